import { describe, expect, it } from 'vitest';
import type { CoverageCell, NodeDifference, Priority } from '../api/processes';
import { coverageRows, dueIn, kindsByNode, matrixPoints, nameIn, shownTarget, storedTarget } from './process';

const value = (id: string) => ({ id, name: id, englishName: id });

describe('nameIn', () => {
  it('is in the reader’s language, Chinese without an English name', () => {
    expect(nameIn('zh-CN', { name: '报修', englishName: 'Repair' })).toBe('报修');
    expect(nameIn('en-US', { name: '报修', englishName: 'Repair' })).toBe('Repair');
    expect(nameIn('en-US', { name: '报修', englishName: null })).toBe('报修');
  });
});

describe('targets', () => {
  it('are written in per cent and kept as shares', () => {
    expect(shownTarget('Share', 0.29)).toBe(29);
    expect(storedTarget('Share', 29)).toBe(0.29);
    expect(shownTarget('Seconds', 300)).toBe(300);
    expect(storedTarget('PerTenThousand', 20)).toBe(20);
  });

  it('come back as they were written', () => {
    for (let target = 0; target <= 1000; target++) expect(shownTarget('Share', storedTarget('Share', target / 10))).toBe(target / 10);
  });
});

describe('coverageRows', () => {
  const axes = { serviceKinds: [value('k1'), value('k2')], channels: [value('c1'), value('c2')], customers: [value('u1'), value('u2')], serviceItems: [], exclusions: [] };
  const cell = (serviceKind: string, channel: string, customers: string): CoverageCell => ({ serviceKind, channel, customers, state: 'None', processes: [], reason: null });

  it('has a row for each kind and customers, with the channels in order', () => {
    const cells = axes.serviceKinds.flatMap((k) => axes.channels.flatMap((c) => axes.customers.map((u) => cell(k.id, c.id, u.id)))).reverse();
    const rows = coverageRows({ axes, cells });
    expect(rows.map((row) => [row.key, row.kindSpan])).toEqual([
      ['k1/u1', 2],
      ['k1/u2', 0],
      ['k2/u1', 2],
      ['k2/u2', 0],
    ]);
    expect(rows[3]?.cells.map((one) => one.channel)).toEqual(['c1', 'c2']);
  });
});

describe('matrixPoints', () => {
  it('puts those at one place together and leaves out who has no points', () => {
    const priority = (id: string, rank: Priority['rank']): Priority => ({ id, name: id, englishName: null, class: 'KeyUser', standing: 'Candidate', rank, expected: null });
    const rank = { value: 3.5, effort: 2, priority: 1.75, field: 'First' as const };
    const points = matrixPoints([priority('a', rank), priority('b', null), priority('c', rank), priority('d', { ...rank, effort: 4 })]);
    expect(points.map((point) => [point.effort, point.members.map((member) => member.id)])).toEqual([
      [2, ['a', 'c']],
      [4, ['d']],
    ]);
  });
});

describe('dueIn', () => {
  it('uses the largest unit that needs no fraction', () => {
    expect([1, 60, 90, 1440, 2880].map(dueIn)).toEqual([
      { count: 1, unit: 'minutes' },
      { count: 1, unit: 'hours' },
      { count: 90, unit: 'minutes' },
      { count: 1, unit: 'days' },
      { count: 2, unit: 'days' },
    ]);
  });
});

describe('kindsByNode', () => {
  it('finds a node by its id', () => {
    const node: NodeDifference = { kind: 'Changed', id: 'menu', type: 'T', title: null, fields: [], isMoved: true };
    expect(kindsByNode([node]).get('menu')).toBe('Changed');
  });
});
