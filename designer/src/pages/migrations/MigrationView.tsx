import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Segmented, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getMigration, listMigrated, type MigratedInstance, type Migration, type PlanStatus } from '../../api/migrations';
import { isOver } from '../../core/migration';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { Loaded } from '../../parts/Loaded';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { usePageTitle } from '../../shell/PageBar';
import { PlanProgress, PlanTag } from './PlanState';
import { Reasons } from './Reasons';
import { Trail } from './Trail';
import { useDefinitionNames } from './useDefinitionNames';

/** One migration: how far it is, and what came of each run. */
export default function MigrationView({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: ['migration', id],
    queryFn: ({ signal }) => getMigration(id, signal),
    refetchInterval: ({ state }) => (state.data && isOver(state.data.status) ? false : 1000),
  });
  return <Loaded query={query}>{(plan) => <MigrationBody plan={plan} />}</Loaded>;
}

function MigrationBody({ plan }: { readonly plan: Migration }) {
  const { t } = useTranslation();
  const nameOf = useDefinitionNames();
  usePageTitle(useMemo(() => <Trail here={t('migrations.one', { version: plan.toVersion })} />, [t, plan.toVersion]));
  const nodes = Object.entries(plan.nodes);
  return (
    <>
      <Card style={{ marginBottom: 16 }}>
        <Descriptions
          size="small"
          column={3}
          items={[
            { key: 'definition', label: t('migrations.definition'), children: <Link to={`/designer/${encodeURIComponent(plan.definitionId)}`}>{nameOf(plan.definitionId)}</Link> },
            { key: 'from', label: t('migrations.from'), children: plan.fromVersion ?? t('migrations.anyOther') },
            { key: 'to', label: t('migrations.to'), children: plan.toVersion },
            { key: 'status', label: t('migrations.status'), children: <PlanTag status={plan.status} /> },
            { key: 'by', label: t('migrations.by'), children: plan.createdBy ?? '' },
            { key: 'when', label: t('migrations.when'), children: <When at={plan.createdAt} /> },
            ...(nodes.length > 0 ? [{ key: 'mapping', span: 3, label: t('migrations.mapping'), children: nodes.map(([from, to]) => `${from} → ${to}`).join(', ') }] : []),
          ]}
        />
        <PlanProgress plan={plan} size="medium" />
      </Card>
      {plan.failed > 0 ? <Alert type="warning" showIcon title={t('migrations.someLeft', { count: plan.failed })} style={{ marginBottom: 16 }} /> : null}
      <Results plan={plan} />
    </>
  );
}

const filters = ['', 'Failed', 'Completed', 'Pending'] as const;

function Results({ plan }: { readonly plan: Migration }) {
  const { t } = useTranslation();
  const [state, change, turn] = useListState();
  const { page, pageSize } = state;
  const filter = filters.find((known) => known === state.state) ?? '';
  const query = useQuery({
    queryKey: ['migrated', plan.id, filter, page, pageSize, plan.succeeded + plan.failed],
    queryFn: ({ signal }) => listMigrated(plan.id, filter, { page, pageSize }, signal),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const labels: Record<(typeof filters)[number], string> = {
    '': `${t('migrations.all')} ${plan.total}`,
    Failed: `${t('migrations.notMoved')} ${plan.failed}`,
    Completed: `${t('migrations.moved')} ${plan.succeeded}`,
    Pending: `${t('migrations.waiting')} ${plan.total - plan.succeeded - plan.failed}`,
  };
  const empty = filter ? <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} /> : <EmptyState title={t('migrations.noneInPlan')} advice={t('migrations.noneInPlanAdvice')} />;
  return (
    <Card
      title={t('migrations.results')}
      styles={{ body: { padding: 0 } }}
      extra={<Segmented value={filter} onChange={(next) => change({ state: next })} options={filters.map((value) => ({ value, label: labels[value] }))} />}
    >
      <PagedTable<MigratedInstance> query={query} rowKey="instanceId" columns={columns} list={{ page, pageSize }} onTurn={turn} empty={empty} hideOnSinglePage />
    </Card>
  );
}

function useColumns(): TableColumnsType<MigratedInstance> {
  const { t } = useTranslation();
  const words: Record<PlanStatus, string> = {
    Completed: t('migrations.moved'),
    Failed: t('migrations.notMoved'),
    Pending: t('migrations.waiting'),
    Running: t('migrations.statuses.Running'),
  };
  return [
    {
      title: t('migrations.instance'),
      key: 'instance',
      width: 330,
      render: (_, item) => (
        <Link className="numbers" to={`/runs/${encodeURIComponent(item.instanceId)}`}>
          {item.instanceId}
        </Link>
      ),
    },
    { title: t('migrations.status'), key: 'status', width: 120, render: (_, item) => words[item.status] },
    { title: t('migrations.verdict'), key: 'reasons', render: (_, item) => <Reasons reasons={item.reasons} /> },
  ];
}
