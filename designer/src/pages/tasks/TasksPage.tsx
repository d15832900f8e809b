import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { hasRole } from '../../core/roles';
import { AddressTabs, type AddressTab } from '../../parts/AddressTabs';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { useSession } from '../../shell/session';
import './tasks.css';

const MineTab = lazy(() => import('./TaskList').then((lists) => ({ default: lists.MineTab })));
const SharedTab = lazy(() => import('./TaskList').then((lists) => ({ default: lists.SharedTab })));
const AllTab = lazy(() => import('./TaskList').then((lists) => ({ default: lists.AllTab })));
const TaskPage = lazy(() => import('./TaskPage'));

/** One's tasks, those one could take, and for who oversees them all. A task has a page below the list it was found in. */
export default function TasksPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [, , tab, id] = useLocation().pathname.split('/');
  if (tab && id) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <TaskPage id={decodeURIComponent(id)} list={tab} key={id} />
      </Suspense>
    );
  }
  const own: AddressTab = { key: 'mine', label: t('tasks.tabs.mine'), element: MineTab };
  const others: AddressTab[] = [
    { key: 'shared', label: t('tasks.tabs.shared'), element: SharedTab },
    ...(hasRole(session, 'TeamLead', 'ProcessOwner') ? [{ key: 'all', label: t('tasks.tabs.all'), element: AllTab }] : []),
  ];
  return <AddressTabs path="/tasks" tabs={[own, ...others]} />;
}
