import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Popconfirm, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { changeVersion, moveVersion, reviseVersion, type Step, type Version } from '../../api/processes';
import { showErrors } from '../../parts/formErrors';
import { FlowsField } from './FlowsField';
import { StepTable } from './StepTable';
import { pathOf, useChoices, useMayWrite, useNames, useRefresh } from './useProcesses';
import '../settings/settings.css';

interface VersionViewProps {
  readonly process: string;
  readonly version: Version;
  readonly onShow: (number: number) => void;
}

interface Fields {
  readonly flows: readonly string[];
  readonly steps: readonly Step[];
  readonly kpis: readonly string[];
  readonly note?: string | null;
}

/** The content of a version: a draft is changed here, a frozen one only read. */
export function VersionView({ process, version, onShow }: VersionViewProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const [touched, setTouched] = useState(false);
  const mayWrite = useMayWrite();
  const refresh = useRefresh();
  const choices = useChoices();
  const nameOf = useNames();
  const isDraft = version.head.status === 'Draft';
  const mayChange = isDraft && mayWrite;
  const save = useMutation({
    mutationFn: (fields: Fields) =>
      changeVersion(process, version.head.number, { revision: version.revision, flows: fields.flows, steps: fields.steps ?? [], kpis: fields.kpis, note: fields.note?.trim() || null }),
    onSuccess: () => {
      setTouched(false);
      refresh();
    },
    onError: (error) => showErrors(form, error),
  });
  const initial: Fields = { flows: version.flows.map((flow) => flow.definitionId), steps: version.steps, kpis: version.kpis, note: version.head.note };
  return (
    <Form<Fields> form={form} layout="vertical" disabled={!mayChange} initialValues={initial} onValuesChange={() => setTouched(true)} onFinish={(fields) => save.mutate(fields)}>
      <VersionActions process={process} version={version} touched={touched} saving={save.isPending} onSave={() => form.submit()} onShow={onShow} />
      {save.isError ? <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} /> : null}
      {version.withoutProof ? <Alert type="warning" showIcon title={t('processes.version.withoutProof', { reason: version.withoutProof })} style={{ marginBottom: 12 }} /> : null}
      <Form.Item name="note" label={t('processes.version.note')} extra={mayChange ? t('processes.version.noteAdvice') : null}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <Form.Item name="flows" label={t('processes.version.flowsTitle')} extra={mayChange ? t('processes.version.flowsAdvice') : null}>
        <FlowsField known={version.flows} mayDraw={mayWrite} mayChange={mayChange} />
      </Form.Item>
      <Form.Item label={t('processes.version.stepTable')}>
        <StepTable mayChange={mayChange} />
      </Form.Item>
      <Form.Item name="kpis" label={t('processes.kpis')}>
        <Select mode="multiple" options={(choices.data?.kpis ?? []).map((kpi) => ({ value: kpi.id, label: nameOf(kpi) }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </Form>
  );
}

interface VersionActionsProps extends VersionViewProps {
  readonly touched: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
}

type Move = 'release' | 'reject' | 'retire' | 'revise';

/** What may be done with a version as it stands; what is not said here the server refuses with its reason. */
function VersionActions({ process, version, touched, saving, onSave, onShow }: VersionActionsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayWrite = useMayWrite();
  const refresh = useRefresh();
  const { status, number, revises } = version.head;
  const move = useMutation({
    mutationFn: (wanted: Move) => (wanted === 'revise' ? reviseVersion(process, number) : moveVersion(process, number, wanted, version.revision)),
    onSuccess: (moved) => {
      refresh();
      onShow(moved.head.number);
    },
    onError: (error) => void message.error(error.message),
  });
  const asked = (wanted: Move, danger: boolean) => (
    <Popconfirm
      key={wanted}
      title={t(`processes.moves.${wanted}`)}
      description={<div className="move-advice">{t(`processes.moveAdvice.${wanted}`)}</div>}
      okText={t(`processes.moves.${wanted}`)}
      cancelText={t('common.cancel')}
      onConfirm={() => move.mutateAsync(wanted).catch(() => undefined)}
    >
      <Button danger={danger} disabled={touched || move.isPending}>
        {t(`processes.moves.${wanted}`)}
      </Button>
    </Popconfirm>
  );
  const moves: readonly Move[] = [
    ...(status === 'Draft' ? (['release'] as const) : (['revise'] as const)),
    ...(status === 'Draft' || status === 'Released' || status === 'Proven' ? (['reject'] as const) : []),
    ...(status === 'InForce' ? (['retire'] as const) : []),
  ];
  const before = revises ?? number - 1;
  return (
    <Space wrap style={{ marginBottom: 12 }}>
      {mayWrite && status === 'Draft' ? (
        <Button type="primary" disabled={!touched} loading={saving} onClick={onSave}>
          {t('common.save')}
        </Button>
      ) : null}
      {mayWrite ? moves.map((wanted) => asked(wanted, wanted === 'reject' || wanted === 'retire')) : null}
      {before > 0 ? <Link to={`${pathOf(process)}/compare?before=${before}&after=${number}`}>{t('processes.version.compareWith', { number: before })}</Link> : null}
    </Space>
  );
}
