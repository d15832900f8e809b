import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Breadcrumb, Button, Card, Col, Form, Input, InputNumber, Radio, Row, Select, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { getQueue, saveQueue, wrapUpModes, type QueueSettings } from '../../api/queues';
import { showErrors } from '../../parts/formErrors';
import { Loaded } from '../../parts/Loaded';
import { usePageTitle } from '../../shell/PageBar';
import { OverflowRules } from './OverflowRules';
import { LevelBonuses } from './LevelBonuses';
import { RecordingSelect } from './RecordingSelect';
import { SkillLevels } from './SkillLevels';
import { useCalendars, useGroups } from './useCentre';
import './settings.css';

const newQueue = 'new';

const usual: QueueSettings = {
  name: '',
  groups: [],
  skills: [],
  capacity: null,
  ringSeconds: 20,
  wrapUpMode: 'Optional',
  wrapUpSeconds: 30,
  wrapUpCodes: [],
  refuseWithoutAgents: true,
  serviceLevelTargetSeconds: 20,
  music: 'default',
  calendar: null,
  relaxLevelSeconds: null,
  lastAgentSeconds: null,
  recording: 'AsCentre',
  callbackAttempts: 1,
  callbackRetrySeconds: 900,
  overflow: [],
  levelBonuses: [],
};

/** All settings of one queue; a change holds at once, for those who wait too. */
export default function QueuePage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const isNew = id === newQueue;
  const query = useQuery({ queryKey: ['queue', id], queryFn: ({ signal }) => (isNew ? Promise.resolve(usual) : getQueue(id, signal)) });
  const list = t('settings.tabs.queues');
  const name = isNew ? t('queues.add') : (query.data?.name ?? id);
  usePageTitle(useMemo(() => <Breadcrumb items={[{ title: <Link to="/settings/queues">{list}</Link> }, { title: name }]} />, [list, name]));
  return <div className="page">{<Loaded query={query}>{(settings) => <QueueForm key={id} id={isNew ? null : id} settings={settings} />}</Loaded>}</div>;
}

type FormValues = QueueSettings & { readonly id?: string };

function QueueForm({ id, settings }: { readonly id: string | null; readonly settings: QueueSettings }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<FormValues>();
  const [touched, setTouched] = useState(false);
  const save = useMutation({
    mutationFn: ({ id: chosen, ...values }: FormValues) => saveQueue(id ?? chosen ?? '', { ...settings, ...values, calendar: values.calendar ?? null }),
    onSuccess: (saved) => {
      void message.success(t('queues.saved', { name: saved.name }));
      for (const key of ['queues', 'queue', 'board-limits']) void client.invalidateQueries({ queryKey: [key] });
      setTouched(false);
      if (id === null) void navigate('/settings/queues');
    },
    onError: (error) => showErrors(form, error),
  });
  return (
    <Form<FormValues> form={form} layout="vertical" initialValues={settings} onValuesChange={() => setTouched(true)} onFinish={(values) => save.mutate(values)}>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" disabled={!touched} loading={save.isPending}>
          {t('common.save')}
        </Button>
        <Button onClick={() => void navigate('/settings/queues')}>{t('common.cancel')}</Button>
      </div>
      {save.isError ? <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} /> : null}
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={12}>
          <Service isNew={id === null} />
        </Col>
        <Col xs={24} lg={12}>
          <AfterTalk />
        </Col>
        <Col xs={24} lg={12}>
          <Choice />
          <Callbacks />
        </Col>
        <Col xs={24} lg={12}>
          <Card title={t('queues.overflowTitle')} size="small">
            <p className="muted">{t('queues.overflowMeaning')}</p>
            <OverflowRules queueId={id} />
            <Form.Item name="refuseWithoutAgents" label={t('queues.refuseWithoutAgents')} valuePropName="checked" style={{ marginTop: 16 }}>
              <Switch />
            </Form.Item>
          </Card>
        </Col>
      </Row>
    </Form>
  );
}

function Service({ isNew }: { readonly isNew: boolean }) {
  const { t } = useTranslation();
  const groups = useGroups();
  const calendars = useCalendars();
  return (
    <Card title={t('queues.service')} size="small">
      <div className="form-pair">
        <Form.Item name="name" label={t('queues.name')} rules={[{ required: true, whitespace: true, message: t('groups.nameMissing') }]}>
          <Input maxLength={60} />
        </Form.Item>
        {isNew ? (
          <Form.Item name="id" label={t('queues.id')} rules={[{ required: true, pattern: /^[A-Za-z0-9-]{1,40}$/, message: t('groups.idInvalid') }]}>
            <Input maxLength={40} placeholder="vip-line" />
          </Form.Item>
        ) : null}
      </div>
      <Form.Item name="groups" label={t('people.groups')} extra={t('queues.groupsAdvice')}>
        <Select mode="multiple" options={(groups.data?.items ?? []).map((group) => ({ value: group.id, label: group.name }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item label={t('queues.skills')}>
        <SkillLevels name="skills" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="calendar" label={t('queues.calendar')} extra={t('queues.calendarAdvice')}>
          <Select allowClear placeholder={t('queues.alwaysOpen')} options={(calendars.data?.items ?? []).map((calendar) => ({ value: calendar.id, label: calendar.name }))} />
        </Form.Item>
        <Seconds name="serviceLevelTargetSeconds" least={1} />
        <Form.Item name="capacity" label={t('queues.capacity')}>
          <InputNumber min={1} max={100_000} precision={0} placeholder={t('queues.noLimit')} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="music" label={t('queues.music')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <RecordingSelect />
    </Card>
  );
}

function AfterTalk() {
  const { t } = useTranslation();
  const mode = Form.useWatch('wrapUpMode') as QueueSettings['wrapUpMode'] | undefined;
  return (
    <Card title={t('queues.wrapUp')} size="small">
      <Form.Item name="wrapUpMode" label={t('queues.wrapUpMode')} extra={mode ? t(`queues.modeMeaning.${mode}`) : null}>
        <Radio.Group optionType="button" options={wrapUpModes.map((name) => ({ value: name, label: t(`queues.modes.${name}`) }))} />
      </Form.Item>
      <div className="form-pair">
        <Seconds name="wrapUpSeconds" least={0} />
        <Seconds name="ringSeconds" least={5} most={300} />
      </div>
      <Form.Item name="wrapUpCodes" label={t('breaks.codes')} extra={t('queues.codesAdvice')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ';', '；']} />
      </Form.Item>
    </Card>
  );
}

function Choice() {
  const { t } = useTranslation();
  return (
    <Card title={t('queues.choice')} size="small">
      <div className="form-pair">
        <Seconds name="lastAgentSeconds" least={1} optional />
        <Seconds name="relaxLevelSeconds" least={1} optional />
      </div>
      <Form.Item label={t('queues.levelBonuses')} extra={t('queues.levelBonusesAdvice')}>
        <LevelBonuses />
      </Form.Item>
    </Card>
  );
}

function Callbacks() {
  const { t } = useTranslation();
  const attempts = Form.useWatch('callbackAttempts') as number | undefined;
  return (
    <Card title={t('queues.callbacks')} size="small" style={{ marginTop: 16 }}>
      <div className="form-pair">
        <Form.Item name="callbackAttempts" label={t('queues.callbackAttempts')} extra={t('queues.callbackAttemptsAdvice')} rules={[{ required: true, message: t('queues.attemptsMissing') }]}>
          <InputNumber min={1} max={10} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        {(attempts ?? 1) > 1 ? <Seconds name="callbackRetrySeconds" least={1} /> : null}
      </div>
    </Card>
  );
}

interface SecondsProps {
  readonly name: 'callbackRetrySeconds' | 'serviceLevelTargetSeconds' | 'wrapUpSeconds' | 'ringSeconds' | 'lastAgentSeconds' | 'relaxLevelSeconds';
  readonly least: number;
  readonly most?: number;
  readonly optional?: boolean;
}

const day = 86_400;

function Seconds({ name, least, most = day, optional = false }: SecondsProps) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={t(`queues.${name}`)} extra={t(`queues.${name}Advice`)} rules={optional ? [] : [{ required: true, message: t('queues.secondsMissing') }]}>
      <InputNumber min={least} max={most} precision={0} suffix={t('queues.unit')} placeholder={optional ? t('queues.off') : ''} style={{ width: '100%' }} />
    </Form.Item>
  );
}
