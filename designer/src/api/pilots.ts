import { request, type Page } from './client';

/** A text for people in both languages. */
export interface Why {
  readonly zh: string;
  readonly en: string;
}

export type PilotStatus = 'Planned' | 'Running' | 'Stopped' | 'Decided' | 'Withdrawn';
export type Verdict = 'Invalid' | 'RollBack' | 'Ship' | 'Hold';
export type DesignKind = 'Parallel' | 'Switchback' | 'SteppedWedge';
export type KpiRole = 'Primary' | 'Guardrail' | 'Watch';
export type KpiUnit = 'Share' | 'Seconds' | 'PerHundred' | 'PerTenThousand' | 'NetScore' | 'Number';
export type VersionStatus = 'Draft' | 'Released' | 'Piloting' | 'Proven' | 'RollingOut' | 'InForce' | 'Rejected' | 'Retired';

export interface VersionChoice {
  readonly id: string;
  readonly process: string;
  readonly number: number;
  readonly processName: string;
  readonly processEnglishName: string | null;
  readonly status: VersionStatus;
  /** Whether it is what the whole centre has now. */
  readonly serves: boolean;
}

export interface GroupChoice {
  readonly id: string;
  readonly name: string;
  readonly agents: number;
  readonly queues: readonly string[];
}

export interface KpiChoice {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
  readonly unit: KpiUnit;
  readonly better: 'Higher' | 'Lower' | 'None';
  readonly attribution: 'Agent' | 'Queue' | 'Centre';
}

export interface NamedChoice {
  readonly id: string;
  readonly name: string;
}

export interface PilotChoices {
  readonly today: string;
  readonly versions: readonly VersionChoice[];
  readonly groups: readonly GroupChoice[];
  readonly kpis: readonly KpiChoice[];
  readonly lines: readonly NamedChoice[];
  readonly agents: readonly NamedChoice[];
}

export interface KpiRule {
  readonly kpi: string;
  readonly role: KpiRole;
  readonly margin: number;
  readonly target: number | null;
}

export interface Plan {
  readonly kind: DesignKind;
  readonly groups: readonly string[];
  readonly pilots: readonly string[];
  readonly controls: readonly string[];
  readonly waves: readonly (readonly string[])[];
  readonly blocks: readonly number[];
  readonly matched: boolean;
  readonly assignments: number;
  readonly smallestP: number;
  readonly wasDrawn: boolean;
  readonly seed: number;
  readonly kpis: readonly KpiRule[];
  readonly launch: string;
  readonly baselineWeeks: number;
  readonly weeks: number;
  readonly washOutDays: number;
  readonly measuredFrom: string;
  readonly measuredUntil: string;
  readonly decisionOn: string;
}

export interface Finding {
  readonly id: string;
  readonly severity: 'Error' | 'Warning' | 'Note';
  readonly why: Why;
}

export interface Pilot {
  readonly id: string;
  readonly name: string;
  readonly process: string;
  readonly pilotVersion: string;
  readonly controlVersion: string;
  readonly status: PilotStatus;
  readonly design: DesignKind;
  readonly groups: readonly string[];
  readonly launch: string;
  readonly measuredFrom: string;
  readonly measuredUntil: string;
  readonly decisionOn: string;
  readonly launchedBy: string | null;
  readonly launchReason: string | null;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly decision: Verdict | null;
  readonly proposal: Verdict | null;
  readonly decisionReason: string | null;
}

export interface PilotDetail extends Pilot {
  readonly plan: Plan;
  readonly findings: readonly Finding[] | null;
}

export interface KpiValue {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly ruleSet: string;
  readonly ruleSetVersion: number;
  readonly maturity: 'Mature' | 'Partly' | 'Pending';
}

export interface KpiView {
  readonly kpi: string;
  readonly name: string;
  readonly englishName: string;
  readonly unit: KpiUnit;
  readonly role: KpiRole;
  readonly margin: number;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly harmP: number | null;
  readonly nonInferiorityP: number | null;
  readonly obstacle: Why | null;
  readonly missing: readonly string[];
  readonly pilot: KpiValue;
  readonly control: KpiValue;
  readonly groups: readonly { readonly group: string; readonly isPilot: boolean; readonly before: number; readonly during: number }[];
  readonly days: readonly { readonly day: string; readonly pilot: number | null; readonly control: number | null }[];
}

export interface Monitor {
  readonly until: string;
  readonly look: number;
  readonly looks: number;
  readonly isComplete: boolean;
  readonly proposal: Verdict;
  readonly reasons: readonly Why[];
  readonly sampleRatioP: number | null;
  readonly sampleRatioAlarm: number;
  readonly volumes: readonly { readonly arm: string; readonly contacts: number; readonly agentDays: number }[];
  readonly exposure: number | null;
  readonly leastExposure: number;
  readonly contamination: number | null;
  readonly mostContamination: number;
  readonly kpis: readonly KpiView[];
}

export interface Exposed {
  readonly agentId: string;
  readonly agentName: string;
  readonly group: string;
  readonly readAt: string | null;
  readonly quizPassedAt: string | null;
  readonly treatedFrom: string | null;
}

/** A pilot as it is asked for; what is left out is drawn or usual. */
export interface PilotWanted {
  readonly name: string;
  readonly pilotVersion: string;
  readonly controlVersion: string;
  readonly seed?: number | null;
  readonly launch: string;
  readonly baselineWeeks: number;
  readonly weeks?: number | null;
  readonly washOutDays: number;
  readonly design: {
    readonly kind: DesignKind;
    readonly groups: readonly string[];
    readonly pilots?: number | null;
    readonly matched?: boolean;
    readonly daysPerBlock?: number | null;
    readonly pairs?: number | null;
    readonly waveSizes?: readonly number[] | null;
    readonly daysPerStep?: number | null;
  };
  readonly kpis: readonly { readonly kpi: string; readonly role: KpiRole; readonly margin?: number | null; readonly target?: number | null }[];
}

export interface Proposal {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
}

const address = '/api/pilots';
const one = (id: string) => `${address}/${encodeURIComponent(id)}`;

export const readPilotChoices = (signal?: AbortSignal) => request<PilotChoices>('GET', `${address}/choices`, { signal });
export const listPilots = (query: { readonly page: number; readonly pageSize: number }, signal?: AbortSignal) => request<Page<Pilot>>('GET', address, { query: { ...query }, signal });
export const getPilot = (id: string, signal?: AbortSignal) => request<PilotDetail>('GET', one(id), { signal });
export const getMonitor = (id: string, signal?: AbortSignal) => request<Monitor>('GET', `${one(id)}/monitor`, { signal });
export const listExposed = (id: string, signal?: AbortSignal) => request<readonly Exposed[]>('GET', `${one(id)}/exposure`, { signal });
export const proposePilot = (wanted: PilotWanted) => request<Proposal>('POST', `${address}/proposals`, { body: wanted });
export const addPilot = (wanted: PilotWanted) => request<PilotDetail>('POST', address, { body: wanted });
export const launchPilot = (id: string, reason: string | undefined) => request<Pilot>('POST', `${one(id)}/launch`, { body: { reason: reason || null } });
export const decidePilot = (id: string, decision: Verdict, reason: string | undefined) => request<Pilot>('POST', `${one(id)}/decision`, { body: { decision, reason: reason || null } });
export const revisePilot = (id: string) => request<{ readonly version: string }>('POST', `${one(id)}/revision`, { body: {} });
export const withdrawPilot = (id: string) => request<void>('DELETE', one(id));
export const evidenceOf = (id: string, format: 'html' | 'markdown') => `${one(id)}/evidence?format=${format}`;
