import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { getAnnouncement, meetingNoteOf, type AgentProgress, type AnnouncementDetail } from '../../api/announcements';
import { percent } from '../../core/simulation';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { ChangeList } from '../announcements/ChangeList';
import { Share } from './AnnouncementsTab';
import { useTrail } from './Trail';
import { usePilotWords } from './usePilotWords';

/** One announcement as owners follow it: what it says, and how far each group and agent is. */
export default function AnnouncementView({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['announcement', id], queryFn: ({ signal }) => getAnnouncement(id, signal), refetchInterval: 30_000 });
  return <Loaded query={query}>{(detail) => <Progress detail={detail} />}</Loaded>;
}

function Progress({ detail: { head, changes, different, questions, progress } }: { readonly detail: AnnouncementDetail }) {
  const { t, i18n } = useTranslation();
  const words = usePilotWords();
  useTrail('announcements', words.versionName(head.version));
  return (
    <>
      <div className="page-head">
        <span className="muted">
          {t('announcements.dueAt')} <When at={head.dueAt} />
        </span>
        {head.isOverdue ? <Tag color="error">{t('announcements.states.Overdue')}</Tag> : null}
        <span className="muted">{t('announcements.questions', { count: questions })}</span>
        <span className="grow" />
        <Button icon={<FileTextOutlined aria-hidden />} href={meetingNoteOf(head.id, 'html', i18n.language)} target="_blank">
          {t('announcements.meetingNote')}
        </Button>
        <Button href={meetingNoteOf(head.id, 'markdown', i18n.language)} download>
          Markdown
        </Button>
      </div>
      <Card size="small" title={t('announcements.different')} style={{ marginBottom: 12 }}>
        <div style={{ whiteSpace: 'pre-wrap' }}>{different}</div>
      </Card>
      <Card size="small" title={t('announcements.changes')} style={{ marginBottom: 12 }}>
        <ChangeList changes={changes} />
      </Card>
      {progress.map((group) => (
        <Card key={group.id} size="small" title={group.name} extra={<div style={{ width: 180 }}><Share part={group.passed} of={group.agents.length} /></div>} style={{ marginBottom: 12 }}>
          <Table<AgentProgress>
            size="small"
            rowKey="id"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={[...group.agents]}
            columns={[
              { title: t('pilots.agent'), key: 'agent', render: (_, agent) => `${agent.name} ${agent.workNumber}` },
              { title: t('announcements.readAt'), key: 'read', render: (_, { readAt }) => (readAt ? <When at={readAt} /> : <span className="muted">–</span>) },
              { title: t('announcements.passedAt'), key: 'passed', render: (_, { passedAt }) => (passedAt ? <When at={passedAt} /> : <span className="muted">–</span>) },
              { title: t('announcements.attempts'), dataIndex: 'attempts', align: 'right', width: 110 },
              { title: t('announcements.score'), key: 'score', align: 'right', width: 110, render: (_, { score }) => (score === null ? '–' : percent(score)) },
            ]}
          />
        </Card>
      ))}
    </>
  );
}
