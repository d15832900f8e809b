import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { PageSkeleton } from '../../parts/PageSkeleton';
import './floor.css';

const tabs = [
  { key: 'board', element: lazy(() => import('./BoardTab')) },
  { key: 'contacts', element: lazy(() => import('./ContactsTab')) },
  { key: 'calendars', element: lazy(() => import('./CalendarsTab')) },
  { key: 'blocklist', element: lazy(() => import('./BlocklistTab')) },
] as const;

const ContactPage = lazy(() => import('./ContactPage'));

/** The floor: its tabs have addresses of their own, and one contact has a page. */
export default function FloorPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [, , tabKey, id] = useLocation().pathname.split('/');
  if (tabKey === 'contacts' && id) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <ContactPage id={decodeURIComponent(id)} />
      </Suspense>
    );
  }
  const current = tabs.find((tab) => tab.key === tabKey);
  if (!current) return <Navigate to="/floor/board" replace />;
  const Tab = current.element;
  return (
    <div className="page">
      <Tabs
        activeKey={current.key}
        onChange={(key) => void navigate(`/floor/${key}`)}
        items={tabs.map((tab) => ({ key: tab.key, label: t(`floor.tabs.${tab.key}`) }))}
      />
      <Suspense fallback={<PageSkeleton />}>
        <Tab />
      </Suspense>
    </div>
  );
}
