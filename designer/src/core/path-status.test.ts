import { describe, expect, it } from 'vitest';
import type { Flow } from './flowchart';
import { pathStatus, type NodeVisit } from './path-status';

const box = { x: 0, y: 0, width: 1, height: 1 };
const flow: Flow = {
  nodes: ['a', 'menu', 'queue'].map((id) => ({ id, nodeId: `W:f:${id}`, type: 't', title: id, ...box })),
  connections: [
    { id: 'c1', sourceId: 'a', targetId: 'menu', port: 'Done', vertices: [] },
    { id: 'c2', sourceId: 'menu', targetId: 'queue', port: '1', vertices: [] },
    { id: 'c3', sourceId: 'menu', targetId: 'queue', port: '2', vertices: [] },
  ],
};

const visit = (id: string, second: number, over: Partial<NodeVisit> = {}): NodeVisit => ({
  nodeId: `W:f:${id}`,
  activityId: id,
  type: 't',
  name: id,
  status: 'Completed',
  count: 1,
  at: `2026-01-01T00:00:0${second}Z`,
  ...over,
});

describe('pathStatus', () => {
  it('knows nothing before the first visit', () => {
    expect(pathStatus(flow, [])).toMatchObject({ currentId: null });
  });

  it('looks at the node that is active, not at the newest', () => {
    const path = pathStatus(flow, [visit('a', 1), visit('menu', 2, { status: 'Suspended' }), visit('queue', 3)]);
    expect(path.currentId).toBe('menu');
  });

  it('looks at the newest when everything has completed', () => {
    expect(pathStatus(flow, [visit('queue', 3), visit('a', 1), visit('menu', 2)]).currentId).toBe('queue');
  });

  it('shows the visits inside a node on that node, the worst status first', () => {
    const path = pathStatus(flow, [visit('menu', 1, { count: 2 }), visit('menu:inner', 2, { status: 'Faulted', count: 7 })]);
    expect(path.byNode.get('menu')).toMatchObject({ status: 'Faulted', count: 2, at: '2026-01-01T00:00:02Z' });
  });

  it('ignores visits of nodes that are not in the drawing', () => {
    expect(pathStatus(flow, [visit('elsewhere', 1)]).byNode.size).toBe(0);
  });

  it('claims only connections that were certainly taken', () => {
    expect([...pathStatus(flow, [visit('a', 1), visit('menu', 2), visit('queue', 3)]).travelled]).toEqual(['c1']);
    const told = pathStatus(flow, [visit('a', 1), visit('menu', 2, { outcomes: ['2'] }), visit('queue', 3)]);
    expect([...told.travelled]).toEqual(['c1', 'c3']);
  });
});
