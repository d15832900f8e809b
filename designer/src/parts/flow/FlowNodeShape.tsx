import type { FlowNode } from '../../core/flowchart';
import { fitText } from '../../core/geometry';
import { colors } from '../../theme';
import { toneColors, type NodeMark } from './tones';

interface FlowNodeShapeProps {
  readonly node: FlowNode;
  readonly mark: NodeMark;
  readonly current: boolean;
  readonly typeName: string;
}

export function FlowNodeShape({ node, mark, current, typeName }: FlowNodeShapeProps) {
  const tone = toneColors[mark.tone];
  const room = node.width - 34;
  const middle = node.height / 2;
  return (
    <g transform={`translate(${node.x} ${node.y})`} data-node={node.id} data-tone={mark.tone} data-current={current || undefined}>
      <title>{`${node.title} (${typeName})`}</title>
      {current ? <rect className="flow-halo" x={-5} y={-5} width={node.width + 10} height={node.height + 10} rx={12} stroke={mark.tone === 'idle' ? colors.primary : tone.stroke} /> : null}
      <rect width={node.width} height={node.height} rx={8} fill={mark.fill ?? tone.fill} stroke={tone.stroke} strokeWidth={current ? 2.5 : 1.5} className="flow-box" />
      <rect width={5} height={node.height - 16} x={0} y={8} rx={2.5} fill={tone.stroke} />
      <text x={18} y={middle - 3} className="flow-title" fill={tone.text}>
        {fitText(node.title, room, 14)}
      </text>
      <text x={18} y={middle + 15} className="flow-type">
        {fitText(typeName, room, 12)}
      </text>
      {mark.badge ? (
        <g transform={`translate(${node.width - 4} 2)`}>
          <rect x={12 - badgeWidth(mark.badge)} y={-10} width={badgeWidth(mark.badge)} height={20} rx={10} fill={mark.tone === 'idle' ? colors.muted : tone.stroke} />
          <text textAnchor="middle" x={12 - badgeWidth(mark.badge) / 2} y={4} className="flow-badge">
            {mark.badge}
          </text>
        </g>
      ) : null}
    </g>
  );
}

/** It grows to the left: to the right are the names of outcomes. */
const badgeWidth = (text: string): number => 20 + text.length * 6;
