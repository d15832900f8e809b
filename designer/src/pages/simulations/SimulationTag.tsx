import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Simulation, SimulationState } from '../../api/simulations';

const colours: Record<SimulationState, string> = { Waiting: 'default', Running: 'processing', Finished: 'success', Failed: 'error', Cancelled: 'warning' };

export function SimulationTag({ simulation: { state, progress } }: { readonly simulation: Simulation }) {
  const { t } = useTranslation();
  return (
    <Tag color={colours[state]}>
      {t(`simulations.states.${state}`)}
      {state === 'Running' ? ` ${Math.round(progress * 100)} %` : null}
    </Tag>
  );
}
