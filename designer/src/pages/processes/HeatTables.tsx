import { Button, Card, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivityNames } from '../../api/descriptors';
import type { ArmHeat, EdgeHeat, HeatMap, HeatNode } from '../../api/heat-map';
import { differenceOf, differenceText, dwellText, figures, findNode, valueOf } from '../../core/heat-map';
import { kpiText } from '../../core/kpi';

/** The arms that are compared; one for all runs together. */
const armsOf = (map: HeatMap): readonly ArmHeat[] => map.arms.filter(({ arm }) => arm !== 'Neither');

/** The figures of the drawing as a table; a name brings its node into sight. */
export function HeatNodes({ map, onChoose }: { readonly map: HeatMap; readonly onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const columns: TableColumnsType<HeatNode> = [
    {
      title: t('processes.heatMap.node'),
      key: 'name',
      fixed: 'left',
      width: 190,
      render: (_, node) =>
        node.isDrawn ? (
          <Button type="link" size="small" style={{ padding: 0 }} title={t('processes.heatMap.showNode')} onClick={() => onChoose(node.id)}>
            {node.name}
          </Button>
        ) : (
          <>
            {node.name}
            <div className="muted small">{t('processes.heatMap.elsewhere')}</div>
          </>
        ),
    },
    ...armsOf(map).map((arm) => ({ title: map.pilot ? t(`processes.heatMap.arms.${arm.arm}`) : null, key: arm.arm, children: armColumns(arm, words) })),
    ...(map.pilot ? [{ title: t('processes.heatMap.sides.difference'), key: 'difference', children: differenceColumns(map, words) }] : []),
  ];
  return (
    <Card size="small" title={t('processes.heatMap.table')} style={{ marginBottom: 16 }}>
      <Table<HeatNode> size="small" rowKey="id" className="numbers" columns={columns} dataSource={[...map.nodes]} pagination={false} scroll={{ x: map.pilot ? 1500 : 800 }} />
    </Card>
  );
}

type Words = ReturnType<typeof useWords>;

/** The heads of the columns. */
function useWords() {
  const { t } = useTranslation();
  return {
    entries: t('processes.heatMap.entries'),
    perRun: t('processes.heatMap.perRun'),
    median: t('processes.heatMap.median'),
    ninetieth: t('processes.heatMap.ninetieth'),
    dropOffs: t('processes.heatMap.dropOffs'),
    faults: t('processes.heatMap.faults'),
    figures: { count: t('processes.heatMap.figures.count'), dwell: t('processes.heatMap.figures.dwell'), dropOff: t('processes.heatMap.figures.dropOff') },
  };
}

function armColumns(arm: ArmHeat, words: Words): TableColumnsType<HeatNode> {
  const number = (key: string, title: string, render: (id: string) => string, width = 90) => ({
    title,
    key: `${arm.arm}-${key}`,
    align: 'right' as const,
    width,
    render: (_: unknown, node: HeatNode) => render(node.id),
  });
  return [
    number('entries', words.entries, (id) => String(findNode(arm, id)?.entries ?? 0)),
    number('perRun', words.perRun, (id) => kpiText('Share', valueOf('count', arm, id))),
    number('median', words.median, (id) => dwellText(findNode(arm, id)?.medianSeconds ?? null)),
    number('ninetieth', words.ninetieth, (id) => dwellText(findNode(arm, id)?.ninetiethSeconds ?? null)),
    number('dropOffs', words.dropOffs, (id) => `${findNode(arm, id)?.dropOffs ?? 0} (${kpiText('Share', valueOf('dropOff', arm, id))})`, 110),
    number('faults', words.faults, (id) => String(findNode(arm, id)?.faults ?? 0), 70),
  ];
}

function differenceColumns(map: HeatMap, words: Words): TableColumnsType<HeatNode> {
  const [pilot, control] = armsOf(map);
  return figures.map((figure) => ({
    title: words.figures[figure],
    key: `difference-${figure}`,
    align: 'right' as const,
    width: 100,
    render: (_: unknown, node: HeatNode) => differenceText(figure, differenceOf(figure, pilot, control, node.id)),
  }));
}

/** How often each line of the drawing was gone along. */
export function HeatLines({ map }: { readonly map: HeatMap }) {
  const { t } = useTranslation();
  const arms = armsOf(map);
  const activities = useActivityNames();
  const nodes = useMemo(() => new Map(map.nodes.map((node) => [node.id, node])), [map]);
  const nameOf = (id: string) => nodes.get(id)?.name ?? id;
  const edges = arms[0]?.edges ?? [];
  if (edges.length === 0) return null;
  const same = (edge: EdgeHeat, arm: ArmHeat) => arm.edges.find(({ source, port, target }) => source === edge.source && port === edge.port && target === edge.target)?.count ?? 0;
  const share = (count: number, arm: ArmHeat, source: string) => {
    const left = findNode(arm, source)?.completions ?? 0;
    return kpiText('Share', left > 0 ? count / left : null);
  };
  const columns: TableColumnsType<EdgeHeat> = [
    { title: t('processes.heatMap.from'), key: 'from', render: (_, { source }) => nameOf(source) },
    { title: t('processes.heatMap.outcome'), key: 'port', render: (_, { source, port }) => activities.outcomeName(nodes.get(source)?.type ?? '', port) },
    { title: t('processes.heatMap.to'), key: 'to', render: (_, { target }) => nameOf(target) },
    ...arms.map((arm) => ({
      title: map.pilot ? t(`processes.heatMap.arms.${arm.arm}`) : t('processes.heatMap.count'),
      key: arm.arm,
      align: 'right' as const,
      width: 160,
      render: (_: unknown, edge: EdgeHeat) => `${same(edge, arm)} (${share(same(edge, arm), arm, edge.source)})`,
    })),
  ];
  return (
    <Card size="small" title={t('processes.heatMap.lines')}>
      <Table<EdgeHeat>
        size="small"
        rowKey={({ source, port, target }) => `${source} ${port} ${target}`}
        className="numbers"
        columns={columns}
        dataSource={[...edges]}
        pagination={false}
      />
    </Card>
  );
}
