import { request, type Page } from './client';

export const recordingKinds = ['Call', 'Voicemail'] as const;
export type RecordingKind = (typeof recordingKinds)[number];

export interface Recording {
  readonly id: string;
  readonly contactId: string;
  readonly kind: RecordingKind;
  readonly startedAt: string;
  readonly lengthSeconds: number;
  readonly from: string;
  readonly to: string;
  readonly customerName: string | null;
  readonly agentName: string | null;
  readonly queueName: string | null;
  readonly definitionName: string | null;
  readonly definitionVersion: number | null;
  readonly instanceId: string | null;
}

/** Something that happened, at its second of the recording. */
export interface RecordingMark {
  readonly at: number;
  readonly kind: string;
  readonly text: string;
}

export interface RecordingDetail extends Recording {
  readonly marks: readonly RecordingMark[];
}

export type RecordingQuery = Readonly<Record<string, string | number | undefined>>;

export const listRecordings = (query: RecordingQuery, signal?: AbortSignal) => request<Page<Recording>>('GET', '/api/recordings', { query, signal });

export const getRecording = (id: string, signal?: AbortSignal) => request<RecordingDetail>('GET', `/api/recordings/${encodeURIComponent(id)}`, { signal });

/** Whoever asks for it is written into the audit trail. */
export const recordingAudio = (id: string) => `/api/recordings/${encodeURIComponent(id)}/audio`;
