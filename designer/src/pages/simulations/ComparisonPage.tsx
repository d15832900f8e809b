import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Segmented, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useActivityNames } from '../../api/descriptors';
import { compareSimulations, type ComparedFigure, type ComparedPath, type DayComparison, type HalfHourResult, type Simulation } from '../../api/simulations';
import { differenceText, figureText, halfHourOf } from '../../core/simulation';
import type en from '../../i18n/en-US.json';
import { Chart } from '../../parts/Chart';
import { Loaded } from '../../parts/Loaded';
import { usePageTitle } from '../../shell/PageBar';
import { SimulationTrail } from './SimulationTrail';

const colours = ['#2b6cb0', '#c05621'] as const;

/** Two simulated days side by side: their figures with differences, the day's course, queues, and the paths. */
export default function ComparisonPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [first, second] = [search.get('first') ?? '', search.get('second') ?? ''];
  const query = useQuery({ queryKey: ['simulations', 'comparison', first, second], queryFn: ({ signal }) => compareSimulations(first, second, signal) });
  const title = t('simulations.comparison');
  usePageTitle(useMemo(() => <SimulationTrail here={title} />, [title]));
  return <Loaded query={query}>{(comparison) => <Compared comparison={comparison} />}</Loaded>;
}

function Compared({ comparison }: { readonly comparison: DayComparison }) {
  const { t } = useTranslation();
  const names = useDayNames(comparison);
  const heads = [comparison.first, comparison.second].map((day, index) => (
    <Link key={day.id} to={`/designer/simulations/${day.id}`} style={{ color: colours[index] }}>
      {names[index]}
    </Link>
  ));
  return (
    <>
      {comparison.sameCallers ? null : <Alert type="warning" showIcon title={t('simulations.otherCallers')} style={{ marginBottom: 12 }} />}
      <Card size="small" title={t('simulations.figuresOf')} style={{ marginBottom: 16 }}>
        <FigureTable heads={heads} figures={comparison.figures} nameOf={(key) => t(`simulations.figures.${key as keyof typeof en.simulations.figures}`)} />
      </Card>
      <Card size="small" title={t('simulations.course')} style={{ marginBottom: 16 }}>
        <CourseChart days={[comparison.first, comparison.second]} names={names} />
      </Card>
      {comparison.queues.map((queue) => (
        <Card key={queue.queue} size="small" title={queue.name} style={{ marginBottom: 16 }}>
          <FigureTable heads={heads} figures={queue.figures} nameOf={(key) => t(`simulations.queue.${key as keyof typeof en.simulations.queue}`)} />
        </Card>
      ))}
      <Card size="small" title={t('simulations.paths')}>
        <PathTable heads={heads} paths={comparison.paths} />
      </Card>
    </>
  );
}

/** Two days of one name are told apart. */
function useDayNames({ first, second }: DayComparison): readonly [string, string] {
  const { t } = useTranslation();
  const nameOf = (day: Simulation) => day.name || t('simulations.unnamed');
  const [one, other] = [nameOf(first), nameOf(second)];
  return one === other ? [`${one} (1)`, `${other} (2)`] : [one, other];
}

interface FigureTableProps {
  readonly heads: readonly React.ReactNode[];
  readonly figures: readonly ComparedFigure[];
  readonly nameOf: (key: string) => string;
}

const sideColumns = <T,>(heads: readonly React.ReactNode[], difference: string, figureOf: (row: T) => ComparedFigure): TableColumnsType<T> => [
  { title: heads[0], key: 'first', align: 'right', width: 180, render: (_, row) => figureText(figureOf(row), figureOf(row).first) },
  { title: heads[1], key: 'second', align: 'right', width: 180, render: (_, row) => figureText(figureOf(row), figureOf(row).second) },
  { title: difference, key: 'difference', align: 'right', width: 140, render: (_, row) => <strong>{differenceText(figureOf(row), figureOf(row).difference)}</strong> },
];

function FigureTable({ heads, figures, nameOf }: FigureTableProps) {
  const { t } = useTranslation();
  const columns: TableColumnsType<ComparedFigure> = [
    { title: t('simulations.figure'), key: 'figure', render: (_, { key }) => nameOf(key) },
    ...sideColumns<ComparedFigure>(heads, t('simulations.difference'), (figure) => figure),
  ];
  return <Table<ComparedFigure> size="small" rowKey="key" className="numbers" columns={columns} dataSource={[...figures]} pagination={false} />;
}

function PathTable({ heads, paths }: { readonly heads: readonly React.ReactNode[]; readonly paths: readonly ComparedPath[] }) {
  const { t } = useTranslation();
  const names = useActivityNames();
  const [all, setAll] = useState(false);
  const differs = ({ share }: ComparedPath) => share.difference === null || Math.abs(share.difference) >= 0.005;
  const columns: TableColumnsType<ComparedPath> = [
    { title: t('simulations.node.activity'), key: 'activity', render: (_, path) => path.name || names.typeName(path.type) },
    { title: t('simulations.node.outcomes'), key: 'outcome', render: (_, path) => names.outcomeName(path.type, path.outcome) },
    { title: t('simulations.node.visits'), key: 'visits', align: 'right', width: 130, render: (_, path) => `${path.firstVisits} / ${path.secondVisits}` },
    ...sideColumns<ComparedPath>(heads, t('simulations.difference'), ({ share }) => share),
  ];
  return (
    <>
      <Segmented
        size="small"
        value={all ? 'all' : 'changed'}
        onChange={(value) => setAll(value === 'all')}
        options={(['changed', 'all'] as const).map((value) => ({ value, label: t(`simulations.pathsShown.${value}`) }))}
        style={{ marginBottom: 8 }}
      />
      <Table<ComparedPath>
        size="small"
        className="numbers"
        rowKey={(path) => `${path.definitionId}:${path.activityId}:${path.outcome}`}
        columns={columns}
        dataSource={paths.filter((path) => !path.type.endsWith('.Flowchart') && (all || differs(path)))}
        pagination={{ pageSize: 20, hideOnSinglePage: true, size: 'small' }}
        locale={{ emptyText: t('simulations.noChange') }}
      />
    </>
  );
}

const courses = ['calls', 'answered', 'abandoned', 'contained', 'meanWaitSeconds'] as const;

function CourseChart({ days, names }: { readonly days: readonly Simulation[]; readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const [course, setCourse] = useState<(typeof courses)[number]>('abandoned');
  const option = useMemo(() => {
    const pick = (half: HalfHourResult) => (course === 'meanWaitSeconds' && half[course] !== null ? Math.round(half[course]) : half[course]);
    return {
      animation: false,
      tooltip: { trigger: 'axis' },
      legend: { top: 0 },
      grid: { left: 52, right: 24, top: 34, bottom: 26 },
      xAxis: { type: 'category', data: (days[0]?.result?.halfHours ?? []).map((half) => halfHourOf(half.index)) },
      yAxis: { type: 'value', name: t(course === 'meanWaitSeconds' ? 'simulations.units.seconds' : 'simulations.units.calls') },
      series: days.map((day, index) => ({
        name: names[index],
        type: 'line',
        symbol: 'none',
        connectNulls: true,
        itemStyle: { color: colours[index] },
        data: (day.result?.halfHours ?? []).map(pick),
      })),
    };
  }, [course, days, names, t]);
  return (
    <>
      <Segmented
        size="small"
        value={course}
        onChange={setCourse}
        options={courses.map((key) => ({ value: key, label: key === 'meanWaitSeconds' ? t('simulations.meanWait') : t(`simulations.figures.${key}`) }))}
      />
      <Chart option={option} height={260} label={t('simulations.course')} />
    </>
  );
}
