import { request, type Page } from './client';

/** The rule of all flows that have none of their own. */
export const defaultRule = 'default';

/** What no number limits is kept for ever. */
export interface RetentionLimits {
  readonly keepDays: number | null;
  readonly keepCount: number | null;
  readonly keepJournalDays: number | null;
  readonly keepRecordingDays: number | null;
}

export interface RetentionRule extends RetentionLimits {
  readonly definitionId: string;
  readonly name: string | null;
}

const address = '/api/retention-rules';

export const listRules = (query: { readonly page: number; readonly pageSize: number }, signal?: AbortSignal) =>
  request<Page<RetentionRule>>('GET', address, { query: { ...query }, signal });

export const setRule = (definitionId: string, limits: RetentionLimits) =>
  request<RetentionRule>('PUT', `${address}/${encodeURIComponent(definitionId)}`, { body: limits });

export const removeRule = (definitionId: string) => request<void>('DELETE', `${address}/${encodeURIComponent(definitionId)}`);

export const applyRules = () => request<{ readonly instances: number; readonly journalRows: number; readonly recordings: number }>('POST', `${address}/apply`);
