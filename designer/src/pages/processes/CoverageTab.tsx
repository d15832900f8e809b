import { SettingOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table, Tooltip, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { coverageStates, getCoverage, type AxisValue, type Coverage, type CoverageCell } from '../../api/processes';
import { coverageRows, type CoverageRow } from '../../core/process';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { AxesDialog } from './AxesDialog';
import { ProcessDialog, type ProcessReach } from './ProcessDialog';
import { pathOf, useMayWrite, useNames } from './useProcesses';

/** What of the centre's work no process covers, and what two do. */
export default function CoverageTab() {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  const [wanted, setWanted] = useState<ProcessReach | null>(null);
  const query = useQuery({ queryKey: ['process-coverage'], queryFn: ({ signal }) => getCoverage(signal) });
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('processes.coverage.meaning')}</p>
        <span className="grow" />
        {mayWrite ? (
          <Button icon={<SettingOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {t('processes.axes.edit')}
          </Button>
        ) : null}
      </div>
      <Loaded query={query}>
        {(coverage) =>
          coverage.cells.length === 0 ? (
            <EmptyState title={t('processes.coverage.none')} advice={t('processes.coverage.noneAdvice')} />
          ) : (
            <>
              <Legend coverage={coverage} />
              <CoverageTable coverage={coverage} onFill={mayWrite ? setWanted : null} />
            </>
          )
        }
      </Loaded>
      <AxesDialog open={editing} onClose={() => setEditing(false)} />
      <ProcessDialog open={wanted !== null} process={null} reach={wanted} onClose={() => setWanted(null)} />
    </>
  );
}

/** Colours never speak alone: each state has its words and its count. */
function Legend({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation();
  return (
    <div className="coverage-legend">
      {coverageStates.map((state) => (
        <span key={state} className={`coverage-mark ${state}`}>
          {t(`processes.coverage.states.${state}`)} <strong>{coverage.counts[state]}</strong>
        </span>
      ))}
    </div>
  );
}

interface CoverageTableProps {
  readonly coverage: Coverage;
  readonly onFill: ((reach: ProcessReach) => void) | null;
}

function CoverageTable({ coverage, onFill }: CoverageTableProps) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const rows = useMemo(() => coverageRows(coverage), [coverage]);
  const named = (values: readonly AxisValue[], id: string) => {
    const value = values.find((entry) => entry.id === id);
    return value ? nameOf(value) : id;
  };
  const columns: TableColumnsType<CoverageRow> = [
    {
      title: t('processes.serviceKinds'),
      key: 'kind',
      width: 150,
      render: (_, row) => <strong>{named(coverage.axes.serviceKinds, row.serviceKind)}</strong>,
      onCell: (row) => ({ rowSpan: row.kindSpan }),
    },
    { title: t('processes.customers'), key: 'customers', width: 150, render: (_, row) => named(coverage.axes.customers, row.customers) },
    ...coverage.axes.channels.map((channel, index) => ({
      title: nameOf(channel),
      key: channel.id,
      onCell: (row: CoverageRow) => ({ className: `coverage-cell ${row.cells[index]?.state ?? ''}` }),
      render: (_: unknown, row: CoverageRow) => {
        const cell = row.cells[index];
        return cell ? <Cell cell={cell} coverage={coverage} onFill={onFill} /> : null;
      },
    })),
  ];
  return <Table<CoverageRow> size="small" bordered rowKey="key" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 320 + coverage.axes.channels.length * 190 }} />;
}

interface CellProps {
  readonly cell: CoverageCell;
  readonly coverage: Coverage;
  readonly onFill: ((reach: ProcessReach) => void) | null;
}

function Cell({ cell, coverage, onFill }: CellProps) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const state = t(`processes.coverage.states.${cell.state}`);
  const reach: ProcessReach = { serviceKinds: [cell.serviceKind], channels: [cell.channel], customers: [cell.customers] };
  return (
    <>
      <Tooltip title={cell.reason}>
        <span className="small">{state}</span>
      </Tooltip>
      {cell.state === 'None' && onFill ? (
        <Button type="link" size="small" onClick={() => onFill(reach)}>
          {t('processes.coverage.fill')}
        </Button>
      ) : null}
      {cell.processes.map((id) => {
        const process = coverage.processes.find((entry) => entry.id === id);
        return (
          <div key={id}>
            <Link to={pathOf(id)}>{process ? nameOf(process) : id}</Link>
          </div>
        );
      })}
    </>
  );
}
