import { BugOutlined, LineChartOutlined, PhoneOutlined, SwapOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Breadcrumb, Button } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { getDefinition, listProblems } from '../../api/definitions';
import { parseShellPath, shellPath, type StudioView } from '../../core/studio-routes';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { SidePanel } from '../../parts/SidePanel';
import { PageActions, usePageTitle } from '../../shell/PageBar';
import { ProblemList } from './ProblemList';
import { StudioFrame } from './StudioFrame';

/** Most visits to the designer make no call; the phone is loaded when it is picked up. */
const PhonePanel = lazy(() => import('../phone/PhonePanel'));

type Panel = 'problems' | 'call';

/** The designer and the runs: one frame below the bar, with side panels of our own beside an open flow. */
export default function StudioPage() {
  const { t } = useTranslation();
  const location = useLocation();
  const view = useMemo<StudioView>(() => parseShellPath(location.pathname) ?? { kind: 'definitions' }, [location.pathname]);
  const definitionId = view.kind === 'definition' ? view.id : null;
  const [panel, setPanel] = useState<Panel | null>(null);
  const [selected, setSelected] = useState<{ readonly activityId: string } | null>(null);
  const [params] = useSearchParams();
  const node = params.get('node');
  const showNode = useCallback(() => (node ? setSelected({ activityId: node }) : undefined), [node]);
  const toggle = (wanted: Panel) => setPanel((open) => (open === wanted ? null : wanted));

  usePageTitle(useMemo(() => <StudioTitle view={view} />, [view]));

  return (
    <div className="page-fill">
      <StudioFrame view={view} title={t(view.kind.startsWith('definition') ? 'areas.designer' : 'areas.runs')} selected={selected} onReady={showNode} />
      {view.kind === 'instances' ? (
        <PageActions>
          <Link to="/runs/migrations">
            <Button size="small" icon={<SwapOutlined aria-hidden />}>
              {t('areas.migrations')}
            </Button>
          </Link>
        </PageActions>
      ) : null}
      {view.kind === 'definitions' || definitionId ? (
        <PageActions>
          <Link to={definitionId ? `/designer/simulations?draft=${encodeURIComponent(definitionId)}` : '/designer/simulations'}>
            <Button size="small" icon={<LineChartOutlined aria-hidden />}>
              {t('simulations.next')}
            </Button>
          </Link>
        </PageActions>
      ) : null}
      {definitionId ? (
        <PageActions>
          <ProblemsButton definitionId={definitionId} active={panel === 'problems'} onClick={() => toggle('problems')} />
          <Button size="small" type={panel === 'call' ? 'primary' : 'default'} icon={<PhoneOutlined aria-hidden />} aria-pressed={panel === 'call'} onClick={() => toggle('call')}>
            {t('phone.try')}
          </Button>
        </PageActions>
      ) : null}
      {definitionId && panel === 'problems' ? (
        <SidePanel title={t('problems.title')} width={400} onClose={() => setPanel(null)}>
          <ProblemList definitionId={definitionId} onSelect={(activityId) => setSelected({ activityId })} />
        </SidePanel>
      ) : null}
      {definitionId && panel === 'call' ? (
        <SidePanel title={t('phone.try')} width={900} onClose={() => setPanel(null)}>
          <Suspense fallback={<PageSkeleton />}>
            <PhonePanel key={definitionId} definitionId={definitionId} />
          </Suspense>
        </SidePanel>
      ) : null}
    </div>
  );
}

function StudioTitle({ view }: { readonly view: StudioView }) {
  const { t } = useTranslation();
  const isDefinition = view.kind === 'definition' || view.kind === 'definitions';
  const id = view.kind === 'definition' || view.kind === 'instance' ? view.id : null;
  const name = useDefinitionName(view.kind === 'definition' ? view.id : null);
  const list = shellPath({ kind: isDefinition ? 'definitions' : 'instances' });
  const area = t(isDefinition ? 'areas.designer' : 'areas.runs');
  if (id === null) return <h1 className="bar-heading">{area}</h1>;
  return <Breadcrumb items={[{ title: <Link to={list}>{area}</Link> }, { title: <span className="bar-name">{name ?? id}</span> }]} />;
}

function useDefinitionName(definitionId: string | null): string | null {
  const query = useQuery({
    queryKey: ['definition', definitionId, 'Latest'],
    queryFn: ({ signal }) => getDefinition(definitionId ?? '', 'Latest', signal),
    enabled: definitionId !== null,
    refetchInterval: 15000,
  });
  return query.data?.name ?? null;
}

interface ProblemsButtonProps {
  readonly definitionId: string;
  readonly active: boolean;
  readonly onClick: () => void;
}

/** Counts errors even while the panel is closed: autosave keeps the list current without being asked. */
function ProblemsButton({ definitionId, active, onClick }: ProblemsButtonProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['problems', definitionId],
    queryFn: ({ signal }) => listProblems(definitionId, signal),
    refetchInterval: 4000,
  });
  const items = query.data?.items ?? [];
  const errors = items.filter((problem) => problem.severity === 'Error').length;
  return (
    <Badge count={items.length} size="small" color={errors > 0 ? 'red' : 'gold'} offset={[-4, 2]}>
      <Button size="small" type={active ? 'primary' : 'default'} icon={<BugOutlined aria-hidden />} aria-pressed={active} onClick={onClick}>
        {t('problems.title')}
      </Button>
    </Badge>
  );
}
