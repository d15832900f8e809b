import { describe, expect, it } from 'vitest';
import { visitsOf, type JournalRecord } from './journal-visits';

const record = (nodeId: string, eventName: string, second: number): JournalRecord => ({
  nodeId,
  activityId: nodeId,
  activityType: 'T',
  activityName: nodeId.toUpperCase(),
  eventName,
  timestamp: `2026-01-01T00:00:0${second}Z`,
});

describe('visitsOf', () => {
  it('counts starts and keeps the last status', () => {
    const visits = visitsOf([record('a', 'Started', 1), record('a', 'Completed', 2), record('a', 'Started', 3), record('a', 'Suspended', 4)]);
    expect(visits).toEqual([
      { nodeId: 'a', activityId: 'a', type: 'T', name: 'A', status: 'Suspended', count: 2, at: '2026-01-01T00:00:03Z' },
    ]);
  });

  it('leaves out events that say nothing about where the instance is', () => {
    expect(visitsOf([record('a', 'Note', 1)])).toEqual([]);
  });
});
