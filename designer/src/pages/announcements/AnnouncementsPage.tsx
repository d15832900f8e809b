import { useQuery } from '@tanstack/react-query';
import { Alert, Table, Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { listOwnAnnouncements, type OwnAnnouncement } from '../../api/announcements';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { When } from '../../parts/When';

const AnnouncementPage = lazy(() => import('./AnnouncementPage'));

const useOwnAnnouncements = () => useQuery({ queryKey: ['own-announcements'], queryFn: ({ signal }) => listOwnAnnouncements(signal), refetchInterval: 60_000 });

const isOpen = (one: OwnAnnouncement) => one.readAt === null || one.passedAt === null;

/** New versions that an agent is to know: to read, to confirm, to be asked about. */
export default function AnnouncementsPage() {
  const id = useLocation().pathname.split('/')[2];
  return <div className="page">{id ? <Suspense fallback={<PageSkeleton />}><AnnouncementPage key={id} id={decodeURIComponent(id)} /></Suspense> : <OwnList />}</div>;
}

function OwnList() {
  const { t } = useTranslation();
  return (
    <Loaded query={useOwnAnnouncements()}>
      {(announcements) => (
        <Table<OwnAnnouncement>
          rowKey="id"
          size="middle"
          dataSource={[...announcements]}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          locale={{ emptyText: <EmptyState title={t('announcements.none')} advice={t('announcements.noneAdvice')} /> }}
          columns={[
            { title: t('announcements.process'), key: 'process', render: (_, one) => <Link to={`/announcements/${one.id}`}>{`${one.processName} v${one.number}`}</Link> },
            { title: t('announcements.state'), key: 'state', width: 160, render: (_, one) => <OwnState one={one} /> },
            { title: t('announcements.dueAt'), key: 'due', width: 190, render: (_, { dueAt }) => <When at={dueAt} /> },
            { title: t('announcements.createdAt'), key: 'created', width: 190, render: (_, { createdAt }) => <When at={createdAt} /> },
          ]}
        />
      )}
    </Loaded>
  );
}

export function OwnState({ one }: { readonly one: OwnAnnouncement }) {
  const { t } = useTranslation();
  if (!isOpen(one)) return <Tag color="success">{t('announcements.states.Passed')}</Tag>;
  if (one.isOverdue) return <Tag color="error">{t('announcements.states.Overdue')}</Tag>;
  return <Tag color={one.readAt ? 'processing' : 'default'}>{t(`announcements.states.${one.readAt ? 'Read' : 'New'}`)}</Tag>;
}

/** One line at the desk while something is to be read. */
export function AnnouncementBanner() {
  const { t } = useTranslation();
  const open = (useOwnAnnouncements().data ?? []).filter(isOpen);
  if (open.length === 0) return null;
  return (
    <Alert
      type={open.some((one) => one.isOverdue) ? 'warning' : 'info'}
      showIcon
      style={{ marginBottom: 12 }}
      title={<Link to={open.length === 1 && open[0] ? `/announcements/${open[0].id}` : '/announcements'}>{t('announcements.banner', { count: open.length })}</Link>}
    />
  );
}
