import { visitsOf, type JournalRecord } from '../core/journal-visits';
import type { NodeVisit } from '../core/path-status';
import { request } from './client';

/** The visits of an instance, read from its journal: for when they are not pushed. */
export async function reportVisits(instanceId: string): Promise<NodeVisit[]> {
  const journal = await request<{ readonly items: readonly JournalRecord[] }>(
    'POST',
    `/elsa/api/workflow-instances/${encodeURIComponent(instanceId)}/journal`,
    { query: { skip: 0, take: 1000 }, body: { filter: { excludedActivityTypes: ['Elsa.Workflow', 'Elsa.Flowchart'] } } },
  );
  return visitsOf(journal.items);
}
