import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addPilot, proposePilot, type DesignKind, type KpiRole, type PilotChoices, type PilotWanted, type Proposal } from '../../api/pilots';
import { typedFactor } from '../../core/kpi';
import { Loaded } from '../../parts/Loaded';
import { Findings } from './Findings';
import { pilotsPath } from './PilotsPage';
import { PlanFacts } from './PlanFacts';
import { useTrail } from './Trail';
import { usePilotChoices, usePilotWords } from './usePilotWords';

interface KpiField {
  readonly kpi?: string;
  readonly role: KpiRole;
  readonly margin?: number | null;
  readonly target?: number | null;
}

/** What a design does not ask for is not in the form. */
interface Fields {
  readonly name: string;
  readonly pilotVersion: string;
  readonly controlVersion: string;
  readonly kind: DesignKind;
  readonly groups: readonly string[];
  readonly pilots?: number;
  readonly matched?: boolean;
  readonly daysPerBlock?: number;
  readonly pairs?: number;
  readonly waves?: string;
  readonly daysPerStep?: number;
  readonly launch: string;
  readonly baselineWeeks: number;
  readonly weeks?: number;
  readonly washOutDays: number;
  readonly kpis: readonly KpiField[];
}

const roles: readonly KpiRole[] = ['Primary', 'Guardrail', 'Watch'];
const kinds: readonly DesignKind[] = ['Parallel', 'Switchback', 'SteppedWedge'];

function wantedOf(fields: Fields, choices: PilotChoices, seed: number | null): PilotWanted {
  const factor = (kpi: string | undefined) => typedFactor(choices.kpis.find((known) => known.id === kpi)?.unit);
  const scaled = (kpi: string | undefined, value: number | null | undefined) => (value === null || value === undefined ? null : value * factor(kpi));
  return {
    name: fields.name,
    pilotVersion: fields.pilotVersion,
    controlVersion: fields.controlVersion,
    seed,
    launch: fields.launch,
    baselineWeeks: fields.baselineWeeks,
    weeks: fields.weeks ?? null,
    washOutDays: fields.washOutDays,
    design: {
      kind: fields.kind,
      groups: fields.groups,
      pilots: fields.pilots ?? null,
      matched: fields.matched ?? false,
      daysPerBlock: fields.daysPerBlock ?? null,
      pairs: fields.pairs ?? null,
      daysPerStep: fields.daysPerStep ?? null,
      waveSizes: fields.waves?.split(/[^0-9]+/).filter(Boolean).map(Number) ?? null,
    },
    kpis: fields.kpis.map(({ kpi, role, margin, target }) => ({ kpi: kpi ?? '', role, margin: scaled(kpi, margin), target: scaled(kpi, target) })),
  };
}

/** The day after, as forms name days. */
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** A plan: who, what, for how long; and what it can show, in plain words, before anything begins. */
export default function PilotForm() {
  const { t } = useTranslation();
  useTrail('list', t('pilots.plan'));
  const query = usePilotChoices();
  return <Loaded query={query}>{(choices) => <Plan choices={choices} />}</Loaded>;
}

function Plan({ choices }: { readonly choices: PilotChoices }) {
  const { t } = useTranslation();
  const words = usePilotWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const kind = Form.useWatch('kind', form) ?? 'Parallel';
  const propose = useMutation({ mutationFn: (fields: Fields) => proposePilot(wantedOf(fields, choices, null)), onSuccess: setProposal, onError: () => setProposal(null) });
  const add = useMutation({
    mutationFn: (seed: number) => addPilot(wantedOf(form.getFieldsValue(), choices, seed)),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['pilots'] });
      void navigate(`${pilotsPath}/one/${id}`);
    },
  });
  const versions = choices.versions.map((version) => ({
    value: version.id,
    label: `${words.processName(version)} v${version.number} · ${t(`pilots.versionStatus.${version.status}`)}${version.serves ? ` · ${t('pilots.serves')}` : ''}`,
  }));
  const groups = choices.groups.map((group) => ({ value: group.id, label: `${group.name} (${t('pilots.agentCount', { count: group.agents })})` }));
  const kpis = choices.kpis.map((kpi) => ({ value: kpi.id, label: words.kpiName(kpi.id) }));
  const required = [{ required: true, message: t('pilots.required') }];
  const number = (name: keyof Fields, label: string, min: number, max: number, advice?: string) => (
    <Form.Item name={name} label={label} rules={required} {...(advice ? { tooltip: advice } : {})}>
      <InputNumber min={min} max={max} precision={0} style={{ width: 150 }} />
    </Form.Item>
  );
  const failure = propose.error ?? add.error;
  const blocked = proposal?.findings.some((finding) => finding.severity === 'Error') ?? false;
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="pilot-form"
      onValuesChange={() => setProposal(null)}
      onFinish={(fields) => propose.mutate(fields)}
      initialValues={{
        controlVersion: (choices.versions.find((version) => version.serves) ?? choices.versions.find((version) => version.status === 'InForce'))?.id,
        kind: 'Parallel',
        groups: choices.groups.map((group) => group.id),
        pilots: Math.floor(choices.groups.length / 2),
        matched: true,
        daysPerBlock: 1,
        pairs: 10,
        waves: '2, 3, 3',
        daysPerStep: 7,
        launch: dayAfter(choices.today),
        baselineWeeks: 3,
        weeks: 3,
        washOutDays: 3,
        kpis: [{ kpi: 'handling-time', role: 'Primary' }, { kpi: 'transfer-rate', role: 'Guardrail', margin: 5 }, { kpi: 'satisfaction', role: 'Watch' }],
      }}
    >
      <Card size="small" title={t('pilots.steps.what')} style={{ marginBottom: 16 }}>
        <div className="pilot-form-row">
          <Form.Item name="name" label={t('pilots.name')} rules={required} style={{ flex: '1 1 220px' }}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="pilotVersion" label={t('pilots.pilotVersion')} rules={required} style={{ flex: '1 1 260px' }}>
            <Select options={versions} placeholder={t('pilots.choose')} />
          </Form.Item>
          <Form.Item name="controlVersion" label={t('pilots.controlVersion')} rules={required} style={{ flex: '1 1 260px' }}>
            <Select options={versions} placeholder={t('pilots.choose')} />
          </Form.Item>
        </div>
      </Card>
      <Card size="small" title={t('pilots.steps.who')} style={{ marginBottom: 16 }}>
        <Form.Item name="kind" label={t('pilots.design')} extra={t(`pilots.designAdvice.${kind}`)}>
          <Radio.Group optionType="button" options={kinds.map((value) => ({ value, label: t(`pilots.designs.${value}`) }))} />
        </Form.Item>
        <Form.Item name="groups" label={t('pilots.groups')} rules={required}>
          <Select mode="multiple" options={groups} />
        </Form.Item>
        <div className="pilot-form-row">
          {kind === 'Parallel' ? number('pilots', t('pilots.pilotCount'), 1, 100) : null}
          {kind === 'Parallel' ? (
            <Form.Item name="matched" valuePropName="checked" label={t('pilots.matching')}>
              <Checkbox>{t('pilots.matched')}</Checkbox>
            </Form.Item>
          ) : null}
          {kind === 'Switchback' ? number('daysPerBlock', t('pilots.daysPerBlock'), 1, 28) : null}
          {kind === 'Switchback' ? number('pairs', t('pilots.pairs'), 1, 60) : null}
          {kind === 'SteppedWedge' ? (
            <Form.Item name="waves" label={t('pilots.waveSizes')} rules={required}>
              <Input style={{ width: 150 }} />
            </Form.Item>
          ) : null}
          {kind === 'SteppedWedge' ? number('daysPerStep', t('pilots.daysPerStep'), 1, 56) : null}
        </div>
      </Card>
      <Card size="small" title={t('pilots.steps.measure')} style={{ marginBottom: 16 }}>
        <Form.List name="kpis">
          {(fields, { add: addKpi, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="pilot-form-row">
                  <Form.Item name={[name, 'kpi']} label={t('pilots.kpi')} rules={required} style={{ width: 230 }}>
                    <Select options={kpis} showSearch={{ optionFilterProp: 'label' }} placeholder={t('pilots.choose')} />
                  </Form.Item>
                  <Form.Item name={[name, 'role']} label={t('pilots.role')} style={{ width: 130 }}>
                    <Select options={roles.map((value) => ({ value, label: t(`pilots.roles.${value}`) }))} />
                  </Form.Item>
                  <Figure field={[name, 'margin']} kpi={['kpis', name, 'kpi']} label={t('pilots.margin')} advice={t('pilots.marginAdvice')} choices={choices} />
                  <Figure field={[name, 'target']} kpi={['kpis', name, 'kpi']} label={t('pilots.target')} advice={t('pilots.targetAdvice')} choices={choices} />
                  <Form.Item label=" ">
                    <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('common.remove')} onClick={() => remove(name)} />
                  </Form.Item>
                </div>
              ))}
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => addKpi({ role: 'Watch' })} style={{ marginBottom: 16 }}>
                {t('pilots.addKpi')}
              </Button>
            </>
          )}
        </Form.List>
        <div className="pilot-form-row">
          <Form.Item name="launch" label={t('pilots.launch')} rules={required}>
            <Input type="date" style={{ width: 150 }} />
          </Form.Item>
          {kind === 'Parallel' ? number('weeks', t('pilots.weeks'), 1, 52) : null}
          {number('washOutDays', t('pilots.washOut'), 0, 60, t('pilots.washOutAdvice'))}
          {number('baselineWeeks', t('pilots.baseline'), 1, 52, t('pilots.baselineAdvice'))}
        </div>
      </Card>
      {failure ? <Alert type="error" showIcon title={failure.message} style={{ marginBottom: 12 }} /> : null}
      {proposal ? (
        <Card size="small" title={t('pilots.outlook')} style={{ marginBottom: 16 }}>
          <PlanFacts plan={proposal.plan} />
          <Findings findings={proposal.findings} />
        </Card>
      ) : null}
      <Space>
        <Button htmlType="submit" type={proposal ? 'default' : 'primary'} loading={propose.isPending}>
          {t(proposal ? 'pilots.drawAgain' : 'pilots.draw')}
        </Button>
        {proposal ? (
          <Button type="primary" disabled={blocked} loading={add.isPending} onClick={() => add.mutate(proposal.plan.seed)}>
            {t('pilots.keep')}
          </Button>
        ) : null}
      </Space>
    </Form>
  );
}

interface FigureProps {
  readonly field: [number, string];
  readonly kpi: [string, number, string];
  readonly label: string;
  readonly advice: string;
  readonly choices: PilotChoices;
}

/** A figure in the unit of the KPI it belongs to. */
function Figure({ field, kpi, label, advice, choices }: FigureProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const chosen = Form.useWatch(kpi, form) as string | undefined;
  const unit = choices.kpis.find((known) => known.id === chosen)?.unit ?? 'Number';
  return (
    <Form.Item name={field} label={label} tooltip={advice} style={{ width: 150 }}>
      <InputNumber suffix={t(`pilots.units.${unit}`)} style={{ width: 140 }} />
    </Form.Item>
  );
}
