import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { listRollouts, type Rollout } from '../../api/rollouts';
import { EmptyState } from '../../parts/EmptyState';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { pilotsPath } from './PilotsPage';
import { RolloutStatusTag } from './PilotTags';
import { usePilotWords } from './usePilotWords';

/** All roll-outs, the latest first. */
export default function RolloutsTab() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const words = usePilotWords();
  const [list, , turn] = useListState();
  const query = useQuery({ queryKey: ['rollouts', list.page, list.pageSize], queryFn: ({ signal }) => listRollouts({ page: list.page, pageSize: list.pageSize }, signal) });
  const columns: TableColumnsType<Rollout> = [
    { title: t('pilots.name'), key: 'name', render: (_, { id, name }) => <Link to={`${pilotsPath}/rollouts/${id}`}>{name}</Link> },
    { title: t('rollouts.version'), key: 'version', render: (_, { version }) => words.versionName(version) },
    { title: t('rollouts.waves'), key: 'waves', width: 100, render: (_, { waves, wavesStarted }) => `${wavesStarted} / ${waves}` },
    { title: t('rollouts.progress'), key: 'progress', width: 200, render: (_, { progress }) => <Progress percent={Math.round(progress * 100)} size="small" /> },
    { title: t('pilots.state'), key: 'status', width: 120, render: (_, { status }) => <RolloutStatusTag status={status} /> },
    { title: t('rollouts.begun'), key: 'created', width: 180, render: (_, { createdAt }) => <When at={createdAt} /> },
  ];
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('rollouts.meaning')}</p>
        <span className="grow" />
        {mayRole(session, 'ProcessOwner') || mayRole(session, 'TeamLead') ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate(`${pilotsPath}/rollouts/new`)}>
            {t('rollouts.plan')}
          </Button>
        ) : null}
      </div>
      <PagedTable<Rollout> query={query} rowKey="id" columns={columns} list={list} onTurn={turn} empty={<EmptyState title={t('rollouts.none')} advice={t('rollouts.noneAdvice')} />} width={800} hideOnSinglePage />
    </>
  );
}
