import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listProcesses, stages, type ProcessHead } from '../../api/processes';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { SearchBox } from '../../parts/SearchBox';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { ProcessDialog } from './ProcessDialog';
import { StageTag, StandingTag, StatusTag } from './tags';
import { pathOf, useMayWrite, useNames } from './useProcesses';

/** Every process of the centre and where it stands. */
export default function CatalogueTab() {
  const { t } = useTranslation();
  const [list, change, turn] = useListState();
  const [adding, setAdding] = useState(false);
  const mayWrite = useMayWrite();
  const query = useQuery({
    queryKey: ['processes', list],
    queryFn: ({ signal }) => listProcesses({ page: list.page, pageSize: list.pageSize, search: list.search, stage: list.state }, signal),
    placeholderData: keepPreviousData,
  });
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const isFiltered = list.search !== '' || list.state !== '';
  return (
    <>
      <div className="page-head">
        <SearchBox value={list.search} label={t('processes.search')} onSearch={(search) => change({ search })} />
        <Select
          allowClear
          value={list.state || undefined}
          placeholder={t('processes.allStages')}
          aria-label={t('processes.stage')}
          style={{ width: 150 }}
          options={stages.map((stage) => ({ value: stage, label: t(`processes.stages.${stage}`) }))}
          onChange={(state?: string) => change({ state: state ?? '' })}
        />
        <span className="grow" />
        {mayWrite ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t('processes.add')}
          </Button>
        ) : null}
      </div>
      <PagedTable<ProcessHead>
        query={query}
        rowKey="id"
        columns={useColumns()}
        list={list}
        onTurn={turn}
        width={1000}
        hideOnSinglePage
        empty={isFiltered ? <EmptyState title={t('processes.noneFound')} /> : <EmptyState title={t('processes.none')} advice={t('processes.noneAdvice')} />}
      />
      <ProcessDialog open={adding} process={null} onClose={() => setAdding(false)} />
    </>
  );
}

function useColumns(): TableColumnsType<ProcessHead> {
  const { t } = useTranslation();
  const nameOf = useNames();
  return [
    {
      title: t('processes.name'),
      key: 'name',
      render: (_, process) => (
        <>
          <Link to={pathOf(process.id)}>{nameOf(process)}</Link>
          <div className="muted small">{process.id}</div>
        </>
      ),
    },
    { title: t('processes.class'), key: 'class', width: 130, render: (_, process) => t(`processes.classes.${process.class}`) },
    { title: t('processes.standing'), key: 'standing', width: 110, render: (_, process) => <StandingTag standing={process.standing} /> },
    { title: t('processes.stage'), key: 'stage', width: 100, render: (_, process) => <StageTag stage={process.stage} /> },
    {
      title: t('processes.latest'),
      key: 'latest',
      width: 150,
      render: (_, { latest }) => (latest ? <span className="nowrap">{t('processes.versionNumber', { number: latest.number })} <StatusTag status={latest.status} /></span> : <span className="muted">–</span>),
    },
    { title: t('processes.inForce'), key: 'inForce', width: 110, render: (_, { inForce }) => (inForce === null ? <span className="muted">–</span> : t('processes.versionNumber', { number: inForce })) },
    { title: t('processes.priority'), key: 'priority', width: 110, align: 'right', className: 'numbers', render: (_, { rank }) => rank?.priority.toFixed(2) ?? <span className="muted">–</span> },
    { title: t('processes.owner'), key: 'owner', width: 100, render: (_, process) => process.ownerName },
    { title: t('processes.updated'), key: 'updated', width: 120, render: (_, process) => <When at={process.updatedAt} /> },
  ];
}
