import type { DefinitionJson } from '../core/flowchart';
import { request, type Page } from './client';

export const processClasses = ['KeyUser', 'OperationSupport'] as const;
export const standings = ['Candidate', 'Chosen', 'Dropped'] as const;
export const stages = ['Identify', 'Define', 'Pilot', 'Deploy'] as const;
export const inputKinds = ['Information', 'Money', 'People', 'Technology'] as const;
export const outputKinds = ['Product', 'Service', 'Decision'] as const;
export const coverageStates = ['None', 'Overlap', 'Planned', 'Covered', 'NotNeeded'] as const;

export type ProcessClass = (typeof processClasses)[number];
export type Standing = (typeof standings)[number];
export type Stage = (typeof stages)[number];
export type CoverageState = (typeof coverageStates)[number];
export type VersionStatus = 'Draft' | 'Released' | 'Piloting' | 'Proven' | 'RollingOut' | 'InForce' | 'Rejected' | 'Retired';
export type PriorityField = 'First' | 'Plan' | 'Fill' | 'Leave';
export type KpiUnit = 'Share' | 'Seconds' | 'PerHundred' | 'PerTenThousand' | 'NetScore' | 'Number';
export type DifferenceKind = 'Added' | 'Removed' | 'Changed' | 'Moved';

/** Something with a name in both languages. */
export interface Named {
  readonly name: string;
  readonly englishName: string | null;
}

export interface Rank {
  readonly value: number;
  readonly effort: number;
  readonly priority: number;
  readonly field: PriorityField;
}

export interface ExpectedResult {
  readonly benefitPerYear: number;
  readonly costOnce: number;
  readonly costPerYear: number;
  readonly netPerYear: number;
  readonly paybackMonths: number | null;
}

export interface VersionHead {
  readonly id: string;
  readonly number: number;
  readonly status: VersionStatus;
  readonly stage: Stage;
  readonly revises: number | null;
  readonly note: string | null;
  readonly flows: number;
  readonly steps: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly releasedAt: string | null;
  readonly releasedBy: string | null;
}

export interface ProcessHead extends Named {
  readonly id: string;
  readonly class: ProcessClass;
  readonly standing: Standing;
  readonly owner: string;
  readonly ownerName: string;
  readonly stage: Stage;
  readonly latest: VersionHead | null;
  readonly inForce: number | null;
  readonly rank: Rank | null;
  readonly expected: ExpectedResult | null;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export interface KindAndText {
  readonly kind: string;
  readonly text: string;
}

export interface KpiTarget {
  readonly kpi: string;
  readonly target: number;
}

/** What is said of a process, as it is written. */
export interface ProcessSettings {
  readonly name: string;
  readonly englishName: string | null;
  readonly description: string | null;
  readonly class: ProcessClass;
  readonly owner: string;
  readonly customers: readonly string[];
  readonly channels: readonly string[];
  readonly serviceKinds: readonly string[];
  readonly serviceItems: readonly string[];
  readonly goals: readonly string[];
  readonly inputs: readonly KindAndText[];
  readonly outputs: readonly KindAndText[];
  readonly mainGoal: string | null;
  readonly kpis: readonly KpiTarget[];
  readonly expected: Pick<ExpectedResult, 'benefitPerYear' | 'costOnce' | 'costPerYear'> | null;
}

export interface ProcessContent extends ProcessSettings {
  readonly id: string;
  readonly standing: Standing;
  readonly standingReason: string | null;
  readonly score: readonly Points[];
  readonly expected: ExpectedResult | null;
}

export interface Process {
  readonly head: ProcessHead;
  readonly content: ProcessContent;
  readonly versions: readonly VersionHead[];
}

export interface Points {
  readonly criterion: string;
  readonly points: number;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Criterion {
  readonly id: string;
  readonly side: 'Value' | 'Effort';
  readonly weight: number;
  readonly name: Words;
  readonly fewest: Words;
  readonly most: Words;
}

export interface KpiChoice extends Named {
  readonly id: string;
  readonly unit: KpiUnit;
  readonly better: 'Higher' | 'Lower' | 'None';
  readonly formula: string;
}

export interface MainGoal extends Named {
  readonly id: string;
  /** Ids of the KPIs that drive it. */
  readonly drivers: readonly string[];
}

export interface ProcessChoices {
  readonly owners: readonly { readonly userName: string; readonly displayName: string }[];
  readonly mainGoals: readonly MainGoal[];
  readonly kpis: readonly KpiChoice[];
  readonly criteria: readonly Criterion[];
}

export interface AxisValue {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
}

export interface Exclusion {
  readonly serviceKind: string | null;
  readonly channel: string | null;
  readonly customers: string | null;
  readonly reason: string;
}

export interface Axes {
  readonly serviceKinds: readonly AxisValue[];
  readonly channels: readonly AxisValue[];
  readonly customers: readonly AxisValue[];
  readonly serviceItems: readonly AxisValue[];
  readonly exclusions: readonly Exclusion[];
}

export interface CoverageCell {
  readonly serviceKind: string;
  readonly channel: string;
  readonly customers: string;
  readonly state: CoverageState;
  readonly processes: readonly string[];
  readonly reason: string | null;
}

export interface ProcessName extends Named {
  readonly id: string;
}

export interface Coverage {
  readonly axes: Axes;
  readonly cells: readonly CoverageCell[];
  readonly counts: Readonly<Record<CoverageState, number>>;
  readonly processes: readonly ProcessName[];
}

export interface Priority extends ProcessName {
  readonly class: ProcessClass;
  readonly standing: Standing;
  readonly rank: Rank | null;
  readonly expected: ExpectedResult | null;
}

export interface InventoryLine {
  readonly flow: { readonly definitionId: string; readonly name: string; readonly isPublished: boolean; readonly runs: number };
  readonly share: number | null;
  readonly processes: readonly string[];
}

export interface Inventory {
  readonly from: string;
  readonly until: string;
  readonly runs: number;
  readonly lines: readonly InventoryLine[];
  readonly processes: readonly ProcessName[];
}

export interface VersionFlow {
  readonly definitionId: string;
  readonly name: string | null;
  readonly versionId: string | null;
  readonly version: number | null;
  readonly isFrozen: boolean;
}

export interface Step {
  readonly number?: number;
  readonly what: string;
  readonly englishWhat: string | null;
  readonly role: string;
  readonly dueMinutes: number | null;
}

export interface Version {
  readonly head: VersionHead;
  readonly flows: readonly VersionFlow[];
  readonly steps: readonly Step[];
  readonly kpis: readonly string[];
  readonly withoutProof: string | null;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export interface VersionSettings {
  readonly revision: number;
  readonly flows: readonly string[];
  readonly steps: readonly Step[];
  readonly kpis: readonly string[];
  readonly note: string | null;
}

export interface FieldDifference {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface NodeDifference {
  readonly kind: DifferenceKind;
  readonly id: string;
  readonly type: string;
  readonly title: string | null;
  readonly fields: readonly FieldDifference[];
  readonly isMoved: boolean;
}

export interface FlowDifference {
  readonly definitionId: string;
  readonly name: string | null;
  /** Null when both have the same content. */
  readonly kind: DifferenceKind | null;
  readonly before: { readonly id: string; readonly number: number } | null;
  readonly after: { readonly id: string; readonly number: number } | null;
  readonly difference: {
    readonly nodes: readonly NodeDifference[];
    readonly connections: readonly { readonly kind: DifferenceKind; readonly connection: { readonly sourceId: string; readonly sourcePort: string; readonly targetId: string } }[];
    readonly settings: readonly FieldDifference[];
  } | null;
}

export interface Comparison {
  readonly before: number;
  readonly after: number;
  readonly flows: readonly FlowDifference[];
  readonly steps: readonly { readonly kind: DifferenceKind; readonly before: Step | null; readonly after: Step | null }[];
  readonly kpisAdded: readonly string[];
  readonly kpisRemoved: readonly string[];
}

export interface VersionFinding {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'Error' | 'Warning';
  /** Null for the step table. */
  readonly definitionId: string | null;
  readonly flowName: string | null;
  readonly activityId: string | null;
  readonly property: string | null;
  readonly message: string;
  readonly quotes: { readonly id: string; readonly words: string };
  readonly reason: string | null;
  readonly reasonBy: string | null;
}

export interface DesignCheck {
  readonly items: readonly VersionFinding[];
  readonly errors: number;
  readonly warningsWithoutReason: number;
}

export interface ProcessQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search: string;
  readonly stage: string;
}

const all = '/api/processes';
const one = (id: string) => `${all}/${encodeURIComponent(id)}`;
const version = (id: string, number: number) => `${one(id)}/versions/${number}`;

export const listProcesses = (query: ProcessQuery, signal?: AbortSignal) => request<Page<ProcessHead>>('GET', all, { query: { ...query }, signal });
export const getProcess = (id: string, signal?: AbortSignal) => request<Process>('GET', one(id), { signal });
export const addProcess = (id: string, settings: ProcessSettings) => request<Process>('POST', all, { body: { id, ...settings } });
export const changeProcess = (id: string, revision: number, settings: ProcessSettings) => request<Process>('PUT', one(id), { body: { revision, ...settings } });
export const removeProcess = (id: string, revision: number) => request<void>('DELETE', one(id), { query: { revision } });
export const scoreProcess = (id: string, revision: number, points: readonly Points[]) => request<Process>('PUT', `${one(id)}/score`, { body: { revision, points } });
export const decideProcess = (id: string, revision: number, standing: Standing, reason: string | null) =>
  request<Process>('PUT', `${one(id)}/standing`, { body: { revision, standing, reason } });
export const getChoices = (signal?: AbortSignal) => request<ProcessChoices>('GET', `${all}/choices`, { signal });
export const getAxes = (signal?: AbortSignal) => request<{ readonly axes: Axes; readonly revision: number }>('GET', `${all}/axes`, { signal });
export const saveAxes = (revision: number, axes: Axes) => request<unknown>('PUT', `${all}/axes`, { body: { revision, ...axes } });
export const getCoverage = (signal?: AbortSignal) => request<Coverage>('GET', `${all}/coverage`, { signal });
export const getPriorities = (signal?: AbortSignal) => request<readonly Priority[]>('GET', `${all}/priorities`, { signal });
export const getInventory = (from: string | null, until: string | null, signal?: AbortSignal) => request<Inventory>('GET', `${all}/inventory`, { query: { from, until }, signal });
export const getVersion = (id: string, number: number, signal?: AbortSignal) => request<Version>('GET', version(id, number), { signal });
export const draftVersion = (id: string) => request<Version>('POST', `${one(id)}/versions`, { body: {} });
export const reviseVersion = (id: string, number: number) => request<Version>('POST', `${version(id, number)}/revise`, { body: {} });
export const changeVersion = (id: string, number: number, settings: VersionSettings) => request<Version>('PUT', version(id, number), { body: settings });
export const moveVersion = (id: string, number: number, move: 'release' | 'reject' | 'retire', revision: number) =>
  request<Version>('POST', `${version(id, number)}/${move}`, { body: { revision } });
export const checkVersion = (id: string, number: number, signal?: AbortSignal) => request<DesignCheck>('GET', `${version(id, number)}/design-check`, { signal });
export const explainFinding = (id: string, number: number, finding: string, reason: string) =>
  request<DesignCheck>('PUT', `${version(id, number)}/design-check/reasons`, { body: { finding, reason } });
/** The address of a version's document. */
export const documentOf = (id: string, number: number, format: 'html' | 'markdown', language: string) =>
  `${version(id, number)}/document?format=${format}&language=${encodeURIComponent(language)}`;
export const compareVersions = (id: string, before: number, after: number, signal?: AbortSignal) =>
  request<Comparison>('GET', `${version(id, after)}/comparison`, { query: { with: before }, signal });
export const getDefinitionVersion = (versionId: string, signal?: AbortSignal) =>
  request<DefinitionJson>('GET', `/elsa/api/workflow-definitions/by-id/${encodeURIComponent(versionId)}`, { signal });
