import type { Flow, FlowConnection, FlowNode } from './flowchart';

export type VisitStatus = 'Running' | 'Completed' | 'Faulted' | 'Suspended';

/** One node an instance has been at. */
export interface NodeVisit {
  readonly nodeId: string;
  readonly activityId: string;
  readonly type: string;
  readonly name: string;
  readonly status: VisitStatus;
  readonly count: number;
  /** When it was last entered. */
  readonly at: string;
  /** The outcomes it ended with last, where the server tells. */
  readonly outcomes?: readonly string[] | null;
}

/** What is known about a drawn node: its own visits, or those of activities inside it. */
export interface NodeStatus {
  readonly status: VisitStatus;
  readonly count: number;
  readonly at: string;
  readonly outcomes: readonly string[] | null;
}

export interface PathStatus {
  readonly byNode: ReadonlyMap<string, NodeStatus>;
  /** The node to look at: where the instance is, or was last. */
  readonly currentId: string | null;
  /** Connections that were certainly taken. */
  readonly travelled: ReadonlySet<string>;
}

const urgency: Record<VisitStatus, number> = { Faulted: 3, Running: 2, Suspended: 1, Completed: 0 };

export function pathStatus(flow: Flow, visits: readonly NodeVisit[]): PathStatus {
  const byNode = new Map<string, NodeStatus>();
  for (const visit of visits) {
    const node = drawnNode(flow.nodes, visit.nodeId);
    if (!node) continue;
    const own = visit.nodeId === node.nodeId;
    byNode.set(node.id, merge(byNode.get(node.id), visit, own));
  }
  const order = [...byNode].sort(([, a], [, b]) => a.at.localeCompare(b.at));
  return { byNode, currentId: currentOf(order), travelled: travelledOf(flow.connections, byNode, order) };
}

/** The drawn node that is, or contains, the visited one. */
function drawnNode(nodes: readonly FlowNode[], nodeId: string): FlowNode | undefined {
  return nodes.find((node) => nodeId === node.nodeId || nodeId.startsWith(`${node.nodeId}:`));
}

function merge(known: NodeStatus | undefined, visit: NodeVisit, own: boolean): NodeStatus {
  if (!known) return { status: visit.status, count: own ? visit.count : 0, at: visit.at, outcomes: own ? (visit.outcomes ?? null) : null };
  return {
    status: urgency[visit.status] > urgency[known.status] ? visit.status : known.status,
    count: own ? visit.count : known.count,
    at: visit.at > known.at ? visit.at : known.at,
    outcomes: own ? (visit.outcomes ?? null) : known.outcomes,
  };
}

function currentOf(order: readonly (readonly [string, NodeStatus])[]): string | null {
  const active = order.filter(([, status]) => status.status !== 'Completed');
  const last = active.at(-1) ?? order.at(-1);
  return last?.[0] ?? null;
}

/**
 * With known outcomes a connection was taken when its port is among them and its target was reached. Without, only a
 * pair of nodes entered one after the other with a single connection between them is certain enough to be shown.
 */
function travelledOf(
  connections: readonly FlowConnection[],
  byNode: ReadonlyMap<string, NodeStatus>,
  order: readonly (readonly [string, NodeStatus])[],
): Set<string> {
  const taken = new Set<string>();
  const neighbours = new Set(order.slice(1).map(([id], index) => `${order[index]?.[0]} ${id}`));
  for (const connection of connections) {
    const source = byNode.get(connection.sourceId);
    if (!source || !byNode.has(connection.targetId)) continue;
    if (source.outcomes) {
      if (source.outcomes.includes(connection.port)) taken.add(connection.id);
    } else if (neighbours.has(`${connection.sourceId} ${connection.targetId}`)) {
      const twins = connections.filter((c) => c.sourceId === connection.sourceId && c.targetId === connection.targetId);
      if (twins.length === 1) taken.add(connection.id);
    }
  }
  return taken;
}
