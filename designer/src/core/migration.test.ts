import { describe, expect, it } from 'vitest';
import { candidates, isOver, mapped, percentOf } from './migration';

const target = (id: string, type: string, container: string | null = 'flow') => ({ id, name: id, type, container });

describe('migration', () => {
  it('is over when it was carried out, however it went', () => {
    expect((['Pending', 'Running', 'Completed', 'Failed'] as const).filter(isOver)).toEqual(['Completed', 'Failed']);
  });

  it('is done in percent of its instances', () => {
    expect(percentOf({ total: 3, succeeded: 1, failed: 1 })).toBe(66);
    expect(percentOf({ total: 0, succeeded: 0, failed: 0 })).toBe(100);
  });

  it('offers activities of the same kind first, and never the whole flow', () => {
    const { same, others } = candidates([target('flow', 'Elsa.Flowchart', null), target('a', 'Elsa.Event'), target('b', 'Elsa.Delay')], 'Elsa.Event');
    expect(same.map((item) => item.id)).toEqual(['a']);
    expect(others.map((item) => item.id)).toEqual(['b']);
  });

  it('maps, changes and forgets', () => {
    const nodes = mapped({}, 'old', 'new');
    expect(nodes).toEqual({ old: 'new' });
    expect(mapped(nodes, 'old', 'other')).toEqual({ old: 'other' });
    expect(mapped(nodes, 'old', undefined)).toEqual({});
    expect(mapped(nodes, 'old', 'old')).toEqual({});
  });
});
