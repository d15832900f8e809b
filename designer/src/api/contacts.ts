import { request, type Page } from './client';
import type { Why } from './pilots';

export interface Contact {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly customerName: string | null;
  readonly channel: string;
  readonly state: string;
  readonly arrivedAt: string;
  readonly endedAt: string | null;
  readonly agentName: string | null;
  readonly queueName: string | null;
  readonly definitionName: string | null;
  readonly instanceId: string | null;
}

export interface JournalEntry {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
}

/** The process version that a contact counts to. */
export interface ContactVersion {
  readonly process: string;
  readonly name: string;
  readonly englishName: string | null;
  readonly number: number;
  /** Null before an agent took it. */
  readonly groupName: string | null;
  readonly resolvedAt: string;
  /** Step by step, why this one. */
  readonly because: readonly Why[];
}

export interface ContactDetail extends Contact {
  /** Null when no version was bound. */
  readonly version: ContactVersion | null;
  readonly journal: readonly JournalEntry[];
  /** Who follows the talk. */
  readonly supervision: { readonly by: string; readonly mode: SupervisionMode; readonly answered: boolean } | null;
}

export const supervisionModes = ['Listen', 'Whisper', 'Barge'] as const;
export type SupervisionMode = (typeof supervisionModes)[number];

export interface ContactQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search: string;
  readonly state: string;
}

export const listContacts = (query: ContactQuery, signal?: AbortSignal) =>
  request<Page<Contact>>('GET', '/api/contacts', { query: { ...query }, signal });

export const getContact = (id: string, signal?: AbortSignal) =>
  request<ContactDetail>('GET', `/api/contacts/${encodeURIComponent(id)}`, { signal });

const supervision = (id: string) => `/api/contacts/${encodeURIComponent(id)}/supervision`;

/** Rings the phone given, else one's own, or changes how a talk is followed that is followed already. */
export const supervise = (id: string, mode: SupervisionMode, phone?: string) =>
  request<void>('POST', supervision(id), { body: { mode, ...(phone ? { number: phone } : {}) } });
export const endSupervision = (id: string) => request<void>('DELETE', supervision(id));
