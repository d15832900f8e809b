import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listMigrations, type Migration } from '../../api/migrations';
import { isOver } from '../../core/migration';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { PlanProgress, PlanTag } from './PlanState';
import { useDefinitionNames } from './useDefinitionNames';

export function MigrationList() {
  const { t } = useTranslation();
  const [{ page, pageSize }, , turn] = useListState();
  const query = useQuery({
    queryKey: ['migrations', page, pageSize],
    queryFn: ({ signal }) => listMigrations({ page, pageSize }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some((plan) => !isOver(plan.status)) ? 1500 : false),
  });
  const columns = useColumns();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const add = (
    <Link to="/runs/migrations/new">
      <Button type="primary" icon={<PlusOutlined aria-hidden />}>
        {t('migrations.new')}
      </Button>
    </Link>
  );
  return (
    <>
      <div className="page-head">
        <span className="muted">{t('migrations.about')}</span>
        <span className="grow" />
        {add}
      </div>
      <PagedTable<Migration> query={query} rowKey="id" columns={columns} list={{ page, pageSize }} onTurn={turn} empty={<EmptyState title={t('migrations.none')} advice={t('migrations.noneAdvice')} />} hideOnSinglePage />
    </>
  );
}

function useColumns(): TableColumnsType<Migration> {
  const { t } = useTranslation();
  const nameOf = useDefinitionNames();
  return [
    {
      title: t('migrations.definition'),
      key: 'definition',
      render: (_, plan) => <Link to={`/runs/migrations/${plan.id}`}>{nameOf(plan.definitionId)}</Link>,
    },
    {
      title: t('migrations.versions'),
      key: 'versions',
      width: 170,
      className: 'numbers',
      render: (_, plan) => `${plan.fromVersion ?? '*'} → ${plan.toVersion}`,
    },
    { title: t('migrations.instances'), dataIndex: 'total', width: 90, align: 'right', className: 'numbers' },
    { title: t('migrations.progress'), key: 'progress', width: 200, render: (_, plan) => <PlanProgress plan={plan} size="small" /> },
    { title: t('migrations.status'), key: 'status', width: 110, render: (_, plan) => <PlanTag status={plan.status} /> },
    { title: t('migrations.by'), dataIndex: 'createdBy', width: 120, ellipsis: true },
    { title: t('migrations.when'), key: 'when', width: 190, render: (_, plan) => <When at={plan.createdAt} /> },
  ];
}
