import { AimOutlined, ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityNames } from '../../core/activity-names';
import type { Flow } from '../../core/flowchart';
import { FlowConnections } from './FlowConnections';
import { FlowNodeShape } from './FlowNodeShape';
import { toneColors, type LineMark, type NodeMark } from './tones';
import { useView, type ViewControl } from './useView';
import './flow.css';

interface FlowDrawingProps {
  readonly flow: Flow;
  /** What is known of each node, by its id. */
  readonly marks?: ReadonlyMap<string, NodeMark>;
  /** Ids of connections to emphasise. */
  readonly travelled?: ReadonlySet<string>;
  /** What each connection carries, by its id. */
  readonly lines?: ReadonlyMap<string, LineMark>;
  /** The node to emphasise and to keep in sight. */
  readonly currentId?: string | null;
  readonly names: ActivityNames;
  /** Says what the picture is to those who cannot see it. */
  readonly label: string;
}

const idle: NodeMark = { tone: 'idle' };
const none: ReadonlySet<string> = new Set();

/** A flow as it was drawn, with what happened in it. Dragging and the wheel move it; so do the arrow keys, + and -. */
export function FlowDrawing({ flow, marks, travelled = none, lines, currentId = null, names, label }: FlowDrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const current = useMemo(() => flow.nodes.find((node) => node.id === currentId) ?? null, [flow, currentId]);
  const control = useView(place, flow.nodes, current);
  const { view } = control;
  const transform = `scale(${view.scale}) translate(${-view.x}px, ${-view.y}px)`;
  return (
    <div className="flow-drawing" ref={place}>
      <svg role="img" aria-label={label} tabIndex={0} onKeyDown={(event) => onKey(event, control)} {...control.pointer}>
        <defs>
          <Arrow id="flow-arrow" color="#a9b8b8" />
          <Arrow id="flow-arrow-taken" color={toneColors.done.stroke} />
          <Arrow id="flow-arrow-weighed" color="#8fa3a3" size={13} />
        </defs>
        <g className={control.dragging ? 'flow-world dragging' : 'flow-world'} style={{ transform }}>
          <FlowConnections flow={flow} travelled={travelled} names={names} lines={lines} />
          {flow.nodes.map((node) => (
            <FlowNodeShape key={node.id} node={node} mark={marks?.get(node.id) ?? idle} current={node.id === currentId} typeName={names.typeName(node.type)} />
          ))}
        </g>
      </svg>
      <FlowControls control={control} canFollow={currentId !== null} />
    </div>
  );
}

/** Grows with its line, unless a size is given. */
function Arrow({ id, color, size }: { readonly id: string; readonly color: string; readonly size?: number }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX={7}
      refY={4}
      markerWidth={size ?? 7}
      markerHeight={size ?? 7}
      markerUnits={size === undefined ? 'strokeWidth' : 'userSpaceOnUse'}
      orient="auto-start-reverse"
    >
      <path d="M 0 0.5 L 7.5 4 L 0 7.5 z" fill={color} />
    </marker>
  );
}

function FlowControls({ control, canFollow }: { readonly control: ViewControl; readonly canFollow: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="flow-controls">
      <Tooltip title={t('flow.zoomIn')} placement="left">
        <Button size="small" icon={<PlusOutlined aria-hidden />} aria-label={t('flow.zoomIn')} onClick={() => control.zoom(1.25)} />
      </Tooltip>
      <Tooltip title={t('flow.zoomOut')} placement="left">
        <Button size="small" icon={<MinusOutlined aria-hidden />} aria-label={t('flow.zoomOut')} onClick={() => control.zoom(0.8)} />
      </Tooltip>
      <Tooltip title={t('flow.fit')} placement="left">
        <Button size="small" icon={<ExpandOutlined aria-hidden />} aria-label={t('flow.fit')} onClick={control.fit} />
      </Tooltip>
      {canFollow ? (
        <Tooltip title={t('flow.follow')} placement="left">
          <Button
            size="small"
            type={control.following ? 'primary' : 'default'}
            icon={<AimOutlined aria-hidden />}
            aria-label={t('flow.follow')}
            aria-pressed={control.following}
            onClick={() => control.setFollowing(!control.following)}
          />
        </Tooltip>
      ) : null}
    </div>
  );
}

const moves: Record<string, readonly [number, number]> = {
  ArrowLeft: [-60, 0],
  ArrowRight: [60, 0],
  ArrowUp: [0, -60],
  ArrowDown: [0, 60],
};

function onKey(event: KeyboardEvent, control: ViewControl): void {
  const move = moves[event.key];
  if (move) control.pan(...move);
  else if (event.key === '+' || event.key === '=') control.zoom(1.25);
  else if (event.key === '-') control.zoom(0.8);
  else if (event.key === 'Home') control.fit();
  else return;
  event.preventDefault();
}
