import type { ArmHeat, NodeHeat } from '../api/heat-map';
import type { Flow } from './flowchart';
import { changeText, kpiText } from './kpi';
import { clock } from './time';

/** What a node is coloured by. */
export const figures = ['count', 'dwell', 'dropOff'] as const;
export type Figure = (typeof figures)[number];

/** Whose figures are drawn where a pilot's arms are compared. */
export const sides = ['difference', 'pilot', 'control'] as const;
export type Side = (typeof sides)[number];

/** Classes of colours. Figures are drawn by parts, so that a small arm can be compared with a large one. */
export interface Scale {
  /** Where the next class begins, rising. */
  readonly breaks: readonly number[];
  /** One more than breaks. */
  readonly fills: readonly string[];
}

const heat = ['#fff7ec', '#fee8c8', '#fdd49e', '#fdbb84', '#fc8d59'] as const;
const twoSided = ['#9ecae1', '#deebf7', '#ffffff', '#fee6ce', '#fdae6b'] as const;

/** Entries by run, seconds, and the part of visits that were dropped. */
export const scales: Record<Figure, Scale> = {
  count: { breaks: [0.1, 0.25, 0.5, 0.9], fills: heat },
  dwell: { breaks: [1, 10, 30, 120], fills: heat },
  dropOff: { breaks: [0.01, 0.05, 0.1, 0.25], fills: heat },
};

/** Pilot less control: parts in points, times as a part of the control's. */
export const differenceScales: Record<Figure, Scale> = {
  count: { breaks: [-0.1, -0.02, 0.02, 0.1], fills: twoSided },
  dwell: { breaks: [-0.25, -0.05, 0.05, 0.25], fills: twoSided },
  dropOff: { breaks: [-0.1, -0.02, 0.02, 0.1], fills: twoSided },
};

export const classOf = (scale: Scale, value: number): number => scale.breaks.filter((limit) => value >= limit).length;

export const fillOf = (scale: Scale, value: number | null): string => (value === null ? '#ffffff' : (scale.fills[classOf(scale, value)] ?? '#ffffff'));

const part = (some: number, of: number): number | null => (of > 0 ? some / of : null);

export function findNode(arm: ArmHeat | undefined, id: string): NodeHeat | undefined {
  return arm?.nodes.find((node) => node.id === id);
}

/** What a node of an arm is coloured by; null when nobody was there. */
export function valueOf(figure: Figure, arm: ArmHeat | undefined, id: string): number | null {
  const node = findNode(arm, id);
  if (!arm || !node || node.entries === 0) return null;
  if (figure === 'dwell') return node.medianSeconds;
  return figure === 'count' ? part(node.entries, arm.runs) : part(node.dropOffs, node.entries);
}

/** Pilot less control, as the colours take it; null where one of them was never there. Of counts never there is none. */
export function differenceOf(figure: Figure, pilot: ArmHeat | undefined, control: ArmHeat | undefined, id: string): number | null {
  const [one, other] = [valueOf(figure, pilot, id), valueOf(figure, control, id)];
  if (figure === 'count') return one === null && other === null ? null : pilot && control && pilot.runs > 0 && control.runs > 0 ? (one ?? 0) - (other ?? 0) : null;
  if (one === null || other === null) return null;
  if (figure === 'dropOff') return one - other;
  return other === 0 ? (one === 0 ? 0 : null) : (one - other) / other;
}

/** A dwell as a person reads it. */
export const dwellText = (seconds: number | null): string => (seconds === null || seconds < 60 ? kpiText('Seconds', seconds) : clock(Math.round(seconds)));

/** A node's figure as its badge says it. */
export function figureText(figure: Figure, arm: ArmHeat | undefined, id: string): string {
  if (figure === 'count') return String(findNode(arm, id)?.entries ?? 0);
  const value = valueOf(figure, arm, id);
  return figure === 'dwell' ? dwellText(value) : kpiText('Share', value);
}

/** A difference as its badge says it: points, or a part of the control's time. */
export function differenceText(figure: Figure, value: number | null): string {
  if (figure !== 'dwell' || value === null) return changeText('Share', value);
  return `${value > 0 ? '+' : ''}${Number((value * 100).toFixed(0))} %`;
}

/** What a class of colours holds, in words without any. */
export function classText(figure: Figure, scale: Scale, index: number, isDifference: boolean): string {
  const text = (value: number) =>
    isDifference ? differenceText(figure, value) : figure === 'dwell' ? dwellText(value) : kpiText('Share', value);
  const [from, until] = [scale.breaks[index - 1], scale.breaks[index]];
  if (from === undefined) return until === undefined ? '' : `< ${text(until)}`;
  return until === undefined ? `≥ ${text(from)}` : `${text(from)} … ${text(until)}`;
}

/** A line of the drawing: how often it was passed, and which part of what left its source. */
export interface LineHeat {
  readonly count: number;
  readonly share: number | null;
}

/**
 * What went along each line of the drawing. Lines that no outcome names, such as those of a sequence, take what left their
 * source.
 */
export function linesOf(flow: Flow, arm: ArmHeat | undefined): ReadonlyMap<string, LineHeat> {
  const counts = new Map((arm?.edges ?? []).map((edge) => [`${edge.source} ${edge.port} ${edge.target}`, edge.count]));
  return new Map(
    flow.connections.map((line) => {
      const left = findNode(arm, line.sourceId)?.completions ?? 0;
      const count = counts.get(`${line.sourceId} ${line.port} ${line.targetId}`) ?? (arm?.edges.length ? 0 : left);
      return [line.id, { count, share: part(count, left) }];
    }),
  );
}

/** The width of a line: what nobody took stays thin. */
export const widthOf = (line: LineHeat | undefined, runs: number): number => (line && line.count > 0 && runs > 0 ? 1.6 + 4.4 * Math.min(1, line.count / runs) : 1);
