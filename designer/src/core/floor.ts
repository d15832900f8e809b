/** From when a figure is a warning, and from when an alarm. */
export interface Limit {
  readonly warning: number;
  readonly alarm: number;
}

export type Tone = 'good' | 'warning' | 'alarm';

/** The colour of a figure that is bad when it rises; one that cannot be told is good. */
export function toneOf(value: number | null, limit: Limit | null): Tone {
  if (value === null || limit === null) return 'good';
  if (value >= limit.alarm && limit.alarm > 0) return 'alarm';
  return value >= limit.warning && limit.warning > 0 ? 'warning' : 'good';
}

/** The colour of a figure that is bad when it falls. */
export function toneWhenLow(value: number | null, limit: Limit | null): Tone {
  if (value === null || limit === null) return 'good';
  if (value < limit.alarm) return 'alarm';
  return value < limit.warning ? 'warning' : 'good';
}

const tones: readonly Tone[] = ['good', 'warning', 'alarm'];

export function worst(found: readonly Tone[]): Tone {
  return found.reduce<Tone>((sofar, tone) => (tones.indexOf(tone) > tones.indexOf(sofar) ? tone : sofar), 'good');
}

interface AgentNow {
  readonly id: string;
  readonly state: string;
  readonly since: string;
  readonly reason?: string | undefined;
  readonly contactId?: string | undefined;
}

interface AgentThen {
  readonly id: string;
  readonly state: string;
  readonly stateSince: string;
  readonly contactId: string | null;
}

/** Agents as they are on the board now; who they are was asked for before. */
export function asOfNow<T extends AgentThen>(agents: readonly T[], board: readonly AgentNow[]): T[] {
  const now = new Map(board.map((agent) => [agent.id, agent]));
  return agents.map((agent) => {
    const latest = now.get(agent.id);
    if (!latest) return agent;
    return { ...agent, state: latest.reason ? `${latest.state}(${latest.reason})` : latest.state, stateSince: latest.since, contactId: latest.contactId ?? null };
  });
}

/** In the order in which a board shows them. */
export const agentStates = ['Available', 'Reserved', 'Busy', 'WrapUp', 'Break', 'Offline'] as const;
export type AgentState = (typeof agentStates)[number];

/** `Break(Lunch)` and `Break` are the same state; the reason is shown beside it. */
export function agentState(text: string): { readonly state: AgentState | null; readonly reason: string } {
  const match = /^(\w+)(?:\s*\((.*)\))?$/.exec(text.trim());
  const state = agentStates.find((name) => name === match?.[1]) ?? null;
  return { state, reason: match?.[2] ?? '' };
}

interface AgentFacts {
  readonly workNumber: string;
  readonly name: string;
  readonly group: string | null;
  readonly state: string;
  readonly skills: readonly { readonly name: string }[];
}

export function countStates(agents: readonly AgentFacts[]): Map<AgentState, number> {
  const counts = new Map<AgentState, number>();
  for (const agent of agents) {
    const { state } = agentState(agent.state);
    if (state) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

/** Agents whose name, work number, group or a skill holds the text, and who are in the state when one is given. */
export function filterAgents<T extends AgentFacts>(agents: readonly T[], search: string, state: string): T[] {
  const wanted = search.trim().toLowerCase();
  const holds = (text: string | null) => text !== null && text.toLowerCase().includes(wanted);
  return agents.filter(
    (agent) =>
      (state === '' || agentState(agent.state).state === state) &&
      (holds(agent.name) || holds(agent.workNumber) || holds(agent.group) || agent.skills.some((skill) => holds(skill.name))),
  );
}
