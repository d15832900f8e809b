import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AddressTabs } from '../../parts/AddressTabs';
import { PageSkeleton } from '../../parts/PageSkeleton';
import './pilots.css';

export const pilotsPath = '/pilots';

const PilotsTab = lazy(() => import('./PilotsTab'));
const RolloutsTab = lazy(() => import('./RolloutsTab'));
const BindingsTab = lazy(() => import('./BindingsTab'));
const PilotForm = lazy(() => import('./PilotForm'));
const PilotPage = lazy(() => import('./PilotPage'));
const RolloutForm = lazy(() => import('./RolloutForm'));
const RolloutPage = lazy(() => import('./RolloutPage'));

/** Pilots, roll-outs, and which version serves whom; each pilot and each roll-out has an address of its own. */
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
          { key: 'bindings', label: t('pilots.tabs.bindings'), element: BindingsTab },
        ]}
      />
    );
  }
  const page = place === 'rollouts' ? id === 'new' ? <RolloutForm /> : <RolloutPage key={id} id={id} /> : id === 'new' ? <PilotForm /> : <PilotPage key={id} id={id} />;
  return (
    <div className="page">
      <Suspense fallback={<PageSkeleton />}>{page}</Suspense>
    </div>
  );
}
