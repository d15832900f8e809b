import { CheckSquareOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTaskCounts } from './useTasks';

/** One line at the desk while there are tasks. */
export function TaskBanner() {
  const { t } = useTranslation();
  const { mine = 0, shared = 0, overdue = 0 } = useTaskCounts().data ?? {};
  if (mine + shared === 0) return null;
  return (
    <Alert
      type={overdue > 0 ? 'warning' : 'info'}
      showIcon
      icon={<CheckSquareOutlined aria-hidden />}
      style={{ marginBottom: 12 }}
      title={
        <>
          <Link to={mine > 0 ? '/tasks/mine' : '/tasks/shared'}>{mine > 0 ? t('tasks.mineCount', { count: mine }) : t('tasks.sharedCount', { count: shared })}</Link>
          {mine > 0 && shared > 0 ? (
            <>
              {' · '}
              <Link to="/tasks/shared">{t('tasks.sharedCount', { count: shared })}</Link>
            </>
          ) : null}
          {overdue > 0 ? ` · ${t('tasks.overdueCount', { count: overdue })}` : null}
        </>
      }
    />
  );
}
