import { useQuery } from '@tanstack/react-query';
import { Button, Card, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { listSimulations, type Simulation } from '../../api/simulations';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { usePageTitle } from '../../shell/PageBar';
import { SimulationForm } from './SimulationForm';
import { SimulationTag } from './SimulationTag';
import { SimulationTrail } from './SimulationTrail';

export function SimulationList() {
  const { t, i18n } = useTranslation();
  usePageTitle(useMemo(() => <SimulationTrail />, []));
  const query = useQuery({ queryKey: ['simulations'], queryFn: ({ signal }) => listSimulations({ page: 1, pageSize: 50 }, signal), refetchInterval: 3000 });
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);

  // The older one first: the newer is held against it.
  const [first, second] = [...chosen].sort();
  const columns: TableColumnsType<Simulation> = [
    { title: t('simulations.name'), key: 'name', render: (_, { id, name }) => <Link to={`/designer/simulations/${id}`}>{name || t('simulations.unnamed')}</Link> },
    { title: t('simulations.day'), key: 'day', width: 130, render: (_, { day }) => day.slice(0, 10) },
    { title: t('simulations.begun'), key: 'begun', width: 190, render: (_, { createdAt }) => new Date(createdAt).toLocaleString(i18n.language) },
    { title: t('simulations.state'), key: 'state', width: 150, render: (_, simulation) => <SimulationTag simulation={simulation} /> },
  ];
  return (
    <>
      <Card size="small" title={t('simulations.next')} style={{ marginBottom: 16 }}>
        <SimulationForm />
      </Card>
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <div style={{ marginBottom: 8 }}>
            <Button disabled={second === undefined} onClick={() => void navigate(`/designer/simulations/compare?first=${first}&second=${second}`)}>
              {t('simulations.compare')}
            </Button>{' '}
            <span className="muted">{t('simulations.compareAdvice')}</span>
          </div>
          <Table<Simulation>
            size="middle"
            rowKey="id"
            rowSelection={{
              hideSelectAll: true,
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: ({ id, state }) => ({ disabled: state !== 'Finished' || (chosen.length >= 2 && !chosen.includes(id)) }),
            }}
            columns={columns}
            dataSource={[...(query.data?.items ?? [])]}
            loading={{ spinning: query.isPending, delay: 400 }}
            pagination={false}
            locale={{ emptyText: <EmptyState title={t('simulations.none')} advice={t('simulations.noneAdvice')} /> }}
          />
        </>
      )}
    </>
  );
}
