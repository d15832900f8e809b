import type { Coverage, CoverageCell, DifferenceKind, KpiUnit, Named, NodeDifference, Priority } from '../api/processes';

/** In the reader's language; Chinese where nobody gave an English name. */
export function nameIn(language: string, named: Named): string {
  return language === 'zh-CN' ? named.name : named.englishName || named.name;
}

/** The factor between how a KPI is stored and how people write it: 0.9 is 90 %. */
export function scaleOf(unit: KpiUnit): number {
  return unit === 'Share' ? 100 : 1;
}

/** Stored value to what people write, without the dust of binary fractions. */
export function shownTarget(unit: KpiUnit, target: number): number {
  return Number((target * scaleOf(unit)).toFixed(6));
}

export function storedTarget(unit: KpiUnit, shown: number): number {
  return Number((shown / scaleOf(unit)).toFixed(8));
}

/** One row of the coverage map: a kind of service for a group of customers, with a cell for each channel. */
export interface CoverageRow {
  readonly key: string;
  readonly serviceKind: string;
  readonly customers: string;
  /** How many rows the kind spans, in its first row; else 0. */
  readonly kindSpan: number;
  readonly cells: readonly CoverageCell[];
}

export function coverageRows({ axes, cells }: Pick<Coverage, 'axes' | 'cells'>): CoverageRow[] {
  return axes.serviceKinds.flatMap((kind) =>
    axes.customers.map((customers, index) => ({
      key: `${kind.id}/${customers.id}`,
      serviceKind: kind.id,
      customers: customers.id,
      kindSpan: index === 0 ? axes.customers.length : 0,
      cells: axes.channels.flatMap(
        (channel) => cells.find((cell) => cell.serviceKind === kind.id && cell.channel === channel.id && cell.customers === customers.id) ?? [],
      ),
    })),
  );
}

/** Points of the priority matrix; those at the same place share one, so that no name hides another. */
export function matrixPoints(priorities: readonly Priority[]): { readonly value: number; readonly effort: number; readonly members: readonly Priority[] }[] {
  const places = new Map<string, { value: number; effort: number; members: Priority[] }>();
  for (const priority of priorities) {
    if (!priority.rank) continue;
    const { value, effort } = priority.rank;
    const place = `${value.toFixed(2)}/${effort.toFixed(2)}`;
    const known = places.get(place) ?? { value, effort, members: [] };
    known.members.push(priority);
    places.set(place, known);
  }
  return [...places.values()];
}

/** What became of each node, by its id. One that was changed and moved too counts as changed. */
export function kindsByNode(nodes: readonly NodeDifference[]): ReadonlyMap<string, DifferenceKind> {
  return new Map(nodes.map((node) => [node.id, node.kind]));
}

/** Minutes as whole days, hours or minutes, whichever says it without a fraction. */
export function dueIn(minutes: number): { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' } {
  if (minutes % 1440 === 0) return { count: minutes / 1440, unit: 'days' };
  if (minutes % 60 === 0) return { count: minutes / 60, unit: 'hours' };
  return { count: minutes, unit: 'minutes' };
}
