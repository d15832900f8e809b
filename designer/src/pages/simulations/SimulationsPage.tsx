import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { SimulationList } from './SimulationList';
import './simulations.css';

const SimulationPage = lazy(() => import('./SimulationPage'));

/** Simulated days: those that were begun and a form for the next, and one of them, each with an address. */
export default function SimulationsPage() {
  const { simulationId } = useParams();
  return (
    <div className="page">
      <Suspense fallback={<PageSkeleton />}>{simulationId === undefined ? <SimulationList /> : <SimulationPage key={simulationId} id={simulationId} />}</Suspense>
    </div>
  );
}
