import { request, type Page } from './client';

export const auditActions = [
  'recording.listened',
  'prompt.saved',
  'prompt.reverted',
  'prompt.deleted',
  'process.saved',
  'process.scored',
  'process.decided',
  'process.deleted',
  'axes.saved',
  'version.drafted',
  'version.saved',
  'version.released',
  'version.rejected',
  'version.retired',
] as const;

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly person: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectName: string | null;
}

export type AuditQuery = Readonly<Record<string, string | number | undefined>>;

export const listAudit = (query: AuditQuery, signal?: AbortSignal) => request<Page<AuditEntry>>('GET', '/api/audit', { query, signal });
