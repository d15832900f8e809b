import { ArrowLeftOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Col, Descriptions, Flex, Row, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { isStatus } from '../../api/client';
import { claimTask, getTask, type TaskDetail } from '../../api/tasks';
import { hasRole } from '../../core/roles';
import { readTaskForm, showTaskValue } from '../../core/task-form';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { When } from '../../parts/When';
import { usePageTitle } from '../../shell/PageBar';
import { useSession } from '../../shell/session';
import { DelegateDialog, HandBackDialog } from './TaskDialogs';
import { TaskFormCard } from './TaskForm';
import { TaskHistory } from './TaskHistory';
import { TaskDue, TaskStateTag } from './TaskTags';
import { tasksKey, useTaskUpdates } from './useTasks';

interface TaskPageProps {
  readonly id: string;
  /** The list it was found in, where one goes back to. */
  readonly list: string;
}

export default function TaskPage({ id, list }: TaskPageProps) {
  const { t } = useTranslation();
  const updates = useTaskUpdates();
  const query = useQuery({ queryKey: [...tasksKey, 'one', id], queryFn: ({ signal }) => getTask(id, signal), ...updates });
  usePageTitle(query.data?.task.title ?? null);
  if (isStatus(query.error, 404)) {
    return (
      <Notice kind="missing" title={t('tasks.gone')}>
        <Link to={`/tasks/${list}`}>{t('tasks.back')}</Link>
      </Notice>
    );
  }
  return (
    <div className="page">
      <div className="page-head">
        <Link to={`/tasks/${list}`}>
          <ArrowLeftOutlined aria-hidden /> {t('tasks.back')}
        </Link>
      </div>
      <Loaded query={query}>{(detail) => <TaskBody detail={detail} list={list} />}</Loaded>
    </div>
  );
}

function TaskBody({ detail, list }: { readonly detail: TaskDetail; readonly list: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const { task } = detail;
  return (
    <>
      <Flex wrap gap={12} align="center" className="task-head">
        <Typography.Title level={4}>{task.title}</Typography.Title>
        <TaskStateTag task={task} />
        <span className="grow" />
        <TaskActions detail={detail} />
      </Flex>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={15}>
          {detail.instructions ? (
            <Card title={t('tasks.instructions')} className="task-card">
              <div className="task-instructions">{detail.instructions}</div>
              {detail.announcement ? <Link to={detail.announcement.address}>{t('tasks.announcement')}</Link> : null}
            </Card>
          ) : null}
          {detail.may.complete ? <TaskFormCard detail={detail} onDone={() => void navigate(`/tasks/${list}`)} /> : null}
          {detail.values ? <TaskValues detail={detail} /> : null}
        </Col>
        <Col xs={24} lg={9}>
          <Card className="task-card">
            <Descriptions column={1} size="small">
              <Descriptions.Item label={t('tasks.assignee')}>{task.assignee.name}</Descriptions.Item>
              <Descriptions.Item label={t('tasks.due')}>
                <TaskDue task={task} />
              </Descriptions.Item>
              <Descriptions.Item label={t('tasks.given')}>
                <When at={task.createdAt} />
              </Descriptions.Item>
              {task.outcome ? <Descriptions.Item label={t('tasks.outcome')}>{t(`outcomes.${task.outcome}`, { defaultValue: task.outcome })}</Descriptions.Item> : null}
            </Descriptions>
            {hasRole(session, 'ProcessOwner') && detail.instanceId ? <Link to={`/runs/${encodeURIComponent(detail.instanceId)}`}>{t('tasks.run')}</Link> : null}
          </Card>
          <TaskHistory lines={detail.history} />
        </Col>
      </Row>
    </>
  );
}

function TaskActions({ detail }: { readonly detail: TaskDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'delegate' | 'handBack' | null>(null);
  const { id } = detail.task;
  const claim = useMutation({
    mutationFn: () => claimTask(id),
    onSuccess: () => void message.success(t('tasks.claimed')),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: tasksKey }),
  });
  return (
    <Flex gap={8}>
      {detail.may.claim ? (
        <Button type="primary" loading={claim.isPending} onClick={() => claim.mutate()}>
          {t('tasks.claim')}
        </Button>
      ) : null}
      {detail.may.delegate ? <Button onClick={() => setDialog('delegate')}>{t('tasks.delegate')}</Button> : null}
      {detail.may.handBack ? <Button onClick={() => setDialog('handBack')}>{t('tasks.handBack')}</Button> : null}
      <DelegateDialog id={id} open={dialog === 'delegate'} onClose={() => setDialog(null)} />
      <HandBackDialog id={id} open={dialog === 'handBack'} onClose={() => setDialog(null)} />
    </Flex>
  );
}

function TaskValues({ detail }: { readonly detail: TaskDetail }) {
  const { t, i18n } = useTranslation();
  const words = { yes: t('tasks.yes'), no: t('tasks.no') };
  const fields = readTaskForm(detail.form, i18n.language).filter((field) => showTaskValue(field, detail.values?.[field.name], words) !== '');
  if (fields.length === 0) return null;
  return (
    <Card title={t('tasks.filled')} className="task-card">
      <Descriptions column={1} size="small">
        {fields.map((field) => (
          <Descriptions.Item key={field.name} label={field.title}>
            <span className="task-instructions">{showTaskValue(field, detail.values?.[field.name], words)}</span>
          </Descriptions.Item>
        ))}
      </Descriptions>
    </Card>
  );
}
