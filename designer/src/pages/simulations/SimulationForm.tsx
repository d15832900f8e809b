import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { beginSimulation } from '../../api/simulations';
import { FlowSelect } from '../../parts/FlowSelect';
import { ArrivalsField } from './ArrivalsField';

interface Fields {
  readonly name?: string;
  readonly draft?: string;
  readonly date?: string;
  readonly calls: number;
  readonly agents?: number | null;
  readonly patience: number;
  readonly talk: number;
  readonly wrapUp: number;
  readonly seed: number;
}

const usualCalls = 2000;

type NumberField = 'calls' | 'agents' | 'patience' | 'talk' | 'wrapUp' | 'seed';

/** What the next simulated day is like. Opened from a flow, that flow's latest version answers, published or not. */
export function SimulationForm() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Fields>();
  const [arrivals, setArrivals] = useState<readonly number[] | null>(null);
  const calls = Form.useWatch('calls', form) ?? usualCalls;
  const begin = useMutation({
    mutationFn: (fields: Fields) =>
      beginSimulation({
        name: fields.name?.trim() || null,
        drafts: fields.draft ? [fields.draft] : null,
        date: fields.date || null,
        calls: arrivals === null ? fields.calls : null,
        arrivals,
        seed: fields.seed,
        callers: { patienceSeconds: fields.patience, talkSeconds: fields.talk, wrapUpSeconds: fields.wrapUp },
        staff: fields.agents ? [{ group: null, from: '08:00', to: '22:00', agents: fields.agents }] : null,
      }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['simulations'] });
      void navigate(`/designer/simulations/${id}`);
    },
    onError: (error) => void message.error(error.message),
  });
  const number = (name: NumberField, min: number, max: number, unit: string, optional = false) => (
    <Form.Item name={name} label={t(`simulations.form.${name}`)} tooltip={t(`simulations.advice.${name}`)} rules={optional ? [] : [{ required: true, message: t('simulations.required') }]}>
      <InputNumber disabled={name === 'calls' && arrivals !== null} min={min} max={max} precision={0} suffix={unit} style={{ width: 150 }} placeholder={optional ? t('simulations.all') : undefined} />
    </Form.Item>
  );
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="simulation-form"
      initialValues={{ draft: search.get('draft') ?? undefined, calls: usualCalls, patience: 180, talk: 180, wrapUp: 20, seed: 1 }}
      onFinish={(fields) => begin.mutate(fields)}
    >
      <Form.Item name="name" label={t('simulations.name')}>
        <Input maxLength={200} style={{ width: 200 }} placeholder={t('simulations.unnamed')} />
      </Form.Item>
      <Form.Item name="draft" label={t('simulations.form.draft')} tooltip={t('simulations.advice.draft')}>
        <FlowSelect allowClear style={{ width: 220 }} aria-label={t('simulations.form.draft')} />
      </Form.Item>
      <Form.Item name="date" label={t('simulations.day')} tooltip={t('simulations.advice.date')}>
        <Input type="date" style={{ width: 150 }} />
      </Form.Item>
      {number('calls', 1, 50000, t('simulations.units.calls'))}
      {number('agents', 0, 5000, t('simulations.units.agents'), true)}
      {number('patience', 0, 36000, t('simulations.units.seconds'))}
      {number('talk', 0, 36000, t('simulations.units.seconds'))}
      {number('wrapUp', 0, 36000, t('simulations.units.seconds'))}
      {number('seed', 0, 2147483647, '')}
      <ArrivalsField value={arrivals} onChange={setArrivals} calls={calls} />
      <Tooltip title={t('simulations.startAdvice')}>
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t('simulations.start')}
        </Button>
      </Tooltip>
    </Form>
  );
}
