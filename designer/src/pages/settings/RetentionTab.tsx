import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Space, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyRules, defaultRule, listRules, removeRule, type RetentionRule } from '../../api/retention';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { RetentionDialog } from './RetentionDialog';

/** How long finished runs are kept: the rule for all flows, and those of single flows. */
export default function RetentionTab() {
  const { t } = useTranslation();
  const [{ page, pageSize }, , turn] = useListState();
  const [edited, setEdited] = useState<RetentionRule | 'new' | null>(null);
  const query = useQuery({ queryKey: ['retention', page, pageSize], queryFn: ({ signal }) => listRules({ page, pageSize }, signal) });
  const columns = useColumns(setEdited);
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('retention.meaning')}</p>
        <span className="grow" />
        <ApplyButton />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          {t('retention.add')}
        </Button>
      </div>
      <PagedTable<RetentionRule> query={query} rowKey="definitionId" columns={columns} list={{ page, pageSize }} onTurn={turn} hideOnSinglePage />
      <RetentionDialog rule={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function useColumns(edit: (rule: RetentionRule) => void): TableColumnsType<RetentionRule> {
  const { t } = useTranslation();
  const days = (count: number | null, without: string) => (count === null ? <span className="muted">{without}</span> : t('retention.days', { count }));
  return [
    {
      title: t('retention.flow'),
      key: 'flow',
      render: (_, rule) => (rule.definitionId === defaultRule ? <strong>{t('retention.allFlows')}</strong> : (rule.name ?? rule.definitionId)),
    },
    { title: t('retention.keepDays'), key: 'days', width: 170, render: (_, rule) => days(rule.keepDays, t('retention.forEver')) },
    {
      title: t('retention.keepCount'),
      key: 'count',
      width: 170,
      render: (_, rule) => (rule.keepCount === null ? <span className="muted">{t('retention.noLimit')}</span> : t('retention.runs', { count: rule.keepCount })),
    },
    { title: t('retention.keepJournalDays'), key: 'journal', width: 160, render: (_, rule) => days(rule.keepJournalDays, t('retention.withRun')) },
    { title: t('retention.keepRecordingDays'), key: 'recordings', width: 160, render: (_, rule) => days(rule.keepRecordingDays, t('retention.forEver')) },
    {
      key: 'actions',
      width: 150,
      align: 'right',
      render: (_, rule) => (
        <Space>
          <Button size="small" onClick={() => edit(rule)}>
            {t('retention.edit')}
          </Button>
          {rule.definitionId === defaultRule ? null : <RemoveButton rule={rule} />}
        </Space>
      ),
    },
  ];
}

function RemoveButton({ rule }: { readonly rule: RetentionRule }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const name = rule.name ?? rule.definitionId;
  const remove = useMutation({
    mutationFn: () => removeRule(rule.definitionId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['retention'] }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <Popconfirm
      title={t('retention.removeConfirm', { name })}
      description={t('retention.removeAdvice')}
      okText={t('retention.remove')}
      cancelText={t('common.cancel')}
      onConfirm={() => remove.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" loading={remove.isPending} icon={<DeleteOutlined aria-hidden />} aria-label={t('retention.remove')} />
    </Popconfirm>
  );
}

/** The rules are applied every hour anyway; this says at once what they take out. */
function ApplyButton() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const apply = useMutation({
    mutationFn: applyRules,
    onSuccess: ({ instances, journalRows, recordings }) => void message.success(t('retention.applied', { instances, rows: journalRows, recordings })),
    onError: (error) => void message.error(error.message),
  });
  return (
    <Popconfirm
      title={t('retention.applyConfirm')}
      description={t('retention.applyAdvice')}
      okText={t('retention.apply')}
      cancelText={t('common.cancel')}
      onConfirm={() => apply.mutate()}
    >
      <Button loading={apply.isPending}>{t('retention.apply')}</Button>
    </Popconfirm>
  );
}
