import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Breadcrumb, Button, Card, Form, Radio } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { confirmRead, getOwnAnnouncement, ownDocumentOf, takeQuiz, type OwnAnnouncementDetail } from '../../api/announcements';
import { percent } from '../../core/simulation';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { usePageTitle } from '../../shell/PageBar';
import { OwnState } from './AnnouncementsPage';
import { ChangeList } from './ChangeList';

/** One announcement: what to do differently, what has changed, the document, and the quiz. */
export default function AnnouncementPage({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['own-announcement', id], queryFn: ({ signal }) => getOwnAnnouncement(id, signal) });
  return <Loaded query={query}>{(detail) => <Content detail={detail} />}</Loaded>;
}

function useRefreshed(id: string) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['own-announcement', id] });
    void client.invalidateQueries({ queryKey: ['own-announcements'] });
  };
}

function Content({ detail }: { readonly detail: OwnAnnouncementDetail }) {
  const { t } = useTranslation();
  const { head } = detail;
  const list = t('areas.announcements');
  const name = `${head.processName} v${head.number}`;
  usePageTitle(useMemo(() => <Breadcrumb items={[{ title: <Link to="/announcements">{list}</Link> }, { title: name }]} />, [list, name]));
  const refreshed = useRefreshed(head.id);
  const confirm = useMutation({ mutationFn: () => confirmRead(head.id), onSuccess: refreshed });
  return (
    <>
      <div className="page-head">
        <OwnState one={head} />
        <span className="muted">
          {t('announcements.dueAt')} <When at={head.dueAt} />
        </span>
        <span className="grow" />
        <Button href={ownDocumentOf(head.id)} target="_blank" rel="noreferrer">
          {t('announcements.document')}
        </Button>
      </div>
      <Card size="small" title={t('announcements.different')} style={{ marginBottom: 12 }}>
        <div style={{ whiteSpace: 'pre-wrap' }}>{detail.different}</div>
      </Card>
      <Card size="small" title={t('announcements.changes')} style={{ marginBottom: 12 }}>
        <ChangeList changes={detail.changes} />
      </Card>
      {confirm.isError ? <Alert type="error" showIcon title={confirm.error.message} style={{ marginBottom: 12 }} /> : null}
      {head.readAt === null ? (
        <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('announcements.confirm')}
        </Button>
      ) : (
        <QuizCard detail={detail} />
      )}
    </>
  );
}

function QuizCard({ detail: { head, questions, passMark } }: { readonly detail: OwnAnnouncementDetail }) {
  const { t } = useTranslation();
  const refreshed = useRefreshed(head.id);
  const quiz = useMutation({ mutationFn: (answers: readonly number[]) => takeQuiz(head.id, answers), onSuccess: refreshed });
  const wrong = quiz.data?.wrong ?? [];
  if (head.passedAt !== null) return <Alert type="success" showIcon title={t('announcements.passed', { score: percent(head.score) })} />;
  return (
    <Card size="small" title={t('announcements.quiz')} extra={<span className="muted">{t('announcements.passMark', { share: percent(passMark) })}</span>}>
      {quiz.isError ? <Alert type="error" showIcon title={quiz.error.message} style={{ marginBottom: 12 }} /> : null}
      {quiz.data ? <Alert type="warning" showIcon title={t('announcements.failed', { score: percent(quiz.data.score) })} style={{ marginBottom: 12 }} /> : null}
      <Form<{ answers: number[] }> layout="vertical" onFinish={({ answers }) => quiz.mutate(answers)}>
        {questions.map((question, index) => (
          <Form.Item
            key={index}
            name={['answers', index]}
            label={`${index + 1}. ${question.text}`}
            rules={[{ required: true, message: t('announcements.answer') }]}
            {...(wrong.includes(index) ? { validateStatus: 'error' as const, extra: t('announcements.wrong') } : {})}
          >
            <Radio.Group style={{ display: 'flex', flexDirection: 'column', gap: 6 }} options={question.choices.map((label, value) => ({ label, value }))} />
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit" loading={quiz.isPending}>
          {t('announcements.submit')}
        </Button>
      </Form>
    </Card>
  );
}
