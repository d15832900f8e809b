import { Alert, Card, Statistic, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayResult, NodeResult, QueueResult } from '../../api/simulations';
import { halfHourOf, percent, seconds } from '../../core/simulation';
import type en from '../../i18n/en-US.json';
import { Chart } from '../../parts/Chart';
import { useActivityNames } from '../../api/descriptors';

/** What came of a simulated day: the figures, the day's course, queues, and the paths through the flows. */
export function DayView({ result }: { readonly result: DayResult }) {
  const { t } = useTranslation();
  const share = (count: number) => percent(result.calls > 0 ? count / result.calls : null);
  const figures: readonly (readonly [keyof typeof en.simulations.figures, string | number, string?])[] = [
    ['calls', result.calls.toLocaleString()],
    ['contained', share(result.contained), result.contained.toLocaleString()],
    ['answered', share(result.answered), result.answered.toLocaleString()],
    ['abandoned', share(result.abandoned), result.abandoned.toLocaleString()],
    ['leftFlow', share(result.leftFlow), result.leftFlow.toLocaleString()],
    ['turnedAway', share(result.turnedAway), result.turnedAway.toLocaleString()],
    ['occupancy', percent(result.staff.occupancy.value), t('simulations.agents', { count: result.staff.agents })],
    ['satisfaction', result.satisfaction.mean?.toFixed(2) ?? '–', t('simulations.answers', { count: result.satisfaction.answers })],
  ];
  const left = Object.entries(result.notDone);
  return (
    <>
      {result.faulted > 0 ? <Alert type="error" showIcon title={t('simulations.faulted', { count: result.faulted })} style={{ marginBottom: 12 }} /> : null}
      {result.unserved > 0 ? <Alert type="warning" showIcon title={t('simulations.unserved', { count: result.unserved })} style={{ marginBottom: 12 }} /> : null}
      {left.length > 0 ? (
        <Alert type="info" showIcon title={t('simulations.notDone', { list: left.map(([kind, count]) => `${kind} × ${count}`).join(', ') })} style={{ marginBottom: 12 }} />
      ) : null}
      <div className="day-figures">
        {figures.map(([key, value, below]) => (
          <Card key={key} size="small">
            <Statistic title={t(`simulations.figures.${key}`)} value={value} />
            <div className="muted">{below ?? ' '}</div>
          </Card>
        ))}
      </div>
      <Card size="small" title={t('simulations.course')} style={{ marginBottom: 16 }}>
        <DayChart result={result} />
      </Card>
      <Card size="small" title={t('simulations.queues')} style={{ marginBottom: 16 }}>
        <QueueTable queues={result.queues} />
      </Card>
      <Card size="small" title={t('simulations.paths')}>
        <NodeTable nodes={result.nodes} />
      </Card>
    </>
  );
}

function DayChart({ result }: { readonly result: DayResult }) {
  const { t } = useTranslation();
  const option = useMemo(() => {
    const bars = (['contained', 'answered', 'abandoned'] as const).map((key, index) => ({
      name: t(`simulations.figures.${key}`),
      type: 'bar',
      stack: 'calls',
      itemStyle: { color: ['#5b8ff9', '#2b9c6a', '#d4553b'][index] },
      data: result.halfHours.map((half) => half[key]),
    }));
    const expected = {
      name: t('simulations.expected'),
      type: 'line',
      step: 'middle',
      symbol: 'none',
      lineStyle: { type: 'dashed', width: 1 },
      itemStyle: { color: '#7a8699' },
      data: result.halfHours.map((half) => Math.round(half.expected * 10) / 10),
    };
    const waits = {
      name: t('simulations.meanWait'),
      type: 'line',
      yAxisIndex: 1,
      symbol: 'none',
      itemStyle: { color: '#8a6d1c' },
      data: result.halfHours.map((half) => (half.meanWaitSeconds === null ? null : Math.round(half.meanWaitSeconds))),
    };
    return {
      animation: false,
      tooltip: { trigger: 'axis' },
      legend: { top: 0 },
      grid: { left: 48, right: 52, top: 34, bottom: 26 },
      xAxis: { type: 'category', data: result.halfHours.map((half) => halfHourOf(half.index)) },
      yAxis: [
        { type: 'value', name: t('simulations.units.calls'), minInterval: 1 },
        { type: 'value', name: t('simulations.units.seconds'), splitLine: { show: false } },
      ],
      series: [...bars, expected, waits],
    };
  }, [result, t]);
  return <Chart option={option} height={280} label={t('simulations.course')} />;
}

function QueueTable({ queues }: { readonly queues: readonly QueueResult[] }) {
  const { t } = useTranslation();
  const count = (key: 'offered' | 'answered' | 'abandoned' | 'refused') => ({ title: t(`simulations.queue.${key}`), dataIndex: key, align: 'right' as const });
  const time = (key: 'meanWaitSeconds' | 'wait90Seconds' | 'longestWaitSeconds' | 'meanTalkSeconds') => ({
    title: t(`simulations.queue.${key}`),
    key,
    align: 'right' as const,
    render: (_: unknown, queue: QueueResult) => seconds(queue[key]),
  });
  const columns: TableColumnsType<QueueResult> = [
    { title: t('simulations.queue.name'), dataIndex: 'name' },
    count('offered'),
    count('answered'),
    count('abandoned'),
    count('refused'),
    {
      title: t('simulations.queue.serviceLevel'),
      key: 'level',
      align: 'right',
      render: (_, { serviceLevel, targetSeconds }) => `${percent(serviceLevel.value)} / ${targetSeconds} s`,
    },
    time('meanWaitSeconds'),
    time('wait90Seconds'),
    time('longestWaitSeconds'),
    time('meanTalkSeconds'),
  ];
  return <Table<QueueResult> size="small" rowKey="queue" className="numbers" columns={columns} dataSource={[...queues]} pagination={false} scroll={{ x: 'max-content' }} />;
}

function NodeTable({ nodes }: { readonly nodes: readonly NodeResult[] }) {
  const { t } = useTranslation();
  const names = useActivityNames();
  const columns: TableColumnsType<NodeResult> = [
    { title: t('simulations.node.activity'), key: 'activity', render: (_, node) => node.name || names.typeName(node.type) },
    { title: t('simulations.node.type'), key: 'type', width: 150, render: (_, node) => <span className="muted">{names.typeName(node.type)}</span> },
    { title: t('simulations.node.visits'), dataIndex: 'visits', align: 'right', width: 100 },
    {
      title: t('simulations.node.outcomes'),
      key: 'outcomes',
      render: (_, node) => (
        <span className="day-outcomes">
          {Object.entries(node.outcomes)
            .sort(([, one], [, other]) => other - one)
            .map(([outcome, count]) => (
              <span key={outcome}>
                {names.outcomeName(node.type, outcome)} <strong>{percent(count / node.visits)}</strong> <span className="muted">({count})</span>
              </span>
            ))}
        </span>
      ),
    },
  ];
  const shown = nodes.filter((node) => !node.type.endsWith('.Flowchart'));
  return (
    <Table<NodeResult>
      size="small"
      rowKey={(node) => `${node.definitionId}:${node.activityId}`}
      columns={columns}
      dataSource={shown}
      pagination={{ pageSize: 20, hideOnSinglePage: true, size: 'small' }}
    />
  );
}
