import type { NodeVisit, VisitStatus } from './path-status';

/** One record of an instance's journal, as the Elsa API gives it. */
export interface JournalRecord {
  readonly nodeId: string;
  readonly activityId: string;
  readonly activityType: string;
  readonly activityName?: string | null;
  readonly eventName?: string | null;
  readonly timestamp: string;
}

const statusOfEvent: Record<string, VisitStatus> = {
  Started: 'Running',
  Resumed: 'Running',
  Suspended: 'Suspended',
  Completed: 'Completed',
  Canceled: 'Completed',
  Faulted: 'Faulted',
};

/** What the journal says about where an instance has been. Records are in the order in which they happened. */
export function visitsOf(records: readonly JournalRecord[]): NodeVisit[] {
  const visits = new Map<string, NodeVisit>();
  for (const record of records) {
    const status = statusOfEvent[record.eventName ?? ''];
    if (!status) continue;
    const known = visits.get(record.nodeId);
    const started = record.eventName === 'Started';
    visits.set(record.nodeId, {
      nodeId: record.nodeId,
      activityId: record.activityId,
      type: record.activityType,
      name: record.activityName ?? record.activityId,
      status,
      count: (known?.count ?? 0) + (started ? 1 : 0),
      at: started || !known ? record.timestamp : known.at,
    });
  }
  return [...visits.values()];
}
