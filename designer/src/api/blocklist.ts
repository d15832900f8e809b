import { request, type Page } from './client';

export interface BlockedNumber {
  readonly number: string;
  readonly reason: string | null;
  /** Null: blocked until removed. */
  readonly expiresAt: string | null;
}

export interface BlocklistQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search: string;
}

export const listBlocked = (query: BlocklistQuery, signal?: AbortSignal) =>
  request<Page<BlockedNumber>>('GET', '/api/blocklist', { query: { ...query }, signal });

export const blockNumber = (entry: BlockedNumber) => request<unknown>('POST', '/api/blocklist', { body: entry });

export const unblockNumber = (number: string) => request<void>('DELETE', `/api/blocklist/${encodeURIComponent(number)}`);
