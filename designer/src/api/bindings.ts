import { request, type Page } from './client';
import type { Why } from './pilots';

export interface Binding {
  readonly id: number;
  readonly process: string;
  readonly version: string;
  readonly group: string | null;
  readonly entry: string | null;
  readonly from: string;
  readonly source: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
}

export interface BindingQuestion {
  readonly process: string;
  readonly group?: string | undefined;
  readonly entry?: string | undefined;
  readonly at?: string | undefined;
  readonly agent?: string | undefined;
}

/** The version that serves, and every step of the way to it. */
export interface BindingAnswer {
  readonly process: string;
  readonly version: string | null;
  readonly group: string | null;
  readonly at: string;
  readonly source: string | null;
  readonly since: string | null;
  readonly because: readonly Why[];
}

export interface BindingWanted {
  readonly version: string;
  readonly group?: string | undefined;
  readonly entry?: string | undefined;
}

const address = '/api/bindings';

export const listBindings = (query: { readonly page: number; readonly pageSize: number }, signal?: AbortSignal) => request<Page<Binding>>('GET', address, { query: { ...query }, signal });
export const askBinding = (question: BindingQuestion, signal?: AbortSignal) => request<BindingAnswer>('GET', `${address}/resolve`, { query: { ...question }, signal });
export const addBinding = (wanted: BindingWanted) => request<Binding>('POST', address, { body: wanted });
export const withdrawBinding = (id: number) => request<Binding>('POST', `${address}/${id}/withdraw`, { body: {} });
