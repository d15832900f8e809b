import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Descriptions, Form, Input, Popconfirm, Select, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { changeVersion, moveVersion, reviseVersion, type Step, type Version } from '../../api/processes';
import { showErrors } from '../../parts/formErrors';
import { FlowsField, FlowVersions } from './FlowsField';
import { StepList } from './StepList';
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
export function VersionView(props: VersionViewProps) {
  const mayWrite = useMayWrite();
  return props.version.head.status === 'Draft' && mayWrite ? <DraftForm {...props} /> : <FrozenVersion {...props} />;
}

function FrozenVersion({ process, version, onShow }: VersionViewProps) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const choices = useChoices();
  const nameOf = useNames();
  const kpis = version.kpis.map((id) => choices.data?.kpis.find((kpi) => kpi.id === id) ?? { id, name: id, englishName: id });
  return (
    <>
      <VersionActions process={process} version={version} onShow={onShow} />
      {version.withoutProof ? <Alert type="warning" showIcon title={t('processes.version.withoutProof', { reason: version.withoutProof })} style={{ marginBottom: 12 }} /> : null}
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'note', label: t('processes.version.note'), children: version.head.note ?? <span className="muted">–</span> },
          { key: 'flows', label: t('processes.version.flowsTitle'), children: <FlowVersions flows={version.flows} mayDraw={mayWrite} /> },
          { key: 'kpis', label: t('processes.kpis'), children: <Space size={4} wrap>{kpis.map((kpi) => <Tag key={kpi.id}>{nameOf(kpi)}</Tag>)}</Space> },
        ]}
      />
      <StepList steps={version.steps} />
    </>
  );
}

function DraftForm({ process, version, onShow }: VersionViewProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const [touched, setTouched] = useState(false);
  const refresh = useRefresh();
  const choices = useChoices();
  const nameOf = useNames();
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
    <Form<Fields> form={form} layout="vertical" initialValues={initial} onValuesChange={() => setTouched(true)} onFinish={(fields) => save.mutate(fields)}>
      <VersionActions process={process} version={version} touched={touched} onShow={onShow}>
        <Button type="primary" htmlType="submit" disabled={!touched} loading={save.isPending}>
          {t('common.save')}
        </Button>
      </VersionActions>
      {save.isError ? <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} /> : null}
      <Form.Item name="note" label={t('processes.version.note')} extra={t('processes.version.noteAdvice')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <Form.Item name="flows" label={t('processes.version.flowsTitle')} extra={t('processes.version.flowsAdvice')}>
        <FlowsField known={version.flows} />
      </Form.Item>
      <Form.Item label={t('processes.version.stepTable')}>
        <StepTable />
      </Form.Item>
      <Form.Item name="kpis" label={t('processes.kpis')}>
        <Select mode="multiple" options={(choices.data?.kpis ?? []).map((kpi) => ({ value: kpi.id, label: nameOf(kpi) }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </Form>
  );
}

interface VersionActionsProps extends VersionViewProps {
  /** What was typed and not saved keeps the version where it is. */
  readonly touched?: boolean;
  readonly children?: ReactNode;
}

type Move = 'release' | 'reject' | 'retire' | 'revise';

/** What may be done with a version as it stands; what is not said here the server refuses with its reason. */
function VersionActions({ process, version, touched = false, onShow, children }: VersionActionsProps) {
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
      {children}
      {mayWrite ? moves.map((wanted) => asked(wanted, wanted === 'reject' || wanted === 'retire')) : null}
      {before > 0 ? <Link to={`${pathOf(process)}/compare?before=${before}&after=${number}`}>{t('processes.version.compareWith', { number: before })}</Link> : null}
    </Space>
  );
}
