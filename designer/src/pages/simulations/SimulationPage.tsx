import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { getSimulation, removeSimulation, type Simulation } from '../../api/simulations';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { PageActions, usePageTitle } from '../../shell/PageBar';
import { DayView } from './DayView';
import { SimulationTag } from './SimulationTag';
import { SimulationTrail } from './SimulationTrail';


const isOpen = (simulation: Simulation | undefined) => simulation?.state === 'Waiting' || simulation?.state === 'Running';

/** One simulated day: its progress, then what came of it. */
export default function SimulationPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['simulation', id],
    queryFn: ({ signal }) => getSimulation(id, signal),
    refetchInterval: ({ state }) => (isOpen(state.data) ? 700 : false),
  });
  const name = query.data?.name || t('simulations.unnamed');
  usePageTitle(useMemo(() => <SimulationTrail here={name} />, [name]));
  return (
    <Loaded query={query}>
      {(simulation) => (
        <>
          <PageActions>
            <RemoveButton simulation={simulation} />
          </PageActions>
          <p className="muted">
            <SimulationTag simulation={simulation} /> {simulation.day.slice(0, 10)} · {t('simulations.form.seed')} {simulation.wanted.seed ?? 1}
            {simulation.seconds === null ? null : ` · ${t('simulations.took', { seconds: simulation.seconds.toFixed(1) })}`}
          </p>
          {isOpen(simulation) ? <Progress percent={Math.round(simulation.progress * 100)} status="active" aria-label={t('simulations.progress')} /> : null}
          {simulation.result ? <DayView result={simulation.result} /> : null}
          {simulation.state === 'Failed' ? (
            <Notice kind="problem" title={t('simulations.failed')}>
              {simulation.error}
            </Notice>
          ) : null}
          {simulation.state === 'Cancelled' ? (
            <Notice kind="missing" title={t('simulations.cancelled')}>
              {t('simulations.cancelledAdvice')}
            </Notice>
          ) : null}
        </>
      )}
    </Loaded>
  );
}

function RemoveButton({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const open = isOpen(simulation);
  const remove = useMutation({
    mutationFn: () => removeSimulation(simulation.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['simulations'] });
      if (open) await client.invalidateQueries({ queryKey: ['simulation', simulation.id] });
      else void navigate('/designer/simulations');
    },
  });
  return (
    <Button size="small" loading={remove.isPending} onClick={() => remove.mutate()}>
      {t(open ? 'simulations.cancel' : 'simulations.forget')}
    </Button>
  );
}
