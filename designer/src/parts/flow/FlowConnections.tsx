import { useMemo } from 'react';
import type { ActivityNames } from '../../core/activity-names';
import type { Flow, FlowConnection, FlowNode } from '../../core/flowchart';
import { connectionPath, entryPoint, portPoints, type Point } from '../../core/geometry';
import type { LineMark } from './tones';

interface FlowConnectionsProps {
  readonly flow: Flow;
  readonly travelled: ReadonlySet<string>;
  readonly names: ActivityNames;
  readonly lines?: ReadonlyMap<string, LineMark> | undefined;
}

interface DrawnConnection {
  readonly connection: FlowConnection;
  readonly path: string;
  readonly from: Point;
  readonly source: FlowNode;
}

export function FlowConnections({ flow, travelled, names, lines }: FlowConnectionsProps) {
  const drawn = useMemo(() => drawConnections(flow), [flow]);
  return (
    <g>
      {drawn.map(({ connection, path, from, source }) => {
        const taken = travelled.has(connection.id);
        const line = lines?.get(connection.id);
        const port = connection.port === 'Done' ? '' : names.outcomeName(source.type, connection.port);
        const label = [port, line?.label].filter(Boolean).join(' · ');
        return (
          <g key={connection.id} className={taken ? 'flow-link taken' : 'flow-link'} data-connection={connection.id}>
            <path d={path} markerEnd={`url(#${line ? 'flow-arrow-weighed' : taken ? 'flow-arrow-taken' : 'flow-arrow'})`} {...(line ? { style: { strokeWidth: line.width } } : {})} />
            {label ? (
              <text x={from.x + 7} y={from.y - 4}>
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

/** Ports are ordered by where their connections go, so that lines cross as little as they can. */
function drawConnections(flow: Flow): DrawnConnection[] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  return flow.nodes.flatMap((source) => {
    const outgoing = flow.connections.filter((connection) => connection.sourceId === source.id);
    const ports = portsInOrder(outgoing, byId);
    const points = portPoints(source, ports.length);
    return outgoing.flatMap((connection) => {
      const target = byId.get(connection.targetId);
      const from = points[ports.indexOf(connection.port)];
      if (!target || !from) return [];
      return [{ connection, from, source, path: connectionPath(from, entryPoint(target), connection.vertices) }];
    });
  });
}

function portsInOrder(outgoing: readonly FlowConnection[], byId: ReadonlyMap<string, FlowNode>): string[] {
  const height = (connection: FlowConnection) => connection.vertices[0]?.y ?? byId.get(connection.targetId)?.y ?? 0;
  const sorted = [...outgoing].sort((a, b) => height(a) - height(b));
  return [...new Set(sorted.map((connection) => connection.port))];
}
