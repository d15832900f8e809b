import { useQuery } from '@tanstack/react-query';
import { Button, Card, Segmented, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivityNames } from '../../api/descriptors';
import { getDefinitionVersion, type FieldDifference, type FlowDifference, type NodeDifference } from '../../api/processes';
import { readFlow } from '../../core/flowchart';
import { kindsByNode } from '../../core/process';
import { FlowDrawing } from '../../parts/flow/FlowDrawing';
import type { NodeMark } from '../../parts/flow/tones';
import { Loaded } from '../../parts/Loaded';
import { KindTag, toneOfKind } from './tags';

/** What became of a workflow of the bundle: as a list for training, and on the drawing. */
export function FlowChanges({ flow }: { readonly flow: FlowDifference }) {
  const { t } = useTranslation();
  const versions = [flow.before, flow.after].map((version) => (version ? t('processes.versionNumber', { number: version.number }) : '–')).join(' → ');
  return (
    <Card
      size="small"
      title={
        <>
          {flow.name ?? flow.definitionId} <span className="muted">{versions}</span>
        </>
      }
      extra={flow.kind ? <KindTag kind={flow.kind} /> : null}
      style={{ marginBottom: 16 }}
    >
      {flow.kind === null ? <span className="muted">{t('processes.compare.sameFlow')}</span> : null}
      {flow.difference && flow.kind !== null ? (
        <>
          <NodesAndDrawing flow={flow} nodes={flow.difference.nodes} />
          <Lines difference={flow.difference} />
          <Fields fields={flow.difference.settings} />
        </>
      ) : null}
    </Card>
  );
}

type Side = 'before' | 'after';

interface NodesAndDrawingProps {
  readonly flow: FlowDifference;
  readonly nodes: readonly NodeDifference[];
}

/** What is chosen in the list comes into sight on the drawing, on the side that has it. */
function NodesAndDrawing({ flow, nodes }: NodesAndDrawingProps) {
  const { t } = useTranslation();
  const [side, setSide] = useState<Side>('after');
  const [current, setCurrent] = useState(nodes.find((node) => node.kind !== 'Removed')?.id ?? null);
  const choose = (node: NodeDifference) => {
    setCurrent(node.id);
    if (node.kind === 'Removed') setSide('before');
    else if (node.kind === 'Added') setSide('after');
  };
  return (
    <>
      <Segmented<Side> value={side} onChange={setSide} options={(['before', 'after'] as const).map((value) => ({ value, label: t(`processes.compare.${value}`) }))} style={{ marginBottom: 8 }} />
      <ChangedDrawing flow={flow} nodes={nodes} side={side} current={current} />
      <NodeChanges nodes={nodes} onChoose={choose} />
    </>
  );
}

function ChangedDrawing({ flow, nodes, side, current }: NodesAndDrawingProps & { readonly side: Side; readonly current: string | null }) {
  const { t } = useTranslation();
  const names = useActivityNames();
  const shown = (side === 'before' ? flow.before : flow.after)?.id ?? '';
  const query = useQuery({ queryKey: ['definition-version', shown], queryFn: ({ signal }) => getDefinitionVersion(shown, signal), staleTime: Infinity });
  const marks = useMemo(() => {
    const drawn = [...kindsByNode(nodes)].filter(([, kind]) => kind !== (side === 'before' ? 'Added' : 'Removed'));
    return new Map(drawn.map(([id, kind]): [string, NodeMark] => [id, { tone: toneOfKind[kind], badge: t(`processes.kinds.${kind}`) }]));
  }, [nodes, side, t]);
  const drawing = useMemo(() => (query.data ? readFlow(query.data) : null), [query.data]);
  return (
    <div className="compare-flow">
      <Loaded query={query}>
        {() =>
          drawing ? (
            <FlowDrawing key={shown} flow={drawing} marks={marks} currentId={current} names={names} label={t('processes.compare.drawing', { name: flow.name ?? flow.definitionId, count: marks.size })} />
          ) : null
        }
      </Loaded>
    </div>
  );
}

function NodeChanges({ nodes, onChoose }: { readonly nodes: readonly NodeDifference[]; readonly onChoose: (node: NodeDifference) => void }) {
  const { t } = useTranslation();
  const names = useActivityNames();
  if (nodes.length === 0) return null;
  const columns: TableColumnsType<NodeDifference> = [
    {
      title: t('processes.compare.change'),
      key: 'kind',
      width: 110,
      render: (_, node) => (
        <>
          <KindTag kind={node.kind} />
          {node.isMoved && node.kind === 'Changed' ? <KindTag kind="Moved" /> : null}
        </>
      ),
    },
    {
      title: t('processes.compare.activity'),
      key: 'title',
      width: 240,
      render: (_, node) => (
        <>
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onChoose(node)}>
            {node.title || names.typeName(node.type)}
          </Button>
          <div className="muted small">{names.typeName(node.type)}</div>
        </>
      ),
    },
    { title: t('processes.compare.fields'), key: 'fields', render: (_, node) => <Fields fields={node.fields} /> },
  ];
  return <Table<NodeDifference> size="small" rowKey="id" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={[...nodes]} columns={columns} />;
}

/** Settings before and after, as they are written. */
function Fields({ fields }: { readonly fields: readonly FieldDifference[] }) {
  return (
    <>
      {fields.map((field) => (
        <div key={field.name} className="field-change">
          <span className="muted">{field.name}</span> {field.before === null ? null : <del>{field.before}</del>} {field.after === null ? null : <ins>{field.after}</ins>}
        </div>
      ))}
    </>
  );
}

function Lines({ difference }: { readonly difference: NonNullable<FlowDifference['difference']> }) {
  const { t } = useTranslation();
  if (difference.connections.length === 0) return null;
  const count = (kind: string) => difference.connections.filter((line) => line.kind === kind).length;
  return <p className="muted">{t('processes.compare.lines', { added: count('Added'), removed: count('Removed') })}</p>;
}
