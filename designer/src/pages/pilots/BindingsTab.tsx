import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Popconfirm, Select, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addBinding, listBindings, withdrawBinding, type Binding, type BindingWanted } from '../../api/bindings';
import { EmptyState } from '../../parts/EmptyState';
import { FormDialog } from '../../parts/FormDialog';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { BindingQuestionCard } from './BindingQuestionCard';
import { usePilotChoices, usePilotWords } from './usePilotWords';

/** Which version serves whom: the question, and everything that was ever bound. */
export default function BindingsTab() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const session = useSession();
  const words = usePilotWords();
  const [open, setOpen] = useState(false);
  const [list, , turn] = useListState();
  const query = useQuery({ queryKey: ['bindings', list.page, list.pageSize], queryFn: ({ signal }) => listBindings({ page: list.page, pageSize: list.pageSize }, signal) });
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['bindings'] });
    void client.invalidateQueries({ queryKey: ['pilot-choices'] });
  };
  const withdraw = useMutation({ mutationFn: withdrawBinding, onSuccess: refresh, onError: (error) => void message.error(error.message) });
  const mayBind = mayRole(session, 'ProcessOwner');
  const target = ({ group, entry }: Binding) => [group ? words.groupName(group) : null, entry].filter(Boolean).join(' · ') || t('bindings.wholeCentre');
  const columns: TableColumnsType<Binding> = [
    { title: t('bindings.version'), key: 'version', render: (_, { version }) => words.versionName(version) },
    { title: t('bindings.target'), key: 'target', render: (_, binding) => target(binding) },
    { title: t('bindings.from'), key: 'from', width: 180, render: (_, { from }) => <When at={from} /> },
    { title: t('bindings.source'), dataIndex: 'source', width: 170 },
    {
      title: t('pilots.state'),
      key: 'state',
      width: 240,
      render: (_, { withdrawnAt, withdrawnBy }) =>
        withdrawnAt ? (
          <span className="muted">
            {t('bindings.withdrawn', { by: withdrawnBy })} <When at={withdrawnAt} />
          </span>
        ) : (
          <Tag color="success">{t('bindings.holds')}</Tag>
        ),
    },
    {
      key: 'actions',
      width: 110,
      align: 'right',
      render: (_, { id, withdrawnAt, source }) =>
        mayBind && !withdrawnAt && !/^(pilot|rollout)-/.test(source) ? (
          <Popconfirm title={t('bindings.withdrawConfirm')} onConfirm={() => withdraw.mutate(id)} okText={t('bindings.withdraw')} cancelText={t('common.cancel')}>
            <Button size="small">{t('bindings.withdraw')}</Button>
          </Popconfirm>
        ) : null,
    },
  ];
  return (
    <>
      <BindingQuestionCard />
      <div className="page-head" style={{ marginTop: 16 }}>
        <p className="muted">{t('bindings.meaning')}</p>
        <span className="grow" />
        {mayBind ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
            {t('bindings.add')}
          </Button>
        ) : null}
      </div>
      <PagedTable<Binding> query={query} rowKey="id" columns={columns} list={list} onTurn={turn} empty={<EmptyState title={t('bindings.none')} advice={t('bindings.noneAdvice')} />} width={900} hideOnSinglePage />
      <BindDialog open={open} onClose={() => setOpen(false)} onSaved={refresh} />
    </>
  );
}

function BindDialog({ open, onClose, onSaved }: { readonly open: boolean; readonly onClose: () => void; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const words = usePilotWords();
  const { data } = usePilotChoices();
  const save = useMutation({
    mutationFn: addBinding,
    onSuccess: () => {
      onSaved();
      onClose();
    },
  });
  return (
    <FormDialog<BindingWanted> open={open} title={t('bindings.add')} okText={t('bindings.bind')} save={save} onClose={onClose} intro={<p className="muted">{t('bindings.addAdvice')}</p>}>
      <Form.Item name="version" label={t('bindings.version')} rules={[{ required: true, message: t('pilots.required') }]}>
        <Select
          options={(data?.versions ?? []).map((version) => ({ value: version.id, label: `${words.processName(version)} v${version.number} · ${t(`pilots.versionStatus.${version.status}`)}` }))}
        />
      </Form.Item>
      <Form.Item name="group" label={t('pilots.group')}>
        <Select allowClear placeholder={t('bindings.anyGroup')} options={(data?.groups ?? []).map((group) => ({ value: group.id, label: group.name }))} />
      </Form.Item>
      <Form.Item name="entry" label={t('bindings.entry')}>
        <Select allowClear placeholder={t('bindings.anyEntry')} options={(data?.lines ?? []).map((line) => ({ value: line.id, label: `${line.name} ${line.id}` }))} />
      </Form.Item>
    </FormDialog>
  );
}
