import { request, type Page } from './client';

/** A number that can be called, and the flow that answers it. */
export interface Line {
  readonly number: string;
  readonly name: string;
  readonly definitionId: string | null;
  readonly definitionName: string | null;
}

export const listLines = (signal?: AbortSignal) => request<Page<Line>>('GET', '/api/lines', { query: { page: 1, pageSize: 100 }, signal });

export const saveLine = (number: string, name: string) => request<Line>('PUT', `/api/lines/${encodeURIComponent(number)}`, { body: { name } });
export const removeLine = (number: string) => request<void>('DELETE', `/api/lines/${encodeURIComponent(number)}`);
