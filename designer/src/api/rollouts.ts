import { request, type Page } from './client';
import type { Why } from './pilots';

export type RolloutStatus = 'Planned' | 'Running' | 'Paused' | 'Aborted' | 'RolledBack' | 'Finished';

export interface Rollout {
  readonly id: string;
  readonly name: string;
  readonly process: string;
  readonly version: string;
  readonly status: RolloutStatus;
  readonly waves: number;
  readonly wavesStarted: number;
  readonly bound: readonly string[];
  /** The part of all groups that has the version. */
  readonly progress: number;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** A KPI as the facts of contacts have it. */
export interface GateMeasure {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  /** Contacts that cannot be counted yet. */
  readonly pending: number;
  readonly maturity: 'Mature' | 'Partly' | 'Pending';
  readonly ruleSet: string;
  readonly ruleSetVersion: number;
  readonly from: string;
  readonly until: string;
  /** Null while too little is known. */
  readonly holds: boolean | null;
}

export interface Gate {
  readonly kind: 'Time' | 'Kpi' | 'SignOff' | 'Trained';
  readonly days: number | null;
  readonly name: string | null;
  readonly least: number | null;
  readonly by: string | null;
  /** By a person's word, else by the facts. */
  readonly isGood: boolean | null;
  readonly limit: number | null;
  /** Of a person's word. */
  readonly reason: string | null;
  readonly measure: GateMeasure | null;
}

export interface WaveBoard {
  readonly number: number;
  readonly groups: readonly string[];
  readonly gates: readonly Gate[];
  readonly hasStarted: boolean;
}

export interface RolloutDetail extends Rollout {
  readonly board: readonly WaveBoard[];
  readonly trained: Readonly<Record<string, number>>;
  readonly closed: readonly Why[];
  readonly events: readonly { readonly at: string; readonly by: string; readonly what: string; readonly detail: string | null }[];
}

export interface WaveWanted {
  readonly groups: readonly string[];
  readonly afterDays?: number | null;
  readonly kpis?: readonly string[] | null;
  /** By KPI; what is left out is the process's target. */
  readonly limits?: Readonly<Record<string, number>> | null;
  readonly signOffs?: readonly string[] | null;
  /** 0 to 1. */
  readonly trained?: number | null;
}

export interface RolloutWanted {
  readonly name: string;
  readonly version: string;
  readonly waves: readonly WaveWanted[];
  readonly withoutProof?: string | null;
}

const address = '/api/rollouts';
const one = (id: string) => `${address}/${encodeURIComponent(id)}`;

export type RolloutAction = 'waves' | 'pause' | 'resume' | 'abort';

export const listRollouts = (query: { readonly page: number; readonly pageSize: number }, signal?: AbortSignal) => request<Page<Rollout>>('GET', address, { query: { ...query }, signal });
export const getRollout = (id: string, signal?: AbortSignal) => request<RolloutDetail>('GET', one(id), { signal });
export const addRollout = (wanted: RolloutWanted) => request<RolloutDetail>('POST', address, { body: wanted });
export const actOnRollout = (id: string, action: RolloutAction) => request<RolloutDetail>('POST', `${one(id)}/${action}`, { body: {} });
export const signOff = (id: string, role: string) => request<RolloutDetail>('POST', `${one(id)}/sign-offs`, { body: { role } });
export const judgeKpi = (id: string, kpi: string, isGood: boolean, reason: string) => request<RolloutDetail>('POST', `${one(id)}/kpis`, { body: { kpi, isGood, reason } });
/** All groups when none is named. */
export const rollBack = (id: string, groups: readonly string[]) => request<RolloutDetail>('POST', `${one(id)}/roll-back`, { body: { groups } });
export const bindAgain = (id: string, groups: readonly string[]) => request<RolloutDetail>('POST', `${one(id)}/bind-again`, { body: { groups } });
