import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../api/tasks';
import { When } from '../../parts/When';

const colors = { Open: 'blue', Claimed: 'gold', Done: 'green', Withdrawn: 'default' } as const;

/** How far a task is, and who has it in hand. */
export function TaskStateTag({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const state = t(`tasks.states.${task.state}`);
  return <Tag color={colors[task.state]}>{task.claimer && task.state === 'Claimed' ? t('tasks.claimedBy', { name: task.claimer }) : state}</Tag>;
}

/** When it is due; marked when that is past. */
export function TaskDue({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  if (!task.dueAt) return <span className="muted">{t('tasks.noDue')}</span>;
  return (
    <span>
      <When at={task.dueAt} /> {task.isOverdue ? <Tag color="red">{t('tasks.overdue')}</Tag> : null}
      {task.escalation > 1 ? <Tag color="volcano">{t('tasks.escalated')}</Tag> : null}
    </span>
  );
}
