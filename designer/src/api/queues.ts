import { request, type Page } from './client';
import type { RecordingRule } from './lines';
import type { SkillLevel } from './people';

export const wrapUpModes = ['None', 'Optional', 'Mandatory'] as const;
export type WrapUpMode = (typeof wrapUpModes)[number];

export const overflowKinds = ['Queue', 'Group', 'Voicemail', 'Callback'] as const;
export type OverflowKind = (typeof overflowKinds)[number];

export interface OverflowRule {
  readonly kind: OverflowKind;
  readonly target: string | null;
  readonly afterSeconds: number | null;
  readonly atLength: number | null;
}

/** A queue's settings; times in seconds, null where there is no limit. */
export interface QueueSettings {
  readonly name: string;
  readonly groups: readonly string[];
  readonly skills: readonly SkillLevel[];
  readonly capacity: number | null;
  readonly ringSeconds: number;
  readonly wrapUpMode: WrapUpMode;
  readonly wrapUpSeconds: number;
  readonly wrapUpCodes: readonly string[];
  readonly refuseWithoutAgents: boolean;
  readonly serviceLevelTargetSeconds: number;
  readonly music: string;
  readonly calendar: string | null;
  readonly relaxLevelSeconds: number | null;
  readonly lastAgentSeconds: number | null;
  readonly recording: RecordingRule;
  readonly callbackAttempts: number;
  readonly callbackRetrySeconds: number;
  readonly overflow: readonly OverflowRule[];
  readonly levelBonuses: readonly { readonly level: string; readonly priority: number }[];
}

export interface QueueListed {
  readonly id: string;
  readonly name: string;
  readonly serviceLevelTargetSeconds: number;
  readonly agentsTotal: number;
}

const queue = (id: string) => `/api/queues/${encodeURIComponent(id)}`;

export const listQueues = (signal?: AbortSignal) => request<Page<QueueListed>>('GET', '/api/queues', { query: { page: 1, pageSize: 500 }, signal });
export const getQueue = (id: string, signal?: AbortSignal) => request<QueueSettings>('GET', queue(id), { signal });
export const removeQueue = (id: string) => request<void>('DELETE', queue(id));
export const saveQueue = (id: string, settings: QueueSettings) => request<QueueSettings>('PUT', queue(id), { body: settings });
