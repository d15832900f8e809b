import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Flex, Form } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { completeTask, type TaskDetail } from '../../api/tasks';
import { readTaskForm } from '../../core/task-form';
import { showFieldErrors, TaskFields, valuesToJson, type TaskValues } from './TaskFields';
import { tasksKey } from './useTasks';

interface TaskFormCardProps {
  readonly detail: TaskDetail;
  readonly onDone: () => void;
}

/** The form that the flow's author drew up, with a button for each outcome. The server checks what is filled in. */
export function TaskFormCard({ detail, onDone }: TaskFormCardProps) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<TaskValues>();
  const fields = useMemo(() => readTaskForm(detail.form, i18n.language), [detail.form, i18n.language]);
  const complete = useMutation({
    mutationFn: ({ outcome, values }: { readonly outcome: string; readonly values: TaskValues }) => completeTask(detail.task.id, outcome, valuesToJson(fields, values)),
    onSuccess: () => {
      void message.success(t('tasks.completed'));
      onDone();
    },
    onError: (error) => showFieldErrors(form, error),
    onSettled: () => client.invalidateQueries({ queryKey: tasksKey }),
  });
  const submit = (outcome: string) =>
    void form.validateFields().then(
      (values) => complete.mutate({ outcome, values }),
      () => undefined,
    );
  return (
    <Card title={t('tasks.do')} className="task-card">
      {complete.isError ? <Alert type="error" showIcon title={complete.error.message} style={{ marginBottom: 12 }} /> : null}
      <TaskFields form={form} fields={fields} disabled={complete.isPending} />
      <Flex gap={8} wrap>
        {detail.outcomes.map((outcome, index) => (
          <Button
            key={outcome}
            type={index === 0 ? 'primary' : 'default'}
            loading={complete.isPending && complete.variables.outcome === outcome}
            disabled={complete.isPending}
            onClick={() => submit(outcome)}
          >
            {t(`outcomes.${outcome}`, { defaultValue: outcome })}
          </Button>
        ))}
      </Flex>
    </Card>
  );
}
