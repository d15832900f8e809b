import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Progress, Table, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getInventory, type Inventory, type InventoryLine } from '../../api/processes';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { PeriodFilter, periodOf } from '../../parts/PeriodFilter';
import { useAddressFilters } from '../../parts/useAddressFilters';
import { pathOf, useMayWrite, useNames } from './useProcesses';

const keys = ['from', 'until'] as const;

/** What the centre does already, by how often it ran: the evidence of which processes it needs. */
export default function InventoryTab() {
  const { t } = useTranslation();
  const filters = useAddressFilters(keys);
  const { from, until } = periodOf(filters.values.from, filters.values.until);
  const query = useQuery({
    queryKey: ['process-inventory', filters.values],
    queryFn: ({ signal }) => getInventory(from ?? null, until ?? null, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="page-head">
        <PeriodFilter from={filters.values.from} until={filters.values.until} onChange={filters.set} />
        <p className="muted">{t('processes.inventory.meaning')}</p>
      </div>
      <Loaded query={query}>{(inventory) => <InventoryTable inventory={inventory} />}</Loaded>
    </>
  );
}

function InventoryTable({ inventory }: { readonly inventory: Inventory }) {
  const { t, i18n } = useTranslation();
  const nameOf = useNames();
  const mayDraw = useMayWrite();
  const columns: TableColumnsType<InventoryLine> = [
    {
      title: t('processes.inventory.flow'),
      key: 'flow',
      render: (_, { flow }) => (
        <>
          {mayDraw ? <Link to={`/designer/${encodeURIComponent(flow.definitionId)}`}>{flow.name}</Link> : flow.name} {flow.isPublished ? null : <Tag>{t('processes.inventory.unpublished')}</Tag>}
        </>
      ),
    },
    { title: t('processes.inventory.runs'), key: 'runs', width: 120, align: 'right', className: 'numbers', render: (_, { flow }) => flow.runs.toLocaleString(i18n.language) },
    {
      title: t('processes.inventory.share'),
      key: 'share',
      width: 220,
      render: (_, { share }) => (share === null ? <span className="muted">–</span> : <Progress percent={Math.round(share * 1000) / 10} size="small" aria-label={t('processes.inventory.share')} />),
    },
    {
      title: t('processes.inventory.processes'),
      key: 'processes',
      width: 300,
      render: (_, { processes }) =>
        processes.length === 0 ? (
          <Tag color="gold">{t('processes.inventory.nobody')}</Tag>
        ) : (
          processes.map((id) => {
            const process = inventory.processes.find((entry) => entry.id === id);
            return (
              <div key={id}>
                <Link to={pathOf(id)}>{process ? nameOf(process) : id}</Link>
              </div>
            );
          })
        ),
    },
  ];
  return (
    <Table<InventoryLine>
      size="middle"
      rowKey={({ flow }) => flow.definitionId}
      columns={columns}
      dataSource={[...inventory.lines]}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      locale={{ emptyText: <EmptyState title={t('processes.inventory.none')} advice={t('processes.inventory.noneAdvice')} /> }}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>{t('processes.inventory.total')}</Table.Summary.Cell>
          <Table.Summary.Cell index={1} align="right">
            <strong className="numbers">{inventory.runs.toLocaleString(i18n.language)}</strong>
          </Table.Summary.Cell>
          <Table.Summary.Cell index={2} colSpan={2} />
        </Table.Summary.Row>
      )}
    />
  );
}
