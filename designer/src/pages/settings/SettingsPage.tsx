import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AddressTabs } from '../../parts/AddressTabs';
import { PageSkeleton } from '../../parts/PageSkeleton';

const PeopleTab = lazy(() => import('./PeopleTab'));
const UsersTab = lazy(() => import('./UsersTab'));
const GroupsTab = lazy(() => import('./GroupsTab'));
const QueuesTab = lazy(() => import('./QueuesTab'));
const QueuePage = lazy(() => import('./QueuePage'));
const BreaksTab = lazy(() => import('./BreaksTab'));
const LinesTab = lazy(() => import('./LinesTab'));
const RetentionTab = lazy(() => import('./RetentionTab'));
const AuditTab = lazy(() => import('./AuditTab'));

/** The settings: its tabs have addresses of their own, and one queue has a page. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const [, , tabKey, id] = useLocation().pathname.split('/');
  if (tabKey === 'queues' && id) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <QueuePage id={decodeURIComponent(id)} />
      </Suspense>
    );
  }
  return (
    <AddressTabs
      path="/settings"
      tabs={[
        { key: 'people', label: t('settings.tabs.people'), element: PeopleTab },
        { key: 'users', label: t('settings.tabs.users'), element: UsersTab },
        { key: 'groups', label: t('settings.tabs.groups'), element: GroupsTab },
        { key: 'queues', label: t('settings.tabs.queues'), element: QueuesTab },
        { key: 'breaks', label: t('settings.tabs.breaks'), element: BreaksTab },
        { key: 'lines', label: t('settings.tabs.lines'), element: LinesTab },
        { key: 'retention', label: t('settings.tabs.retention'), element: RetentionTab },
        { key: 'audit', label: t('settings.tabs.audit'), element: AuditTab },
      ]}
    />
  );
}
