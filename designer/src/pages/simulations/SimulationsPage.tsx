import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { SimulationList } from './SimulationList';
import './simulations.css';

const SimulationPage = lazy(() => import('./SimulationPage'));
const ComparisonPage = lazy(() => import('./ComparisonPage'));

/** Simulated days: those that were begun and a form for the next, one of them, and two side by side, each with an address. */
export default function SimulationsPage() {
  const { simulationId } = useParams();
  return (
    <div className="page">
      <Suspense fallback={<PageSkeleton />}>
        {simulationId === undefined ? <SimulationList /> : simulationId === 'compare' ? <ComparisonPage /> : <SimulationPage key={simulationId} id={simulationId} />}
      </Suspense>
    </div>
  );
}
