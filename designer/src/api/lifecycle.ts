import { request } from './client';

/** The flow that takes a process from candidate to the whole centre; it is redrawn in the designer like any other. */
const life = 'process-life';

/** A run of the lifecycle, or of one of its stages. */
export interface LifeRun {
  readonly id: string;
  readonly definitionId: string;
  readonly definitionVersionId: string;
  readonly parentWorkflowInstanceId: string | null;
  readonly status: 'Running' | 'Finished';
  readonly subStatus: string;
  readonly createdAt: string;
}

/** Where a process is: its lifecycle that runs, else the latest, and the stage that it has come to. */
export interface Life {
  readonly run: LifeRun;
  readonly stage: LifeRun | null;
}

/** Runs of a lifecycle carry the process's id as their correlation id. */
export async function findLife(process: string, signal?: AbortSignal): Promise<Life | null> {
  const list = (filter: object) =>
    request<{ readonly items: readonly LifeRun[] }>('POST', '/elsa/api/workflow-instances', {
      body: { correlationId: process, page: 0, orderBy: 'Created', orderDirection: 'Descending', ...filter },
      signal,
    });
  const runs = (await list({ definitionId: life, pageSize: 20 })).items;
  const run = runs.find((each) => each.status === 'Running') ?? runs[0];
  if (!run) return null;
  const stage = (await list({ pageSize: 50 })).items.find((each) => each.parentWorkflowInstanceId === run.id);
  return { run, stage: stage ?? null };
}

/** Refused while the life of the process is still running. */
export const startLife = (process: string) => request<{ readonly instance: string }>('POST', `/api/processes/${encodeURIComponent(process)}/life`);
