import { request, type Page } from './client';
import type { KpiValue, KpiView } from './pilots';

export const spotResults = ['Followed', 'NotFollowed', 'Unclear'] as const;
export type SpotResult = (typeof spotResults)[number];

export interface Deviation {
  readonly kind: 'Missing' | 'OutOfOrder' | 'TooLong' | 'Unknown';
  readonly name: string;
  readonly overSeconds: number | null;
}

export interface SpotCheck {
  readonly id: string;
  readonly day: string;
  readonly contactId: string;
  readonly group: string;
  readonly version: string;
  readonly channel: string;
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly contactAt: string;
  /** Null when the contact ran no flow of the version. */
  readonly deviations: readonly Deviation[] | null;
  readonly result: SpotResult | null;
  readonly remark: string | null;
  readonly checkedAt: string | null;
  readonly checkedBy: string | null;
}

export const problemKinds = ['UnevenUnderstanding', 'NotFollowed'] as const;
export type ProblemKind = (typeof problemKinds)[number];
export const problemStatuses = ['Open', 'Closed', 'Effective'] as const;
export type ProblemStatus = (typeof problemStatuses)[number];

export interface DeploymentProblem {
  readonly id: string;
  readonly kind: ProblemKind;
  readonly status: ProblemStatus;
  readonly process: string;
  readonly group: string | null;
  readonly spotCheck: string | null;
  readonly what: string;
  readonly immediateAction: string;
  readonly owner: string;
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly done: string | null;
  readonly reviewAt: string | null;
  readonly isReviewDue: boolean;
  readonly review: string | null;
  readonly reopenings: number;
  readonly openedAt: string;
  readonly openedBy: string;
}

export interface ProblemWanted {
  readonly kind: ProblemKind;
  readonly process?: string;
  readonly group?: string;
  readonly spotCheck?: string;
  readonly what: string;
  readonly immediateAction: string;
  readonly owner: string;
  readonly dueAt: string;
}

interface Turn {
  readonly page: number;
  readonly pageSize: number;
}

const problem = (id: string) => `/api/deployment-problems/${encodeURIComponent(id)}`;

export const listSpotChecks = (query: Turn & { readonly day?: string | undefined; readonly looked?: boolean | undefined }, signal?: AbortSignal) => request<Page<SpotCheck>>('GET', '/api/spot-checks', { query: { ...query }, signal });
export const drawSpotChecks = (wanted: { readonly day?: string; readonly size?: number | null }) => request<{ readonly day: string }>('POST', '/api/spot-checks/draws', { body: wanted });
export const noteSpotResult = (id: string, result: SpotResult, remark: string | undefined) => request<SpotCheck>('POST', `/api/spot-checks/${encodeURIComponent(id)}/result`, { body: { result, remark } });
export const listProblems = (query: Turn & { readonly status?: ProblemStatus | undefined; readonly kind?: ProblemKind | undefined }, signal?: AbortSignal) => request<Page<DeploymentProblem>>('GET', '/api/deployment-problems', { query: { ...query }, signal });
export const openProblem = (wanted: ProblemWanted) => request<DeploymentProblem>('POST', '/api/deployment-problems', { body: wanted });
export const closeProblem = (id: string, done: string, reviewWeeks: number) => request<DeploymentProblem>('POST', `${problem(id)}/close`, { body: { done, reviewWeeks } });
export const reviewProblem = (id: string, review: { readonly isEffective: boolean; readonly remark: string; readonly dueAt?: string }) => request<DeploymentProblem>('POST', `${problem(id)}/review`, { body: review });

/** A goal of the problem's process: before it was opened, and since something was done. */
export interface ProblemGoal {
  readonly kpi: string;
  readonly name: string;
  readonly englishName: string;
  readonly unit: KpiView['unit'];
  readonly target: number;
  readonly before: KpiValue;
  readonly since: KpiValue;
  /** Null while too little is known. */
  readonly holds: boolean | null;
}

export const listGoals = (id: string, signal: AbortSignal) => request<readonly ProblemGoal[]>('GET', `${problem(id)}/goals`, { signal });
