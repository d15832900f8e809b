import type { AgentState } from '../core/floor';
import type { JournalEntry } from './contacts';
import { request } from './client';

export interface PastContact {
  readonly id: string;
  readonly at: string;
  readonly channel: string;
  readonly summary: string | null;
  readonly agentName: string | null;
}

export interface CustomerCard {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly level: string;
  readonly isKey: boolean;
  readonly language: string | null;
  readonly phones: readonly string[];
  readonly contactCount: number;
  readonly pastContacts: readonly PastContact[];
}

export interface Consultation {
  /** Who is asked; to the one who is asked, who asks. */
  readonly with: string;
  readonly isAsked: boolean;
  readonly isTalking: boolean;
}

/** A blind transfer hands the caller over at once, an attended one asks first. */
export type TransferKind = 'Blind' | 'Attended';

export interface DeskContact {
  readonly id: string;
  readonly channel: string;
  readonly from: string;
  readonly to: string;
  readonly talking: boolean;
  readonly onHold: boolean;
  /** Until when it is offered; null when it is not. */
  readonly deadline: string | null;
  /** Asking a colleague, or being asked; null while nobody asks. */
  readonly consultation: Consultation | null;
  readonly queueName: string | null;
  readonly arrivedAt: string;
  readonly connectedAt: string | null;
  readonly waitedSeconds: number;
  readonly talkedSeconds: number;
  readonly endedAt: string | null;
  /** Why it came to this agent. */
  readonly why: string | null;
  /** A web message's text. */
  readonly message: string | null;
  readonly summary: string | null;
  readonly customer: CustomerCard | null;
  readonly journal: readonly JournalEntry[];
}

export interface WrapUp {
  readonly contactId: string;
  readonly deadline: string | null;
  readonly codeDue: boolean;
  readonly code: string | null;
  readonly codes: readonly string[];
}

export interface Desk {
  readonly agentId: string;
  readonly workNumber: string;
  readonly name: string;
  /** What the centre's clock shows. */
  readonly now: string;
  readonly state: AgentState;
  readonly reason: string | null;
  readonly since: string;
  /** The state that follows when the contact at hand is done. */
  readonly next: AgentState | null;
  readonly groups: readonly { readonly id: string; readonly name: string; readonly serving: boolean }[];
  readonly breakReasons: readonly string[];
  /** Calls are taken on the screen; else at the phone. */
  readonly answersOnScreen: boolean;
  readonly contact: DeskContact | null;
  readonly messages: readonly DeskContact[];
  readonly wrapUp: WrapUp | null;
  readonly today: { readonly handled: number; readonly talkSeconds: number; readonly wrapUpSeconds: number; readonly breakSeconds: number };
}

export interface TransferTarget {
  readonly kind: 'Agent' | 'Queue';
  readonly id: string;
  readonly name: string;
  readonly workNumber: string | null;
  readonly state: AgentState | null;
  readonly free: number | null;
  readonly waiting: number | null;
  readonly canTake: boolean;
}

const address = '/api/me/agent';
const message = (contactId: string) => `${address}/messages/${encodeURIComponent(contactId)}`;

export const getDesk = (signal?: AbortSignal) => request<Desk>('GET', address, { signal });
export const setState = (state: 'Available' | 'Break' | 'Offline', reason?: string) => request<void>('PUT', `${address}/state`, { body: { state, reason } });
export const chooseGroups = (groups: readonly string[]) => request<void>('PUT', `${address}/groups`, { body: { groups } });
export const accept = () => request<void>('POST', `${address}/accept`);
export const decline = () => request<void>('POST', `${address}/decline`);
export const endTalk = () => request<void>('POST', `${address}/end`);
export const hold = (on: boolean) => request<void>('PUT', `${address}/hold`, { body: { on } });
export const transfer = (target: string, kind: TransferKind) => request<void>('POST', `${address}/transfer`, { body: { target, kind } });
export const goOnWithTransfer = (step: 'complete' | 'cancel' | 'conference') => request<void>('POST', `${address}/transfer/${step}`);
export const findTargets = (search: string, signal?: AbortSignal) =>
  request<{ readonly items: readonly TransferTarget[] }>('GET', `${address}/transfer-targets`, { query: { search }, signal });
export const giveCode = (code: string) => request<void>('PUT', `${address}/wrap-up-code`, { body: { code } });
export const takeMessage = (contactId: string) => request<void>('POST', `${message(contactId)}/take`);
export const endMessage = (contactId: string) => request<void>('POST', `${message(contactId)}/end`);
export const summarise = (contactId: string, text: string) =>
  request<void>('PUT', `${address}/contacts/${encodeURIComponent(contactId)}/summary`, { body: { text } });
