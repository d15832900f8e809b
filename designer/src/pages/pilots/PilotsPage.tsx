import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AddressTabs } from '../../parts/AddressTabs';
import { PageSkeleton } from '../../parts/PageSkeleton';
import './pilots.css';

export const pilotsPath = '/pilots';

const PilotsTab = lazy(() => import('./PilotsTab'));
const RolloutsTab = lazy(() => import('./RolloutsTab'));
const AnnouncementsTab = lazy(() => import('./AnnouncementsTab'));
const AnnouncementView = lazy(() => import('./AnnouncementView'));
const SpotChecksTab = lazy(() => import('./SpotChecksTab'));
const ProblemsTab = lazy(() => import('./ProblemsTab'));
const BindingsTab = lazy(() => import('./BindingsTab'));
const PilotForm = lazy(() => import('./PilotForm'));
const PilotPage = lazy(() => import('./PilotPage'));
const RolloutForm = lazy(() => import('./RolloutForm'));
const RolloutPage = lazy(() => import('./RolloutPage'));

/** Pilots, roll-outs, announcements, spot checks, and which version serves whom; what has content of its own has an address of its own. */
export default function PilotsPage() {
  const { t } = useTranslation();
  const [place, id] = useLocation().pathname.slice(pilotsPath.length + 1).split('/');
  if (id === undefined || id === '') {
    return (
      <AddressTabs
        path={pilotsPath}
        tabs={[
          { key: 'list', label: t('pilots.tabs.list'), element: PilotsTab },
          { key: 'rollouts', label: t('pilots.tabs.rollouts'), element: RolloutsTab },
          { key: 'announcements', label: t('pilots.tabs.announcements'), element: AnnouncementsTab },
          { key: 'spot-checks', label: t('pilots.tabs.spotChecks'), element: SpotChecksTab },
          { key: 'problems', label: t('pilots.tabs.problems'), element: ProblemsTab },
          { key: 'bindings', label: t('pilots.tabs.bindings'), element: BindingsTab },
        ]}
      />
    );
  }
  const page =
    place === 'announcements' ? <AnnouncementView key={id} id={id} />
    : place === 'rollouts' ? (id === 'new' ? <RolloutForm /> : <RolloutPage key={id} id={id} />)
    : id === 'new' ? <PilotForm /> : <PilotPage key={id} id={id} />;
  return (
    <div className="page">
      <Suspense fallback={<PageSkeleton />}>{page}</Suspense>
    </div>
  );
}
