import { request } from './client';
import type { DeploymentProblem } from './deployment';
import type { Verdict, Why } from './pilots';
import type { RolloutStatus } from './rollouts';

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

export interface PilotUnderWay {
  readonly id: string;
  readonly name: string;
  readonly process: string;
  readonly version: string;
  readonly launch: string;
  /** Which measured day; 0 before the first is over. */
  readonly day: number;
  readonly days: number;
  readonly isComplete: boolean;
  /** What the rules propose today. */
  readonly proposal: Verdict;
  readonly reasons: readonly Why[];
}

export interface RolloutUnderWay {
  readonly id: string;
  readonly name: string;
  readonly process: string;
  readonly version: string;
  readonly status: RolloutStatus;
  readonly waves: number;
  readonly wavesStarted: number;
  /** Of the next wave; empty when all have started. */
  readonly nextGroups: readonly string[];
  /** What keeps the next wave from starting. */
  readonly closed: readonly Why[];
}

/** What is under way of one's processes, and the problems that one is to solve. */
export interface Changes {
  readonly pilots: readonly PilotUnderWay[];
  readonly rollouts: readonly RolloutUnderWay[];
  readonly problems: readonly DeploymentProblem[];
}

export const getChanges = (signal?: AbortSignal) => request<Changes>('GET', '/api/home/changes', { signal });
