import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listTasks } from '../../api/tasks';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { TaskDue } from './TaskTags';
import { tasksKey, useTaskCounts } from './useTasks';

const shown = 5;

/** The first of one's tasks, and how many there are to take. */
export function MyTasks() {
  const { t } = useTranslation();
  const counts = useTaskCounts();
  const query = useQuery({
    queryKey: [...tasksKey, 'mine', 'first'],
    queryFn: ({ signal }) => listTasks({ scope: 'mine', state: 'live', page: 1, pageSize: shown, search: '' }, signal),
  });
  const { mine = 0, shared = 0, overdue = 0 } = counts.data ?? {};
  return (
    <Card
      title={t('home.tasks')}
      extra={
        <Flex gap={8} align="center">
          {overdue > 0 ? <Tag color="red">{t('tasks.overdueCount', { count: overdue })}</Tag> : null}
          {shared > 0 ? <Link to="/tasks/shared">{t('tasks.sharedCount', { count: shared })}</Link> : null}
          <Link to="/tasks/mine">{t('tasks.mineCount', { count: mine })}</Link>
        </Flex>
      }
    >
      <Loaded query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('tasks.none.mine')} advice={shared > 0 ? t('tasks.takeOne') : t('tasks.noneAdvice.mine')} />
          ) : (
            <ul className="home-list">
              {page.items.map((task) => (
                <li key={task.id}>
                  <div className="home-list-main">
                    <Link to={`/tasks/mine/${encodeURIComponent(task.id)}`}>{task.title}</Link>
                    <div className="muted">
                      <TaskDue task={task} />
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
