import { request, type Page } from './client';

/** Whether the calls of a line or a queue are recorded; the queue's rule goes before the line's, both before the centre's. */
export const recordingRules = ['AsCentre', 'Always', 'Never'] as const;
export type RecordingRule = (typeof recordingRules)[number];

/** A number that can be called, and the flow that answers it. */
export interface Line {
  readonly number: string;
  readonly name: string;
  readonly definitionId: string | null;
  readonly definitionName: string | null;
  readonly recording: RecordingRule;
}

export const listLines = (signal?: AbortSignal) => request<Page<Line>>('GET', '/api/lines', { query: { page: 1, pageSize: 100 }, signal });

export const saveLine = (number: string, name: string, recording: RecordingRule) =>
  request<Line>('PUT', `/api/lines/${encodeURIComponent(number)}`, { body: { name, recording } });
export const removeLine = (number: string) => request<void>('DELETE', `/api/lines/${encodeURIComponent(number)}`);
