import type { ScriptChoice, ScriptStepKind } from '../core/script';
import { request } from './client';

export interface ScriptStep {
  readonly id: string;
  readonly kind: ScriptStepKind;
  /** What to say, ask or read. */
  readonly text: string;
  /** A JSON schema. */
  readonly form: unknown;
  readonly choices: readonly ScriptChoice[];
  readonly expectedSeconds: number | null;
  readonly shownAt: string;
  /** Since when it is read out. */
  readonly begunAt: string | null;
  readonly begunByMe: boolean;
  readonly endedAt: string | null;
  readonly outcome: string | null;
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly agent: string | null;
}

/** The guided script beside a contact. */
export interface DeskScript {
  readonly state: 'None' | 'Waiting' | 'Working' | 'Finished' | 'Abandoned' | 'Failed';
  readonly name: string | null;
  readonly version: number | null;
  /** One has the contact in hand. */
  readonly mayAnswer: boolean;
  /** What the centre's clock shows. */
  readonly now: string;
  readonly current: ScriptStep | null;
  /** The earliest first. */
  readonly passed: readonly ScriptStep[];
}

export interface ScriptAnswer {
  readonly outcome?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

const address = (contactId: string) => `/api/me/agent/contacts/${encodeURIComponent(contactId)}/script`;
const step = (contactId: string, stepId: string, verb: string) => `${address(contactId)}/steps/${encodeURIComponent(stepId)}/${verb}`;

export const getScript = (contactId: string, signal?: AbortSignal) => request<DeskScript>('GET', address(contactId), { signal });
export const beginStep = (contactId: string, stepId: string) => request<void>('POST', step(contactId, stepId, 'begin'));
export const answerStep = (contactId: string, stepId: string, answer: ScriptAnswer) => request<void>('POST', step(contactId, stepId, 'answer'), { body: answer });
