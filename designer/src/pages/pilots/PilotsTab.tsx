import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { listPilots, type Pilot } from '../../api/pilots';
import { EmptyState } from '../../parts/EmptyState';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { pilotsPath } from './PilotsPage';
import { PilotStatusTag, VerdictTag } from './PilotTags';
import { usePilotWords } from './usePilotWords';

/** All pilots, the latest first. */
export default function PilotsTab() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const words = usePilotWords();
  const [list, , turn] = useListState();
  const query = useQuery({ queryKey: ['pilots', list.page, list.pageSize], queryFn: ({ signal }) => listPilots({ page: list.page, pageSize: list.pageSize }, signal) });
  const columns: TableColumnsType<Pilot> = [
    { title: t('pilots.name'), key: 'name', render: (_, { id, name }) => <Link to={`${pilotsPath}/one/${id}`}>{name}</Link> },
    { title: t('pilots.pilotVersion'), key: 'version', render: (_, { pilotVersion }) => words.versionName(pilotVersion) },
    { title: t('pilots.groups'), key: 'groups', render: (_, { groups }) => t('pilots.groupCount', { count: groups.length }), width: 110 },
    { title: t('pilots.launch'), dataIndex: 'launch', className: 'numbers', width: 120 },
    { title: t('pilots.decisionOn'), dataIndex: 'decisionOn', className: 'numbers', width: 120 },
    { title: t('pilots.state'), key: 'status', width: 110, render: (_, { status }) => <PilotStatusTag status={status} /> },
    { title: t('pilots.decision'), key: 'decision', width: 110, render: (_, { decision }) => (decision ? <VerdictTag verdict={decision} /> : '–') },
  ];
  const mayPlan = mayRole(session, 'ProcessOwner') || mayRole(session, 'TeamLead');
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('pilots.meaning')}</p>
        <span className="grow" />
        {mayPlan ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate(`${pilotsPath}/one/new`)}>
            {t('pilots.plan')}
          </Button>
        ) : null}
      </div>
      <PagedTable<Pilot> query={query} rowKey="id" columns={columns} list={list} onTurn={turn} empty={<EmptyState title={t('pilots.none')} advice={t('pilots.noneAdvice')} />} width={900} hideOnSinglePage />
    </>
  );
}
