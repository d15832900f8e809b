import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KpiTarget, ProcessChoices } from '../../api/processes';
import { useNames, useUnit } from './useProcesses';

const most = 6;

/** A main goal and the few KPIs that show it; those that drive the goal are offered first. */
export function KpiTargets({ choices }: { readonly choices: ProcessChoices | undefined }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const unitOf = useUnit();
  const form = Form.useFormInstance();
  const goalId = Form.useWatch('mainGoal', form) as string | null | undefined;
  const rows = (Form.useWatch('kpis', form) ?? []) as readonly (KpiTarget | undefined)[];
  const drivers = choices?.mainGoals.find((goal) => goal.id === goalId)?.drivers ?? [];
  const kpis = choices?.kpis ?? [];
  const option = (kpi: (typeof kpis)[number]) => ({ value: kpi.id, label: nameOf(kpi), title: kpi.formula });
  const options = [
    { label: t('processes.drivers'), options: kpis.filter((kpi) => drivers.includes(kpi.id)).map(option) },
    { label: t('processes.otherKpis'), options: kpis.filter((kpi) => !drivers.includes(kpi.id)).map(option) },
  ].filter((group) => group.options.length > 0);
  return (
    <>
      <Form.Item name="mainGoal" label={t('processes.mainGoal')} extra={t('processes.mainGoalAdvice')}>
        <Select allowClear options={(choices?.mainGoals ?? []).map((goal) => ({ value: goal.id, label: nameOf(goal) }))} />
      </Form.Item>
      <Form.Item label={t('processes.kpis')} extra={t('processes.kpisAdvice')}>
        <Form.List name="kpis">
          {(lines, { add, remove }, { errors }) => (
            <>
              {lines.map((line) => {
                const kpi = kpis.find((entry) => entry.id === rows[line.name]?.kpi);
                return (
                  <div key={line.key} className="process-line">
                    <Form.Item name={[line.name, 'kpi']} noStyle rules={[{ required: true, message: t('processes.kpiMissing') }]}>
                      <Select style={{ flex: 1 }} aria-label={t('processes.kpis')} options={options} />
                    </Form.Item>
                    <span className="muted nowrap">{kpi ? t(`processes.better.${kpi.better}`) : ''}</span>
                    <Form.Item name={[line.name, 'target']} noStyle rules={[{ required: true, message: t('processes.targetMissing') }]}>
                      <InputNumber style={{ width: 190 }} aria-label={t('processes.target')} suffix={kpi ? unitOf(kpi.unit) : undefined} />
                    </Form.Item>
                    <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(line.name)} />
                  </div>
                );
              })}
              <Form.ErrorList errors={errors} />
              {lines.length < most ? (
                <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
                  {t('processes.addLine')}
                </Button>
              ) : null}
            </>
          )}
        </Form.List>
      </Form.Item>
    </>
  );
}
