import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KpiChoice } from '../../api/pilots';
import { usePilotWords } from './usePilotWords';

/** The limit of each KPI that was chosen for a wave; an empty one is the process's target. */
export function GateLimits({ wave, kpis }: { readonly wave: number; readonly kpis: readonly KpiChoice[] }) {
  const { t } = useTranslation();
  const { kpiName } = usePilotWords();
  const form = Form.useFormInstance();
  const chosen = (Form.useWatch(['waves', wave, 'kpis'], form) ?? []) as readonly string[];
  return kpis
    .filter((kpi) => chosen.includes(kpi.id))
    .map((kpi) => (
      <Form.Item key={kpi.id} name={[wave, 'limits', kpi.id]} label={`${kpiName(kpi.id)} ${t(`processes.better.${kpi.better}`)}`} tooltip={t('rollouts.limitAdvice')}>
        <InputNumber placeholder={t('rollouts.limitOfProcess')} suffix={t(`pilots.units.${kpi.unit}`)} style={{ width: 190 }} />
      </Form.Item>
    ));
}
