import { Card, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../api/tasks';
import { When } from '../../parts/When';

const colors: Partial<Record<TaskLine['kind'], string>> = { Overdue: 'red', Escalated: 'red', Reminded: 'orange', Completed: 'green', Withdrawn: 'gray' };

/** What happened to a task, by whom and when. */
export function TaskHistory({ lines }: { readonly lines: readonly TaskLine[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('tasks.history')} className="task-card">
      <Timeline
        items={lines.map((line, index) => ({
          key: index,
          ...(colors[line.kind] ? { color: colors[line.kind] } : {}),
          content: (
            <>
              <div>
                {t(`tasks.lines.${line.kind}`)}
                {line.person ? ` · ${line.person}` : ''}
              </div>
              <div className="muted">
                <When at={line.at} />
                <LineText line={line} />
              </div>
            </>
          ),
        }))}
      />
    </Card>
  );
}

function LineText({ line }: { readonly line: TaskLine }) {
  const { t, i18n } = useTranslation();
  if (!line.text) return null;
  // Roles and outcomes have names of their own; a reason is written in both languages.
  const [name = '', ...note] = line.text.split(': ');
  const role = [t(`roles.${name}`, { defaultValue: name }), ...note].join(': ');
  const named = line.kind === 'Completed' ? t(`outcomes.${line.text}`, { defaultValue: line.text }) : role;
  const [zh, en] = line.kind === 'Withdrawn' ? line.text.split(' / ') : [];
  return <> · {zh && en ? (i18n.language === 'zh-CN' ? zh : en) : named}</>;
}
