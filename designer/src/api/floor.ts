import type { AgentState, Limit } from '../core/floor';
import { request, type Page } from './client';

export interface Agent {
  readonly id: string;
  readonly workNumber: string;
  readonly name: string;
  readonly group: string | null;
  readonly state: string;
  readonly stateSince: string;
  readonly skills: readonly { readonly name: string; readonly level: number }[];
  readonly contactId: string | null;
}

/** A queue on the wall board; shares are 0 to 1, and null while there is nothing to tell. */
export interface BoardQueue {
  readonly id: string;
  readonly name: string;
  readonly targetSeconds: number;
  readonly waiting: number;
  readonly longestWaitSince: string | null;
  readonly expectedWaitSeconds: number | null;
  readonly serviceLevel: number | null;
  readonly abandonment: number | null;
  readonly answered: number;
  readonly abandoned: number;
  readonly overflowed: number;
  readonly refused: number;
  /** Those who are signed in. */
  readonly agents: Readonly<Partial<Record<AgentState, number>>>;
}

export interface BoardAgent {
  readonly id: string;
  readonly state: AgentState;
  readonly since: string;
  readonly reason?: string;
  readonly contactId?: string;
  readonly messages?: number;
}

/** All of one moment, as the hub sends it. */
export interface Board {
  readonly at: string;
  readonly queues: readonly BoardQueue[];
  readonly agents: readonly BoardAgent[];
}

export const figures = ['waiting', 'longestWaitSeconds', 'serviceLevelPercent', 'abandonedPercent'] as const;
export type Figure = (typeof figures)[number];
export type Limits = Readonly<Record<Figure, Limit | null>>;

export interface QueueLimits {
  /** `default` for the centre. */
  readonly queueId: string;
  readonly queueName: string | null;
  readonly own: Limits;
  readonly effective: Limits;
}

const all = { page: 1, pageSize: 500 };

export const getBoard = (signal?: AbortSignal) => request<Board>('GET', '/api/board', { signal });
export const listAgents = (signal?: AbortSignal) => request<Page<Agent>>('GET', '/api/agents', { query: all, signal });
export const listLimits = (signal?: AbortSignal) => request<{ readonly items: readonly QueueLimits[] }>('GET', '/api/board-limits', { signal });
export const setLimits = (queueId: string, limits: Limits) => request<QueueLimits>('PUT', `/api/board-limits/${encodeURIComponent(queueId)}`, { body: limits });
