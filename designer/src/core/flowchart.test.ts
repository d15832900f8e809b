import { describe, expect, it } from 'vitest';
import { readFlow, shortType, type ActivityJson, type DefinitionJson } from './flowchart';

const definition = (root: ActivityJson | null): DefinitionJson => ({ id: 'v1', definitionId: 'd', name: 'd', version: 1, isPublished: true, root });

const node = (id: string, x?: number): ActivityJson => ({
  id,
  type: 'CallCenter.PlayPrompt',
  name: id,
  ...(x === undefined ? {} : { metadata: { designer: { position: { x, y: 10 }, size: { width: 240, height: 60 } } } }),
});

const flowchart = (activities: ActivityJson[], connections: ActivityJson['connections'] = []): DefinitionJson =>
  definition({ id: 'fc', nodeId: 'Workflow1:fc', type: 'Elsa.Flowchart', activities, connections });

describe('readFlow', () => {
  it('of a definition without a root is empty', () => {
    expect(readFlow(definition(null))).toEqual({ nodes: [], connections: [] });
  });

  it('takes places, sizes and titles from the drawing', () => {
    const flow = readFlow(flowchart([{ ...node('a', 40), nodeId: 'Workflow1:fc:a', metadata: { displayText: '欢迎语', designer: { position: { x: 40, y: 7 } } } }]));
    expect(flow.nodes[0]).toEqual({ id: 'a', nodeId: 'Workflow1:fc:a', type: 'CallCenter.PlayPrompt', title: '欢迎语', x: 40, y: 7, width: 200, height: 54 });
  });

  it('leaves out connections to what is not there and names the default port', () => {
    const flow = readFlow(
      flowchart(
        [node('a', 0), node('b', 300)],
        [
          { source: { activity: 'a' }, target: { activity: 'b' } },
          { source: { activity: 'a', port: 'X' }, target: { activity: 'gone' } },
        ],
      ),
    );
    expect(flow.connections).toEqual([{ id: 'c0', sourceId: 'a', targetId: 'b', port: 'Done', vertices: [] }]);
  });

  it('lays out what was never drawn in columns, loops included', () => {
    const flow = readFlow(
      flowchart(
        [node('a'), node('b'), node('c'), node('lost')],
        [
          { source: { activity: 'a' }, target: { activity: 'b' } },
          { source: { activity: 'a', port: 'No' }, target: { activity: 'c' } },
          { source: { activity: 'c' }, target: { activity: 'a' } },
        ],
      ),
    );
    const place = (id: string) => flow.nodes.find((n) => n.id === id);
    expect([place('a')?.x, place('b')?.x, place('c')?.x]).toEqual([0, 290, 290]);
    expect(place('b')?.y).not.toBe(place('c')?.y);
    expect(place('lost')?.y).not.toBe(place('a')?.y);
  });

  it('makes room for the names of many outcomes, to both sides', () => {
    const ports = ['1', '2', '3', '4', 'NoInput', 'NoMatch'];
    const flow = readFlow(flowchart([node('menu', 0), node('b', 300)], ports.map((port) => ({ source: { activity: 'menu', port }, target: { activity: 'b' } }))));
    expect(flow.nodes[0]).toMatchObject({ y: 10 - 22, height: 104 });
  });

  it('chains the activities of a sequence', () => {
    const flow = readFlow(definition({ id: 's', type: 'Elsa.Sequence', activities: [node('a'), node('b'), node('c')] }));
    expect(flow.connections.map((c) => `${c.sourceId}>${c.targetId}`)).toEqual(['a>b', 'b>c']);
    expect(flow.nodes[1]?.nodeId).toBe('Workflow1:s:b');
  });

  it('draws a root that holds nothing as one node', () => {
    const flow = readFlow(definition({ id: 'only', type: 'Elsa.WriteLine' }));
    expect(flow.nodes).toHaveLength(1);
    expect(flow.nodes[0]).toMatchObject({ nodeId: 'Workflow1:only', title: 'WriteLine' });
  });
});

describe('shortType', () => {
  it('drops the namespace', () => {
    expect(shortType('CallCenter.PlayPrompt')).toBe('PlayPrompt');
    expect(shortType('Plain')).toBe('Plain');
  });
});
