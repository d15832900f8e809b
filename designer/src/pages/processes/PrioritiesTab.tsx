import { useQuery } from '@tanstack/react-query';
import { Card, Table, Tag, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getPriorities, type Priority, type PriorityField } from '../../api/processes';
import { matrixPoints } from '../../core/process';
import { Chart } from '../../parts/Chart';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { StandingTag } from './tags';
import { pathOf, useNames } from './useProcesses';

const fieldColors: Record<PriorityField, string> = { First: '#2e7d5b', Plan: '#2f6fab', Fill: '#8a6d1c', Leave: '#8b9a9e' };

/** What a process would bring against what it would take: which to define first. */
export default function PrioritiesTab() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['process-priorities'], queryFn: ({ signal }) => getPriorities(signal) });
  return (
    <>
      <p className="muted">{t('processes.matrix.meaning')}</p>
      <Loaded query={query}>
        {(priorities) =>
          priorities.length === 0 ? (
            <EmptyState title={t('processes.none')} advice={t('processes.noneAdvice')} />
          ) : (
            <>
              <Card size="small" style={{ marginBottom: 16 }}>
                <Matrix priorities={priorities} />
              </Card>
              <PriorityTable priorities={priorities} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Matrix({ priorities }: { readonly priorities: readonly Priority[] }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const option = useMemo(() => {
    const axis = { type: 'value', min: 1, max: 5, interval: 1, nameLocation: 'middle', nameGap: 28 };
    const corner = (field: PriorityField, x: number, y: number) => ({ coord: [x, y], name: t(`processes.fields.${field}`), itemStyle: { color: 'transparent' }, label: { color: fieldColors[field] } });
    return {
      animation: false,
      tooltip: { formatter: ({ data }: { data: { title?: string } }) => data.title ?? '' },
      grid: { left: 56, right: 24, top: 16, bottom: 48 },
      xAxis: { ...axis, name: t('processes.effort') },
      yAxis: { ...axis, name: t('processes.value') },
      series: [
        {
          type: 'scatter',
          symbolSize: 18,
          label: { show: true, position: 'right', formatter: ({ name }: { name: string }) => name },
          labelLayout: { moveOverlap: 'shiftY' },
          data: matrixPoints(priorities).map(({ value, effort, members }) => ({
            name: members.map(nameOf).join(', '),
            title: members.map((member) => `${nameOf(member)}: ${member.rank?.priority.toFixed(2) ?? ''}`).join('<br/>'),
            value: [effort, value],
            itemStyle: { color: fieldColors[members[0]?.rank?.field ?? 'Leave'] },
          })),
          markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#b9c6c6' }, data: [{ xAxis: 3 }, { yAxis: 3 }] },
          markPoint: {
            silent: true,
            symbol: 'rect',
            symbolSize: 1,
            label: { formatter: ({ name }: { name: string }) => name, fontSize: 13, fontWeight: 600 },
            data: [corner('First', 1.4, 4.85), corner('Plan', 4.6, 4.85), corner('Fill', 1.4, 1.15), corner('Leave', 4.6, 1.15)],
          },
        },
      ],
    };
  }, [priorities, nameOf, t]);
  return <Chart option={option} height={420} label={t('processes.tabs.priorities')} />;
}

function PriorityTable({ priorities }: { readonly priorities: readonly Priority[] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useNames();
  const money = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const none = <span className="muted">–</span>;
  const columns: TableColumnsType<Priority> = [
    { title: t('processes.name'), key: 'name', render: (_, priority) => <Link to={pathOf(priority.id)}>{nameOf(priority)}</Link> },
    { title: t('processes.standing'), key: 'standing', width: 110, render: (_, { standing }) => <StandingTag standing={standing} /> },
    { title: t('processes.value'), key: 'value', width: 90, align: 'right', className: 'numbers', render: (_, { rank }) => rank?.value.toFixed(2) ?? none },
    { title: t('processes.effort'), key: 'effort', width: 90, align: 'right', className: 'numbers', render: (_, { rank }) => rank?.effort.toFixed(2) ?? none },
    { title: t('processes.priority'), key: 'priority', width: 110, align: 'right', className: 'numbers', render: (_, { rank }) => rank?.priority.toFixed(2) ?? none },
    {
      title: t('processes.field'),
      key: 'field',
      width: 130,
      render: (_, { rank }) => (rank ? <Tag color={fieldColors[rank.field]}>{t(`processes.fields.${rank.field}`)}</Tag> : <span className="muted">{t('processes.unscored')}</span>),
    },
    { title: t('processes.netPerYear'), key: 'net', width: 150, align: 'right', className: 'numbers', render: (_, { expected }) => (expected ? money.format(expected.netPerYear) : none) },
    {
      title: t('processes.payback'),
      key: 'payback',
      width: 130,
      align: 'right',
      render: (_, { expected }) => (!expected ? none : expected.paybackMonths === null ? t('processes.never') : t('processes.months', { count: expected.paybackMonths })),
    },
  ];
  return <Table<Priority> size="middle" rowKey="id" columns={columns} dataSource={[...priorities]} pagination={{ pageSize: 20, hideOnSinglePage: true }} scroll={{ x: 900 }} />;
}
