import { request } from './client';

export interface Incident {
  readonly instanceId: string;
  readonly definitionName: string;
  readonly nodeId: string | null;
  readonly message: string;
  readonly at: string;
}

export interface PublishedFlow {
  readonly definitionId: string;
  readonly name: string;
  readonly version: number;
  /** The numbers callers reach this flow by. */
  readonly numbers: readonly string[];
}

export interface Home {
  readonly runningInstances: number;
  readonly incidents: readonly Incident[];
  readonly callsInProgress: number;
  readonly waitingContacts: number;
  readonly agentsAvailable: number;
  readonly agentsTotal: number;
  readonly publishedFlows: readonly PublishedFlow[];
}

export const getHome = (signal?: AbortSignal) => request<Home>('GET', '/api/home', { signal });
