import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { MigrationList } from './MigrationList';

const NewMigration = lazy(() => import('./NewMigration'));
const MigrationView = lazy(() => import('./MigrationView'));

/** Migrations: the list, a new one, and one that was started, each with an address of its own. */
export default function MigrationsPage() {
  const { migrationId } = useParams();
  return (
    <div className="page">
      <Suspense fallback={<PageSkeleton />}>
        {migrationId === undefined ? <MigrationList /> : migrationId === 'new' ? <NewMigration /> : <MigrationView key={migrationId} id={migrationId} />}
      </Suspense>
    </div>
  );
}
