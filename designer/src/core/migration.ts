import type { MigrationTarget, PlanStatus } from '../api/migrations';

export const isOver = (status: PlanStatus): boolean => status === 'Completed' || status === 'Failed';

/** How much of a plan is done, in percent; one without instances is done at once. */
export const percentOf = (plan: { readonly total: number; readonly succeeded: number; readonly failed: number }): number =>
  plan.total === 0 ? 100 : Math.floor(((plan.succeeded + plan.failed) * 100) / plan.total);

/** Who may take an activity's place: those of its own kind first, since only they can go on with what runs. */
export function candidates(targets: readonly MigrationTarget[], type: string): { readonly same: readonly MigrationTarget[]; readonly others: readonly MigrationTarget[] } {
  const inside = targets.filter((target) => target.container !== null);
  return { same: inside.filter((target) => target.type === type), others: inside.filter((target) => target.type !== type) };
}

/** The mapping after a choice; choosing nothing leaves the activity to stand for itself. */
export function mapped(nodes: Readonly<Record<string, string>>, from: string, to: string | undefined): Readonly<Record<string, string>> {
  const rest = Object.fromEntries(Object.entries(nodes).filter(([id]) => id !== from));
  return to === undefined || to === from ? rest : { ...rest, [from]: to };
}
