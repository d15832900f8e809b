import { request, type Page } from './client';

export type SimulationState = 'Waiting' | 'Running' | 'Finished' | 'Failed' | 'Cancelled';

/** A share with what it is made of; without a denominator there is no value. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

export interface QueueResult {
  readonly queue: string;
  readonly name: string;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly refused: number;
  readonly targetSeconds: number;
  readonly serviceLevel: Ratio;
  readonly abandonment: Ratio;
  readonly meanWaitSeconds: number | null;
  readonly wait90Seconds: number | null;
  readonly longestWaitSeconds: number | null;
  readonly meanTalkSeconds: number | null;
}

export interface HalfHourResult {
  readonly index: number;
  readonly expected: number;
  readonly calls: number;
  readonly contained: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly meanWaitSeconds: number | null;
}

export interface NodeResult {
  readonly definitionId: string;
  readonly activityId: string;
  readonly type: string;
  readonly name: string | null;
  readonly visits: number;
  readonly faults: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

export interface DayResult {
  readonly calls: number;
  readonly contained: number;
  readonly queued: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly leftFlow: number;
  readonly turnedAway: number;
  readonly faulted: number;
  readonly unserved: number;
  readonly containment: Ratio;
  readonly satisfaction: { readonly answers: number; readonly mean: number | null };
  readonly staff: { readonly agents: number; readonly occupancy: Ratio };
  readonly queues: readonly QueueResult[];
  readonly halfHours: readonly HalfHourResult[];
  readonly nodes: readonly NodeResult[];
  readonly notDone: Readonly<Record<string, number>>;
}

export interface SimulationWanted {
  readonly name?: string | null;
  readonly seed?: number | null;
  readonly date?: string | null;
  readonly calls?: number | null;
  readonly arrivals?: readonly number[] | null;
  readonly drafts?: readonly string[] | null;
  readonly callers?: {
    readonly patienceSeconds?: number | null;
    readonly noInput?: number | null;
    readonly talkSeconds?: number | null;
    readonly wrapUpSeconds?: number | null;
  } | null;
  readonly staff?: readonly { readonly group: string | null; readonly from: string; readonly to: string; readonly agents: number | null }[] | null;
}

export interface Simulation {
  readonly id: string;
  readonly name: string | null;
  readonly state: SimulationState;
  readonly progress: number;
  readonly createdAt: string;
  readonly day: string;
  readonly seconds: number | null;
  readonly error: string | null;
  readonly wanted: SimulationWanted;
  readonly result: DayResult | null;
}

export interface ComparedFigure {
  readonly key: string;
  readonly unit: 'Count' | 'Share' | 'Seconds' | 'Score';
  readonly first: number | null;
  readonly second: number | null;
  readonly difference: number | null;
}

export interface ComparedPath {
  readonly definitionId: string;
  readonly activityId: string;
  readonly type: string;
  readonly name: string | null;
  readonly outcome: string;
  readonly firstVisits: number;
  readonly secondVisits: number;
  readonly share: ComparedFigure;
}

export interface ComparedQueue {
  readonly queue: string;
  readonly name: string;
  readonly figures: readonly ComparedFigure[];
}

/** Two simulated days side by side. */
export interface DayComparison {
  readonly first: Simulation;
  readonly second: Simulation;
  readonly sameCallers: boolean;
  readonly figures: readonly ComparedFigure[];
  readonly queues: readonly ComparedQueue[];
  readonly paths: readonly ComparedPath[];
}

const address = '/api/simulations';

export const compareSimulations = (first: string, second: string, signal?: AbortSignal) =>
  request<DayComparison>('GET', `${address}/comparison`, { query: { first, second }, signal });

/** The usual shape of a weekday: 48 half hours in proportion. */
export const getWeekday = (signal?: AbortSignal) => request<readonly number[]>('GET', `${address}/weekday`, { signal });

export const listSimulations = (query: { readonly page: number; readonly pageSize: number }, signal?: AbortSignal) =>
  request<Page<Simulation>>('GET', address, { query: { ...query }, signal });

export const getSimulation = (id: string, signal?: AbortSignal) => request<Simulation>('GET', `${address}/${encodeURIComponent(id)}`, { signal });

export const beginSimulation = (wanted: SimulationWanted) => request<Simulation>('POST', address, { body: wanted });

/** Ends one that is under way, or forgets one that is over. */
export const removeSimulation = (id: string) => request<void>('DELETE', `${address}/${encodeURIComponent(id)}`);
