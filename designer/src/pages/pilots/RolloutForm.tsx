import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { KpiChoice, PilotChoices } from '../../api/pilots';
import { addRollout } from '../../api/rollouts';
import { typedFactor } from '../../core/kpi';
import { Loaded } from '../../parts/Loaded';
import { GateLimits } from './GateLimits';
import { pilotsPath } from './PilotsPage';
import { useTrail } from './Trail';
import { usePilotChoices, usePilotWords } from './usePilotWords';

interface WaveFields {
  readonly groups?: readonly string[];
  readonly afterDays?: number | null;
  readonly kpis?: readonly string[];
  /** As they are typed: shares in per cent. */
  readonly limits?: Readonly<Record<string, number | null | undefined>>;
  readonly signOffs?: readonly string[];
  /** In per cent. */
  readonly trained?: number | null;
}

interface Fields {
  readonly name: string;
  readonly version: string;
  readonly waves: readonly WaveFields[];
  readonly withoutProof?: string;
}

const roles = ['ProcessOwner', 'TeamLead', 'QualityReviewer'] as const;

/** Waves of groups and what must hold before each; together they reach every group. */
export default function RolloutForm() {
  const { t } = useTranslation();
  useTrail('rollouts', t('rollouts.plan'));
  return <Loaded query={usePilotChoices()}>{(choices) => <Plan choices={choices} />}</Loaded>;
}

/** A first proposal: a few groups, then more, then the rest. */
function wavesOf(groups: readonly string[]): WaveFields[] {
  const first = Math.max(1, Math.floor(groups.length / 4));
  const second = Math.max(first + 1, Math.floor((groups.length * 5) / 8));
  const parts = [groups.slice(0, first), groups.slice(first, second), groups.slice(second)].filter((part) => part.length > 0);
  return parts.map((part, index) => ({ groups: part, afterDays: index === 0 ? null : 7, signOffs: ['ProcessOwner'], trained: 80 }));
}

/** The limits that were typed, of the KPIs that are still chosen. */
function limitsOf(wave: WaveFields, kpis: readonly KpiChoice[]): Record<string, number> {
  const typed = kpis.flatMap((kpi) => {
    const limit = wave.kpis?.includes(kpi.id) ? wave.limits?.[kpi.id] : null;
    return typeof limit === 'number' ? [[kpi.id, limit * typedFactor(kpi.unit)] as const] : [];
  });
  return Object.fromEntries(typed);
}

function Plan({ choices }: { readonly choices: PilotChoices }) {
  const { t } = useTranslation();
  const words = usePilotWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('version', form);
  const add = useMutation({
    mutationFn: (fields: Fields) =>
      addRollout({
        name: fields.name,
        version: fields.version,
        withoutProof: fields.withoutProof ?? null,
        waves: fields.waves.map((wave) => ({ ...wave, groups: wave.groups ?? [], trained: wave.trained ? wave.trained / 100 : null, limits: limitsOf(wave, choices.kpis) })),
      }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['rollouts'] });
      void navigate(`${pilotsPath}/rollouts/${id}`);
    },
  });
  const gateable = choices.kpis.filter((kpi) => kpi.attribution !== 'Centre' && kpi.better !== 'None');
  const required = [{ required: true, message: t('pilots.required') }];
  const unproven = choices.versions.find((version) => version.id === chosen)?.status === 'Released';
  const versions = choices.versions
    .filter(({ status }) => status === 'Proven' || status === 'Released')
    .map((version) => ({ value: version.id, label: `${words.processName(version)} v${version.number} · ${t(`pilots.versionStatus.${version.status}`)}` }));
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="pilot-form"
      onFinish={(fields) => add.mutate(fields)}
      initialValues={{ version: search.get('version') ?? undefined, waves: wavesOf(choices.groups.map((group) => group.id)) }}
    >
      <div className="pilot-form-row">
        <Form.Item name="name" label={t('pilots.name')} rules={required} style={{ flex: '1 1 240px' }}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="version" label={t('rollouts.version')} rules={required} style={{ flex: '1 1 280px' }}>
          <Select options={versions} placeholder={t('pilots.choose')} />
        </Form.Item>
      </div>
      {unproven ? (
        <Form.Item name="withoutProof" label={t('rollouts.withoutProof')} extra={t('rollouts.withoutProofAdvice')} rules={required}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      ) : null}
      <Form.List name="waves">
        {(fields, { add: addWave, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Card
                key={key}
                size="small"
                title={t('pilots.wave', { number: name + 1 })}
                extra={<Button type="text" icon={<DeleteOutlined />} aria-label={t('common.remove')} onClick={() => remove(name)} />}
                style={{ marginBottom: 12 }}
              >
                <Form.Item name={[name, 'groups']} label={t('pilots.groups')} rules={required}>
                  <Select mode="multiple" options={choices.groups.map((group) => ({ value: group.id, label: group.name }))} />
                </Form.Item>
                <div className="pilot-form-row">
                  <Form.Item name={[name, 'afterDays']} label={t('rollouts.afterDays')}>
                    <InputNumber min={0} max={365} suffix={t('rollouts.days')} style={{ width: 140 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'trained']} label={t('rollouts.trained')} tooltip={t('rollouts.trainedAdvice')}>
                    <InputNumber min={0} max={100} suffix="%" style={{ width: 140 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'signOffs']} label={t('rollouts.signOffs')} style={{ flex: '1 1 200px' }}>
                    <Select mode="multiple" options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'kpis']} label={t('rollouts.kpis')} style={{ flex: '1 1 200px' }}>
                    <Select mode="multiple" options={gateable.map((kpi) => ({ value: kpi.id, label: words.kpiName(kpi.id) }))} />
                  </Form.Item>
                  <GateLimits wave={name} kpis={gateable} />
                </div>
              </Card>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => addWave({})} style={{ marginBottom: 16 }}>
              {t('rollouts.addWave')}
            </Button>
          </>
        )}
      </Form.List>
      {add.isError ? <Alert type="error" showIcon title={add.error.message} style={{ marginBottom: 12 }} /> : null}
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('rollouts.keep')}
      </Button>
    </Form>
  );
}
