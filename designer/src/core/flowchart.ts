import type { Point, Rect } from './geometry';

/** The parts of an activity's JSON that a drawing needs; everything else is left alone. */
export interface ActivityJson {
  readonly id: string;
  readonly nodeId?: string | null;
  readonly type: string;
  readonly name?: string | null;
  readonly activities?: readonly ActivityJson[] | null;
  readonly connections?: readonly ConnectionJson[] | null;
  readonly metadata?: {
    readonly displayText?: string | null;
    readonly designer?: { readonly position?: Partial<Point> | null; readonly size?: { readonly width?: number; readonly height?: number } | null } | null;
  } | null;
}

export interface ConnectionJson {
  readonly source?: { readonly activity?: string | null; readonly port?: string | null } | null;
  readonly target?: { readonly activity?: string | null } | null;
  readonly vertices?: readonly Point[] | null;
}

export interface DefinitionJson {
  readonly id: string;
  readonly definitionId: string;
  readonly name?: string | null;
  readonly version: number;
  readonly isPublished: boolean;
  readonly root?: ActivityJson | null;
}

export interface FlowNode extends Rect {
  readonly id: string;
  /** Ids of all ancestors and its own, joined by colons; what visits refer to. */
  readonly nodeId: string;
  readonly type: string;
  readonly title: string;
}

export interface FlowConnection {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  /** The outcome the connection leaves by. */
  readonly port: string;
  readonly vertices: readonly Point[];
}

export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly connections: readonly FlowConnection[];
}

export const nodeSize = { width: 200, height: 54 };
const gap = { x: 90, y: 40 };
/** Room for the name of one outcome. */
const portPitch = 16;

/** Reads the drawing out of a definition: the activities of its root and how they are connected. */
export function readFlow(definition: DefinitionJson): Flow {
  const root = definition.root;
  if (!root) return { nodes: [], connections: [] };
  const rootNodeId = root.nodeId ?? `Workflow1:${root.id}`;
  const activities = root.activities ?? [root];
  const known = new Set(activities.map((activity) => activity.id));
  const connections = root.activities && !root.connections ? inOrder(activities) : readConnections(root.connections ?? [], known);
  const places = activities.every(hasPosition) ? null : layers(activities, connections);
  const nodes = activities.map((activity): FlowNode => {
    const size = activity.metadata?.designer?.size;
    const place = places?.get(activity.id) ?? activity.metadata?.designer?.position;
    const drawn = Math.max(size?.height ?? 0, nodeSize.height);
    const height = Math.max(drawn, portsOf(activity.id, connections) * portPitch + 8);
    return {
      id: activity.id,
      nodeId: activity.nodeId ?? (activity === root ? rootNodeId : `${rootNodeId}:${activity.id}`),
      type: activity.type,
      title: activity.metadata?.displayText || activity.name || shortType(activity.type),
      x: place?.x ?? 0,
      // Higher than it was drawn, it grows to both sides: connections keep arriving at the same place.
      y: (place?.y ?? 0) - (height - drawn) / 2,
      width: Math.max(size?.width ?? 0, nodeSize.width),
      height,
    };
  });
  return { nodes, connections };
}

function portsOf(id: string, connections: readonly FlowConnection[]): number {
  return new Set(connections.filter((connection) => connection.sourceId === id).map((connection) => connection.port)).size;
}

/** `CallCenter.PlayPrompt` → `PlayPrompt`. */
export function shortType(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

const hasPosition = (activity: ActivityJson): boolean => typeof activity.metadata?.designer?.position?.x === 'number';

function inOrder(activities: readonly ActivityJson[]): FlowConnection[] {
  return activities.slice(1).map((activity, index) => ({
    id: `s${index}`,
    sourceId: activities[index]?.id ?? '',
    targetId: activity.id,
    port: 'Done',
    vertices: [],
  }));
}

/** Connections to activities that do not exist are left out; the problem list names them, a drawing cannot. */
function readConnections(connections: readonly ConnectionJson[], known: ReadonlySet<string>): FlowConnection[] {
  return connections.flatMap((connection, index) => {
    const sourceId = connection.source?.activity ?? '';
    const targetId = connection.target?.activity ?? '';
    if (!known.has(sourceId) || !known.has(targetId)) return [];
    return [{ id: `c${index}`, sourceId, targetId, port: connection.source?.port || 'Done', vertices: connection.vertices ?? [] }];
  });
}

/** Places activities in columns by their distance from a start, for flows that were never drawn by hand. */
function layers(activities: readonly ActivityJson[], connections: readonly FlowConnection[]): Map<string, Point> {
  const column = new Map<string, number>();
  const entered = new Set(connections.filter((c) => c.sourceId !== c.targetId).map((c) => c.targetId));
  const waiting = activities.filter((activity) => !entered.has(activity.id)).map((activity) => activity.id);
  const walk = () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const depth = column.get(id) ?? 0;
      column.set(id, depth);
      for (const connection of connections) {
        if (connection.sourceId !== id || column.has(connection.targetId)) continue;
        column.set(connection.targetId, depth + 1);
        waiting.push(connection.targetId);
      }
    }
  };
  walk();
  // A ring without a way in has no start: begin at its first activity.
  for (const activity of activities) {
    if (column.has(activity.id)) continue;
    waiting.push(activity.id);
    walk();
  }
  const filled = new Map<number, number>();
  return new Map(
    activities.map((activity) => {
      const x = column.get(activity.id) ?? 0;
      const y = filled.get(x) ?? 0;
      filled.set(x, y + 1);
      return [activity.id, { x: x * (nodeSize.width + gap.x), y: y * (nodeSize.height + gap.y) }];
    }),
  );
}
