import { DeleteOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Card, Descriptions, Popconfirm, Space, Table, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { removeProcess, type AxisValue, type Process } from '../../api/processes';
import { shownTarget } from '../../core/process';
import { PageActions } from '../../shell/PageBar';
import { DecideDialog } from './DecideDialog';
import { ProcessDialog } from './ProcessDialog';
import { useProcess } from './ProcessContext';
import { ScoreDialog } from './ScoreDialog';
import { processPath, useAxes, useChoices, useMayWrite, useNames, useRefresh, useUnit } from './useProcesses';

/** What a process is: whom it serves, with what, how it is measured, what it is worth. */
export default function ProfileTab() {
  const { t } = useTranslation();
  const process = useProcess();
  const mayWrite = useMayWrite();
  return (
    <>
      {mayWrite ? <Actions process={process} /> : null}
      <Card size="small" title={t('processes.about')} style={{ marginBottom: 16 }}>
        <About process={process} />
      </Card>
      <Card size="small" title={t('processes.kpis')} style={{ marginBottom: 16 }}>
        <Kpis process={process} />
      </Card>
      <Card size="small" title={t('processes.worth')}>
        <Worth process={process} />
      </Card>
    </>
  );
}

function Actions({ process }: { readonly process: Process }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const nameOf = useNames();
  const [dialog, setDialog] = useState<'edit' | 'score' | 'decide' | null>(null);
  const close = () => setDialog(null);
  const remove = useMutation({
    mutationFn: () => removeProcess(process.head.id, process.head.revision),
    onSuccess: () => {
      refresh();
      void navigate(processPath);
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <PageActions>
      <Space>
        <Button onClick={() => setDialog('score')}>{t('processes.scoreIt')}</Button>
        <Button onClick={() => setDialog('decide')}>{t('processes.decide')}</Button>
        <Button type="primary" onClick={() => setDialog('edit')}>
          {t('common.edit')}
        </Button>
        <Popconfirm
          title={t('common.removeConfirm', { name: nameOf(process.head) })}
          description={t('processes.removeAdvice')}
          okText={t('common.remove')}
          cancelText={t('common.cancel')}
          onConfirm={() => remove.mutateAsync().catch(() => undefined)}
        >
          <Button icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} disabled={process.versions.length > 0} />
        </Popconfirm>
      </Space>
      <ProcessDialog open={dialog === 'edit'} process={process} onClose={close} />
      <ScoreDialog open={dialog === 'score'} process={process} onClose={close} />
      <DecideDialog open={dialog === 'decide'} process={process} onClose={close} />
    </PageActions>
  );
}

function About({ process: { head, content } }: { readonly process: Process }) {
  const { t } = useTranslation();
  const axes = useAxes().data?.axes;
  const nameOf = useNames();
  const tags = (ids: readonly string[], values: readonly AxisValue[] | undefined): ReactNode =>
    ids.length === 0 ? (
      <span className="muted">–</span>
    ) : (
      <Space size={4} wrap>
        {ids.map((id) => {
          const value = values?.find((entry) => entry.id === id);
          return <Tag key={id}>{value ? nameOf(value) : id}</Tag>;
        })}
      </Space>
    );
  const lines = (texts: readonly ReactNode[]): ReactNode => (texts.length === 0 ? <span className="muted">–</span> : texts.map((text, index) => <div key={index}>{text}</div>));
  const kinds = (entries: readonly { readonly kind: string; readonly text: string }[]) =>
    lines(entries.map((entry) => (
      <>
        <Tag>{t(`processes.lineKinds.${entry.kind}` as 'processes.lineKinds.Information')}</Tag> {entry.text}
      </>
    )));
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, lg: 2 }}
      items={[
        { key: 'description', label: t('processes.description'), span: 'filled', children: content.description ?? <span className="muted">–</span> },
        { key: 'class', label: t('processes.class'), children: t(`processes.classes.${content.class}`) },
        { key: 'owner', label: t('processes.owner'), children: head.ownerName },
        { key: 'customers', label: t('processes.customers'), children: tags(content.customers, axes?.customers) },
        { key: 'channels', label: t('processes.channels'), children: tags(content.channels, axes?.channels) },
        { key: 'kinds', label: t('processes.serviceKinds'), children: tags(content.serviceKinds, axes?.serviceKinds) },
        { key: 'items', label: t('processes.serviceItems'), children: tags(content.serviceItems, axes?.serviceItems) },
        { key: 'goals', label: t('processes.goals'), children: <div>{lines(content.goals)}</div> },
        { key: 'reason', label: t('processes.decision'), children: `${t(`processes.standings.${content.standing}`)}${content.standingReason ? ` · ${content.standingReason}` : ''}` },
        { key: 'inputs', label: t('processes.inputs'), children: <div>{kinds(content.inputs)}</div> },
        { key: 'outputs', label: t('processes.outputs'), children: <div>{kinds(content.outputs)}</div> },
      ]}
    />
  );
}

function Kpis({ process: { content } }: { readonly process: Process }) {
  const { t } = useTranslation();
  const choices = useChoices().data;
  const nameOf = useNames();
  const unitOf = useUnit();
  const goal = choices?.mainGoals.find((entry) => entry.id === content.mainGoal);
  const rows = content.kpis.map((target) => ({ ...target, kpi: choices?.kpis.find((entry) => entry.id === target.kpi), id: target.kpi }));
  return (
    <>
      <p>
        {t('processes.mainGoal')}: {goal ? <strong>{nameOf(goal)}</strong> : <span className="muted">–</span>}
      </p>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={rows}
        locale={{ emptyText: t('processes.noKpis') }}
        columns={[
          {
            title: t('processes.kpi'),
            key: 'name',
            render: (_, { kpi, id }) => (
              <>
                {kpi ? nameOf(kpi) : id} {goal?.drivers.includes(id) ? <Tag color="cyan">{t('processes.driver')}</Tag> : null}
              </>
            ),
          },
          {
            title: t('processes.target'),
            key: 'target',
            align: 'right',
            className: 'numbers',
            render: (_, { kpi, target }) => (kpi ? `${kpi.better === 'Lower' ? '≤' : '≥'} ${shownTarget(kpi.unit, target)} ${unitOf(kpi.unit)}` : target),
          },
          { title: t('processes.formula'), key: 'formula', render: (_, { kpi }) => <span className="muted">{kpi?.formula}</span> },
        ]}
      />
    </>
  );
}

function Worth({ process: { head, content } }: { readonly process: Process }) {
  const { t, i18n } = useTranslation();
  const criteria = useChoices().data?.criteria ?? [];
  const money = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const word = (words: { readonly zh: string; readonly en: string }) => (i18n.language === 'zh-CN' ? words.zh : words.en);
  const { rank, expected } = head;
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, lg: 3 }}
      items={[
        { key: 'priority', label: t('processes.priority'), children: rank ? `${rank.priority.toFixed(2)} · ${t(`processes.fields.${rank.field}`)}` : <span className="muted">{t('processes.unscored')}</span> },
        { key: 'net', label: t('processes.netPerYear'), children: expected ? money.format(expected.netPerYear) : <span className="muted">–</span> },
        {
          key: 'payback',
          label: t('processes.payback'),
          children: !expected ? <span className="muted">–</span> : expected.paybackMonths === null ? t('processes.never') : t('processes.months', { count: expected.paybackMonths }),
        },
        {
          key: 'points',
          span: 'filled',
          label: t('processes.points'),
          children: (
            <Space size={4} wrap>
              {content.score.map((entry) => {
                const criterion = criteria.find((one) => one.id === entry.criterion);
                return (
                  <Tag key={entry.criterion} color={criterion?.side === 'Value' ? 'green' : 'orange'}>
                    {criterion ? word(criterion.name) : entry.criterion} {entry.points}
                  </Tag>
                );
              })}
            </Space>
          ),
        },
      ]}
    />
  );
}
