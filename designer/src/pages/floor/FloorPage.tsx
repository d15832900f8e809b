import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AddressTabs } from '../../parts/AddressTabs';
import { PageSkeleton } from '../../parts/PageSkeleton';
import './floor.css';

const BoardTab = lazy(() => import('./BoardTab'));
const ContactsTab = lazy(() => import('./ContactsTab'));
const CalendarsTab = lazy(() => import('./CalendarsTab'));
const BlocklistTab = lazy(() => import('./BlocklistTab'));
const ContactPage = lazy(() => import('./ContactPage'));

/** The floor: its tabs have addresses of their own, and one contact has a page. */
export default function FloorPage() {
  const { t } = useTranslation();
  const [, , tabKey, id] = useLocation().pathname.split('/');
  if (tabKey === 'contacts' && id) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <ContactPage id={decodeURIComponent(id)} />
      </Suspense>
    );
  }
  return (
    <AddressTabs
      path="/floor"
      tabs={[
        { key: 'board', label: t('floor.tabs.board'), element: BoardTab },
        { key: 'contacts', label: t('floor.tabs.contacts'), element: ContactsTab },
        { key: 'calendars', label: t('floor.tabs.calendars'), element: CalendarsTab },
        { key: 'blocklist', label: t('floor.tabs.blocklist'), element: BlocklistTab },
      ]}
    />
  );
}
