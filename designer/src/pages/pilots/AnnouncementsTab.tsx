import { NotificationOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Progress, Select, Tag, type TableColumnsType } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { announce, listAnnouncements, type Announcement } from '../../api/announcements';
import { EmptyState } from '../../parts/EmptyState';
import { FormDialog } from '../../parts/FormDialog';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { pilotsPath } from './PilotsPage';
import { usePilotChoices, usePilotWords } from './usePilotWords';

/** What was announced to whom, and how far they are; the latest first. */
export default function AnnouncementsTab() {
  const { t } = useTranslation();
  const session = useSession();
  const words = usePilotWords();
  const [list, , turn] = useListState();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ queryKey: ['announcements', list.page, list.pageSize], queryFn: ({ signal }) => listAnnouncements({ page: list.page, pageSize: list.pageSize }, signal) });
  const columns: TableColumnsType<Announcement> = [
    { title: t('announcements.process'), key: 'version', render: (_, { id, version }) => <Link to={`${pilotsPath}/announcements/${id}`}>{words.versionName(version)}</Link> },
    { title: t('pilots.groups'), key: 'groups', render: (_, { groups }) => words.groupNames(groups) },
    { title: t('announcements.readShare'), key: 'read', width: 150, render: (_, { agents, read }) => <Share part={read} of={agents} /> },
    { title: t('announcements.passedShare'), key: 'passed', width: 150, render: (_, { agents, passed }) => <Share part={passed} of={agents} /> },
    { title: t('announcements.dueAt'), key: 'due', width: 220, render: (_, { dueAt, isOverdue }) => <><When at={dueAt} /> {isOverdue ? <Tag color="error">{t('announcements.states.Overdue')}</Tag> : null}</> },
    { title: t('announcements.createdAt'), key: 'created', width: 180, render: (_, { createdAt }) => <When at={createdAt} /> },
  ];
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('announcements.meaning')}</p>
        <span className="grow" />
        {mayRole(session, 'ProcessOwner') || mayRole(session, 'TeamLead') ? (
          <Button type="primary" icon={<NotificationOutlined aria-hidden />} onClick={() => setOpen(true)}>
            {t('announcements.announce')}
          </Button>
        ) : null}
      </div>
      <PagedTable<Announcement> query={query} rowKey="id" columns={columns} list={list} onTurn={turn} empty={<EmptyState title={t('announcements.noneYet')} advice={t('announcements.noneYetAdvice')} />} width={1000} hideOnSinglePage />
      <AnnounceDialog open={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

export function Share({ part, of }: { readonly part: number; readonly of: number }) {
  return <Progress size="small" percent={of === 0 ? 0 : Math.round((part / of) * 100)} format={() => `${part} / ${of}`} />;
}

interface Fields {
  readonly version: string;
  readonly groups: readonly string[];
  readonly dueAt: Dayjs;
}

function AnnounceDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = usePilotWords();
  const choices = usePilotChoices().data;
  const save = useMutation({
    mutationFn: ({ version, groups, dueAt }: Fields) => announce({ version, groups, dueAt: dueAt.toISOString() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['announcements'] });
      onClose();
    },
  });
  const required = [{ required: true, message: t('pilots.required') }];
  const versions = (choices?.versions ?? []).filter(({ status }) => status !== 'Draft').map((version) => ({ value: version.id, label: `${words.processName(version)} v${version.number}` }));
  return (
    <FormDialog<Fields> open={open} title={t('announcements.announce')} okText={t('announcements.announce')} save={save} onClose={onClose} intro={<p className="muted">{t('announcements.advice')}</p>}>
      <Form.Item name="version" label={t('announcements.process')} rules={required}>
        <Select options={versions} placeholder={t('pilots.choose')} />
      </Form.Item>
      <Form.Item name="groups" label={t('pilots.groups')} rules={required}>
        <Select mode="multiple" options={(choices?.groups ?? []).map((group) => ({ value: group.id, label: group.name }))} />
      </Form.Item>
      <Form.Item name="dueAt" label={t('announcements.dueAt')} rules={required}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}
