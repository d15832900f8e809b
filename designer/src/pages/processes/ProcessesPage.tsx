import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AddressTabs } from '../../parts/AddressTabs';
import { PageSkeleton } from '../../parts/PageSkeleton';
import './processes.css';

const CatalogueTab = lazy(() => import('./CatalogueTab'));
const CoverageTab = lazy(() => import('./CoverageTab'));
const PrioritiesTab = lazy(() => import('./PrioritiesTab'));
const InventoryTab = lazy(() => import('./InventoryTab'));
const ProcessPage = lazy(() => import('./ProcessPage'));

/** The process catalogue seen from four sides; one process has a page of its own. */
export default function ProcessesPage() {
  const { t } = useTranslation();
  const [, , tabKey, id] = useLocation().pathname.split('/');
  if (tabKey === 'catalogue' && id) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <ProcessPage key={id} id={decodeURIComponent(id)} />
      </Suspense>
    );
  }
  return (
    <AddressTabs
      path="/processes"
      tabs={[
        { key: 'catalogue', label: t('processes.tabs.catalogue'), element: CatalogueTab },
        { key: 'coverage', label: t('processes.tabs.coverage'), element: CoverageTab },
        { key: 'priorities', label: t('processes.tabs.priorities'), element: PrioritiesTab },
        { key: 'inventory', label: t('processes.tabs.inventory'), element: InventoryTab },
      ]}
    />
  );
}
