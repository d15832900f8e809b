import { describe, expect, it } from 'vitest';
import type { ArmHeat, NodeHeat } from '../api/heat-map';
import type { Flow } from './flowchart';
import { classText, differenceOf, differenceScales, differenceText, dwellText, figureText, fillOf, linesOf, scales, valueOf, widthOf } from './heat-map';

const node = (id: string, over: Partial<NodeHeat> = {}): NodeHeat => ({
  id,
  entries: 10,
  completions: 8,
  faults: 0,
  dropOffs: 2,
  medianSeconds: 12,
  ninetiethSeconds: 30,
  ...over,
});

const arm = (runs: number, nodes: readonly NodeHeat[], edges: ArmHeat['edges'] = []): ArmHeat => ({ arm: 'All', runs, dropOffs: 0, nodes, edges });

const box = { x: 0, y: 0, width: 1, height: 1 };
const flow: Flow = {
  nodes: ['menu', 'queue', 'end'].map((id) => ({ id, nodeId: `W:f:${id}`, type: 't', title: id, ...box })),
  connections: [
    { id: 'c1', sourceId: 'menu', targetId: 'queue', port: '1 Sales', vertices: [] },
    { id: 'c2', sourceId: 'menu', targetId: 'end', port: 'NoInput', vertices: [] },
  ],
};

describe('values of nodes', () => {
  it('counts by run, so that arms of unequal size compare', () => {
    expect(valueOf('count', arm(40, [node('menu')]), 'menu')).toBe(0.25);
    expect(valueOf('dropOff', arm(40, [node('menu')]), 'menu')).toBe(0.2);
    expect(valueOf('dwell', arm(40, [node('menu')]), 'menu')).toBe(12);
  });

  it('knows nothing of a node that nobody entered', () => {
    expect(valueOf('dropOff', arm(40, []), 'menu')).toBeNull();
    expect(valueOf('dropOff', arm(40, [node('menu', { entries: 0, dropOffs: 0 })]), 'menu')).toBeNull();
    expect(valueOf('count', undefined, 'menu')).toBeNull();
    expect(fillOf(scales.dropOff, null)).toBe('#ffffff');
  });

  it('tells entries as they are and the rest by its unit', () => {
    const of = arm(40, [node('menu', { medianSeconds: 75 })]);
    expect([figureText('count', of, 'menu'), figureText('dwell', of, 'menu'), figureText('dropOff', of, 'menu')]).toEqual(['10', '1:15', '20 %']);
    expect([figureText('count', of, 'end'), figureText('dwell', of, 'end')]).toEqual(['0', '–']);
    expect(dwellText(4.25)).toBe('4.3 s');
  });
});

describe('differences', () => {
  const pilot = arm(20, [node('menu', { entries: 10, dropOffs: 1, medianSeconds: 15 })]);
  const control = arm(100, [node('menu', { entries: 40, dropOffs: 8, medianSeconds: 12 })]);

  it('are points of parts, and parts of times', () => {
    expect(differenceOf('count', pilot, control, 'menu')).toBeCloseTo(0.1);
    expect(differenceOf('dropOff', pilot, control, 'menu')).toBeCloseTo(-0.1);
    expect(differenceOf('dwell', pilot, control, 'menu')).toBeCloseTo(0.25);
    expect(differenceText('dropOff', -0.1)).toBe('-10 pp');
    expect(differenceText('dwell', 0.25)).toBe('+25 %');
  });

  it('take a node that one arm never entered for 0 entries, and tell no time of it', () => {
    expect(differenceOf('count', pilot, arm(100, []), 'menu')).toBe(0.5);
    expect(differenceOf('dwell', pilot, arm(100, []), 'menu')).toBeNull();
    expect(differenceOf('count', pilot, arm(0, []), 'menu')).toBeNull();
  });
});

describe('classes of colours', () => {
  it('begin at their break and go on without end', () => {
    expect(fillOf(scales.dwell, 9.9)).toBe(scales.dwell.fills[1]);
    expect(fillOf(scales.dwell, 10)).toBe(scales.dwell.fills[2]);
    expect(fillOf(scales.dwell, 1e6)).toBe(scales.dwell.fills[4]);
    expect(fillOf(differenceScales.count, 0)).toBe('#ffffff');
  });

  it('say what they hold', () => {
    expect([0, 1, 4].map((index) => classText('dwell', scales.dwell, index, false))).toEqual(['< 1 s', '1 s … 10 s', '≥ 2:00']);
    expect(classText('count', differenceScales.count, 4, true)).toBe('≥ +10 pp');
  });
});

describe('lines', () => {
  it('carry what left their source by their outcome', () => {
    const lines = linesOf(flow, arm(10, [node('menu')], [{ source: 'menu', port: '1 Sales', target: 'queue', count: 6 }]));
    expect(lines.get('c1')).toEqual({ count: 6, share: 0.75 });
    expect(lines.get('c2')).toEqual({ count: 0, share: 0 });
    expect(widthOf(lines.get('c1'), 10)).toBeGreaterThan(widthOf(lines.get('c2'), 10));
  });

  it('of a sequence carry all that left their source', () => {
    expect(linesOf(flow, arm(10, [node('menu')])).get('c1')?.count).toBe(8);
  });
});
