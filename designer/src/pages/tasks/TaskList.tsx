import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listTasks, type Task, type TaskQuery, type TaskScope } from '../../api/tasks';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { SearchBox } from '../../parts/SearchBox';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { TaskDue, TaskStateTag } from './TaskTags';
import { tasksKey, useTaskUpdates } from './useTasks';

export const MineTab = () => <TaskList scope="mine" />;
export const SharedTab = () => <TaskList scope="shared" />;
export const AllTab = () => <TaskList scope="all" />;

function TaskList({ scope }: { readonly scope: TaskScope }) {
  const { t } = useTranslation();
  const [{ page, pageSize, search }, change, turn] = useListState();
  const [state, setState] = useState<TaskQuery['state']>('live');
  const updates = useTaskUpdates();
  const query = useQuery({
    queryKey: [...tasksKey, scope, state, page, pageSize, search],
    queryFn: ({ signal }) => listTasks({ scope, state, page, pageSize, search }, signal),
    placeholderData: keepPreviousData,
    ...updates,
  });
  const columns = useColumns(scope, state);
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const empty = search ? (
    <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} />
  ) : (
    <EmptyState title={t(`tasks.none.${state === 'over' ? 'over' : scope}`)} advice={t(`tasks.noneAdvice.${scope}`)} />
  );
  return (
    <>
      <div className="page-head">
        <SearchBox value={search} onSearch={(text) => change({ search: text })} label={t('tasks.search')} />
        <Segmented<TaskQuery['state']>
          aria-label={t('tasks.state')}
          value={state}
          onChange={(next: TaskQuery['state']) => {
            setState(next);
            change({ page: 1 });
          }}
          options={[
            { value: 'live', label: t('tasks.live') },
            { value: 'over', label: t('tasks.over') },
          ]}
        />
      </div>
      <PagedTable<Task> query={query} rowKey="id" columns={columns} list={{ page, pageSize }} onTurn={turn} empty={empty} width={900} />
    </>
  );
}

function useColumns(scope: TaskScope, state: TaskQuery['state']): TableColumnsType<Task> {
  const { t } = useTranslation();
  const columns: TableColumnsType<Task> = [
    {
      title: t('tasks.title'),
      key: 'title',
      render: (_, task) => (
        <Link to={`/tasks/${scope}/${encodeURIComponent(task.id)}`} className={task.isOverdue && state === 'live' ? 'task-late' : ''}>
          {task.title}
        </Link>
      ),
    },
    { title: t('tasks.assignee'), key: 'assignee', width: 170, render: (_, task) => task.assignee.name },
  ];
  if (state === 'over') {
    return [
      ...columns,
      { title: t('tasks.by'), key: 'claimer', width: 130, render: (_, task) => task.claimer ?? '—' },
      { title: t('tasks.outcome'), key: 'outcome', width: 160, render: (_, task) => (task.outcome ? <Tag>{t(`outcomes.${task.outcome}`, { defaultValue: task.outcome })}</Tag> : <TaskStateTag task={task} />) },
      { title: t('tasks.ended'), key: 'ended', width: 190, render: (_, task) => (task.endedAt ? <When at={task.endedAt} /> : null) },
    ];
  }
  return [
    ...columns,
    { title: t('tasks.state'), key: 'state', width: 170, render: (_, task) => <TaskStateTag task={task} /> },
    { title: t('tasks.due'), key: 'due', width: 260, render: (_, task) => <TaskDue task={task} /> },
  ];
}
