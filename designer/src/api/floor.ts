import { request, type Page } from './client';

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly waiting: number;
  readonly longestWaitSeconds: number;
  readonly serviceLevelTargetSeconds: number;
  readonly agentsAvailable: number;
  readonly agentsTotal: number;
}

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

const all = { page: 1, pageSize: 500 };

export const listQueues = (signal?: AbortSignal) => request<Page<Queue>>('GET', '/api/queues', { query: all, signal });
export const listAgents = (signal?: AbortSignal) => request<Page<Agent>>('GET', '/api/agents', { query: all, signal });
