import type { AgentState } from './floor';

interface DeskFacts {
  readonly state: AgentState;
  readonly contact: { readonly talking: boolean; readonly deadline: string | null } | null;
  readonly wrapUp: unknown;
}

/** What an agent is to do now. */
export type DeskPhase = 'signedOff' | 'resting' | 'waiting' | 'ringing' | 'talking' | 'wrappingUp';

export function deskPhase(desk: DeskFacts): DeskPhase {
  if (desk.contact?.deadline) return 'ringing';
  if (desk.contact?.talking) return 'talking';
  if (desk.wrapUp) return 'wrappingUp';
  if (desk.state === 'Offline') return 'signedOff';
  return desk.state === 'Break' ? 'resting' : 'waiting';
}

/** Whole seconds until a moment; 0 when it has passed. */
export function secondsLeft(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 1000)) || 0;
}

/** How much of a stretch of time is left, 0 to 100. */
export function percentLeft(from: string, until: string, now: number): number {
  const whole = Date.parse(until) - Date.parse(from);
  if (!(whole > 0)) return 0;
  return Math.min(100, Math.max(0, (100 * (Date.parse(until) - now)) / whole));
}

interface TalkFacts {
  readonly onHold: boolean;
  readonly consultation: { readonly isAsked: boolean; readonly isTalking: boolean } | null;
}

/** How an agent stands to the caller they talk with, and to who is asked about them. */
export type TalkStage = 'talking' | 'onHold' | 'asking' | 'consulting' | 'conference' | 'asked' | 'askedConference';

export function talkStage({ onHold, consultation }: TalkFacts): TalkStage {
  if (!consultation) return onHold ? 'onHold' : 'talking';
  if (consultation.isAsked) return onHold ? 'asked' : 'askedConference';
  if (!consultation.isTalking) return 'asking';
  return onHold ? 'consulting' : 'conference';
}
