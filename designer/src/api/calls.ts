import type { NodeVisit } from '../core/path-status';
import { request } from './client';

export const callStates = ['Ringing', 'InFlow', 'Queued', 'Talking', 'Ended'] as const;
export type CallState = (typeof callStates)[number];

export interface TranscriptLine {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly language?: string | null;
  /** Where the recording is that was played; none when a text was spoken. */
  readonly audio?: string | null;
}

/** A call of the simulator. */
export interface Call {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: CallState;
  readonly instanceId: string | null;
  readonly transcript: readonly TranscriptLine[];
}

/** The nodes an instance has been at, as the server pushes them. */
export interface CallPath {
  readonly instanceId: string;
  readonly nodes: readonly NodeVisit[];
}

const address = (id: string, action = '') => `/api/simulator/calls/${encodeURIComponent(id)}${action}`;

export const placeCall = (from: string, to: string) => request<Call>('POST', '/api/simulator/calls', { body: { from, to } });
export const getCall = (id: string, signal?: AbortSignal) => request<Call>('GET', address(id), { signal });
export const sendDigits = (id: string, digits: string) => request<unknown>('POST', address(id, '/digits'), { body: { digits } });
export const hangUp = (id: string) => request<unknown>('POST', address(id, '/hangup'));
