import { request, type Page } from './client';

export type PlanStatus = 'Pending' | 'Running' | 'Completed' | 'Failed';

export interface MigrationWanted {
  readonly definitionId: string;
  /** Null: instances of every other version. */
  readonly fromVersion: number | null;
  readonly toVersion: number;
  /** Activity ids of the old version to those of the new. */
  readonly nodes: Readonly<Record<string, string>>;
  /** Move what failed too, and run it again there. */
  readonly retry: boolean;
}

export interface Migration extends MigrationWanted {
  readonly id: string;
  readonly status: PlanStatus;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly completedAt: string | null;
}

export interface MigrationReason {
  readonly activityId: string | null;
  readonly reason: string;
}

/** An activity in which instances stand. */
export interface MigrationPlace {
  readonly version: number;
  readonly activityId: string;
  readonly name: string;
  readonly type: string;
  /** Who takes over; null when nobody does. */
  readonly targetId: string | null;
  readonly instances: number;
  readonly refused: number;
}

export interface MigrationTarget {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly container: string | null;
}

export interface MigrationCase {
  readonly instanceId: string;
  readonly name: string | null;
  readonly correlationId: string | null;
  readonly version: number;
  readonly activityIds: readonly string[];
  readonly reasons: readonly MigrationReason[];
}

export interface MigrationTrial {
  readonly total: number;
  readonly looked: number;
  readonly movable: number;
  readonly refused: number;
  readonly places: readonly MigrationPlace[];
  readonly targets: readonly MigrationTarget[];
  readonly instances: Page<MigrationCase>;
}

export interface MigratedInstance {
  readonly instanceId: string;
  readonly status: PlanStatus;
  readonly reasons: readonly MigrationReason[];
}

interface Paging {
  readonly page: number;
  readonly pageSize: number;
}

export const tryMigration = (wanted: MigrationWanted, refused: boolean, paging: Paging, signal?: AbortSignal) =>
  request<MigrationTrial>('POST', '/api/migrations/dry-run', { body: wanted, query: { refused, ...paging }, signal });

export const startMigration = (wanted: MigrationWanted) => request<Migration>('POST', '/api/migrations', { body: wanted });

export const listMigrations = (paging: Paging, signal?: AbortSignal) => request<Page<Migration>>('GET', '/api/migrations', { query: { ...paging }, signal });

export const getMigration = (id: string, signal?: AbortSignal) => request<Migration>('GET', `/api/migrations/${encodeURIComponent(id)}`, { signal });

export const listMigrated = (id: string, status: PlanStatus | '', paging: Paging, signal?: AbortSignal) =>
  request<Page<MigratedInstance>>('GET', `/api/migrations/${encodeURIComponent(id)}/instances`, { query: { status, ...paging }, signal });
