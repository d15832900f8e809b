import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { reportVisits } from '../../api/executions';
import { findLife, startLife, type Life, type LifeRun } from '../../api/lifecycle';
import { getDefinitionVersion } from '../../api/processes';
import { EmptyState } from '../../parts/EmptyState';
import { VisitedFlow } from '../../parts/flow/VisitedFlow';
import { Loaded } from '../../parts/Loaded';
import { useProcess } from './ProcessContext';
import { useMayWrite } from './useProcesses';

const refresh = 5000;

/** Where the process stands on the drawing of its life. */
export default function LifeTab() {
  const { head } = useProcess();
  const query = useQuery({ queryKey: ['process-life', head.id], queryFn: ({ signal }) => findLife(head.id, signal), refetchInterval: refresh });
  return <Loaded query={query}>{(life) => (life ? <Drawn life={life} /> : <NotStarted />)}</Loaded>;
}

function NotStarted() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('processes.life.none')} advice={t('processes.life.noneAdvice')}>
      <StartButton />
    </EmptyState>
  );
}

function Drawn({ life: { run, stage } }: { readonly life: Life }) {
  const { t } = useTranslation();
  return (
    <>
      <RunCard run={run} title={t('processes.life.stages')} height={300}>
        {run.status === 'Finished' ? <StartButton /> : null}
      </RunCard>
      {stage ? <RunCard key={stage.id} run={stage} title={t(stage.status === 'Running' ? 'processes.life.now' : 'processes.life.last')} height={460} /> : null}
    </>
  );
}

interface RunCardProps {
  readonly run: LifeRun;
  readonly title: string;
  readonly height: number;
  readonly children?: React.ReactNode;
}

/** A run on the version that it runs on, whatever has been drawn since. */
function RunCard({ run, title, height, children }: RunCardProps) {
  const { t } = useTranslation();
  const definition = useQuery({ queryKey: ['definition-version', run.definitionVersionId], queryFn: ({ signal }) => getDefinitionVersion(run.definitionVersionId, signal), staleTime: Infinity });
  const visits = useQuery({ queryKey: ['visits', run.id], queryFn: () => reportVisits(run.id), refetchInterval: run.status === 'Running' ? refresh : false });
  return (
    <Card
      size="small"
      title={title}
      style={{ marginBottom: 12 }}
      extra={
        <Space>
          <Tag color={run.subStatus === 'Faulted' ? 'error' : run.status === 'Running' ? 'processing' : 'default'}>
            {t(run.subStatus === 'Faulted' ? 'processes.life.faulted' : run.status === 'Running' ? 'processes.life.running' : 'processes.life.over')}
          </Tag>
          <Link to={`/runs/${encodeURIComponent(run.id)}`}>{t('processes.life.seeRun')}</Link>
          {children}
        </Space>
      }
    >
      <div style={{ position: 'relative', height }}>
        <Loaded query={definition}>{(drawn) => <VisitedFlow definition={drawn} visits={visits.data ?? []} />}</Loaded>
      </div>
    </Card>
  );
}

function StartButton() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { head } = useProcess();
  const client = useQueryClient();
  const mayWrite = useMayWrite();
  const start = useMutation({
    mutationFn: () => startLife(head.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['process-life', head.id] }),
    onError: (error) => void message.error(error.message),
  });
  return mayWrite ? (
    <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
      {t('processes.life.start')}
    </Button>
  ) : null;
}
