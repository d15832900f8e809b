interface QueueFigures {
  readonly waiting: number;
  readonly longestWaitSeconds: number;
  readonly serviceLevelTargetSeconds: number;
  readonly agentsAvailable: number;
}

export type QueueLoad = 'calm' | 'busy' | 'late';

/** Late: somebody has waited longer than promised. Busy: more wait than could be answered now. */
export function queueLoad(queue: QueueFigures): QueueLoad {
  if (queue.waiting > 0 && queue.longestWaitSeconds > queue.serviceLevelTargetSeconds) return 'late';
  return queue.waiting > queue.agentsAvailable ? 'busy' : 'calm';
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
