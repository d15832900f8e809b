import { secondsBetween } from './time';

export type ScriptStepKind = 'Say' | 'Ask' | 'Choose' | 'Confirm';

export interface ScriptChoice {
  readonly outcome: string;
  /** Its key; null when it has none. */
  readonly key: string | null;
  readonly text: string;
}

/** What is said to the customer, and behind an empty line what only the agent is told. What is read out word for word is said whole. */
export function spokenParts(kind: ScriptStepKind, text: string): { readonly said: string; readonly hint: string } {
  const at = kind === 'Confirm' ? -1 : text.search(/\n\s*\n/);
  return at < 0 ? { said: text.trim(), hint: '' } : { said: text.slice(0, at).trim(), hint: text.slice(at).trim() };
}

interface TimedStep {
  readonly shownAt: string;
  readonly begunAt: string | null;
  readonly expectedSeconds: number | null;
}

/** How long a step takes so far, beside what it should. Longer is shown and nothing else. */
export function paceOf(step: TimedStep, now: number): { readonly seconds: number; readonly percent: number | null; readonly isLong: boolean } {
  const seconds = secondsBetween(step.begunAt ?? step.shownAt, now);
  const expected = step.expectedSeconds ?? 0;
  if (expected <= 0) return { seconds, percent: null, isLong: false };
  return { seconds, percent: Math.min(100, (100 * seconds) / expected), isLong: seconds > expected };
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The choice that a key of the keyboard means; null when it is none, or belongs to the browser. */
export function choiceOf(choices: readonly ScriptChoice[], { key, ctrlKey, altKey, metaKey }: Pressed): ScriptChoice | null {
  if (ctrlKey || altKey || metaKey) return null;
  return choices.find((choice) => choice.key !== null && choice.key.toLowerCase() === key.toLowerCase()) ?? null;
}
