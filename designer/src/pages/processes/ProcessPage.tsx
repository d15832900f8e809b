import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Steps } from 'antd';
import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getProcess, stages, type Process } from '../../api/processes';
import { AddressTabs } from '../../parts/AddressTabs';
import { Loaded } from '../../parts/Loaded';
import { usePageTitle } from '../../shell/PageBar';
import { ProcessProvider } from './ProcessContext';
import { StandingTag } from './tags';
import { pathOf, processPath, useNames } from './useProcesses';

/** The tabs of a process; a later one joins by one entry here and its label under `processes.page`. */
const tabs = [
  { key: 'profile', element: lazy(() => import('./ProfileTab')) },
  { key: 'versions', element: lazy(() => import('./VersionsTab')) },
  { key: 'check', element: lazy(() => import('./CheckTab')) },
  { key: 'document', element: lazy(() => import('./DocumentTab')) },
  { key: 'lesson', element: lazy(() => import('./LessonTab')) },
  { key: 'compare', element: lazy(() => import('./CompareTab')) },
  { key: 'heat-map', element: lazy(() => import('./HeatMapTab')) },
  { key: 'life', element: lazy(() => import('./LifeTab')) },
] as const;

/** One process: where it stands, what it is, its versions. */
export default function ProcessPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const query = useQuery({ queryKey: ['process', id], queryFn: ({ signal }) => getProcess(id, signal) });
  const list = t('areas.processes');
  const name = query.data ? nameOf(query.data.head) : id;
  usePageTitle(useMemo(() => <Breadcrumb items={[{ title: <Link to={processPath}>{list}</Link> }, { title: <span className="bar-name">{name}</span> }]} />, [list, name]));
  const [first, ...rest] = tabs.map(({ key, element }) => ({ key, element, label: t(`processes.page.${key}`) }));
  return (
    <Loaded query={query}>
      {(process) => (
        <ProcessProvider value={process}>
          <StageTrack process={process} />
          {first ? <AddressTabs path={pathOf(id)} tabs={[first, ...rest]} /> : null}
        </ProcessProvider>
      )}
    </Loaded>
  );
}

/** The four stages, and where the process is on the way. */
function StageTrack({ process: { head } }: { readonly process: Process }) {
  const { t } = useTranslation();
  const current = stages.indexOf(head.stage);
  const isDone = head.latest?.status === 'InForce';
  return (
    <div className="stage-track">
      <StandingTag standing={head.standing} />
      <Steps
        size="small"
        current={isDone ? stages.length : current}
        status={head.standing === 'Dropped' ? 'error' : 'process'}
        items={stages.map((stage, index) => ({
          title: t(`processes.stages.${stage}`),
          ...(index === current
            ? { content: head.latest ? `${t('processes.versionNumber', { number: head.latest.number })} · ${t(`processes.statuses.${head.latest.status}`)}` : t(`processes.standings.${head.standing}`) }
            : {}),
        }))}
      />
    </div>
  );
}
