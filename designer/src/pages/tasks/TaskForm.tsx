import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, DatePicker, Flex, Form, Input, InputNumber, Radio, Select, Switch, type FormInstance } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { completeTask, listAssignees, type TaskDetail } from '../../api/tasks';
import { readTaskForm, type TaskField } from '../../core/task-form';
import { tasksKey } from './useTasks';

type Values = Record<string, unknown>;

interface TaskFormCardProps {
  readonly detail: TaskDetail;
  readonly onDone: () => void;
}

/** The form that the flow's author drew up, with a button for each outcome. The server checks what is filled in. */
export function TaskFormCard({ detail, onDone }: TaskFormCardProps) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const fields = useMemo(() => readTaskForm(detail.form, i18n.language), [detail.form, i18n.language]);
  const complete = useMutation({
    mutationFn: ({ outcome, values }: { readonly outcome: string; readonly values: Values }) => completeTask(detail.task.id, outcome, toJson(fields, values)),
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
      <Form<Values> form={form} layout="vertical" disabled={complete.isPending} initialValues={Object.fromEntries(fields.map((field) => [field.name, field.initial]))}>
        {fields.map((field) => (
          <FieldItem key={field.name} field={field} />
        ))}
      </Form>
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

function FieldItem({ field }: { readonly field: TaskField }) {
  const { t } = useTranslation();
  const blank = field.kind === 'text' || field.kind === 'multiline';
  const rules = field.required ? [{ required: true, whitespace: blank, message: t('tasks.required') }] : [];
  return (
    <Form.Item
      name={field.name}
      label={field.title}
      rules={rules}
      {...(field.description ? { extra: field.description } : {})}
      {...(field.kind === 'boolean' ? { valuePropName: 'checked' } : {})}
    >
      {editorOf(field)}
    </Form.Item>
  );
}

function editorOf(field: TaskField): ReactNode {
  const most = field.max === null ? {} : { maxLength: field.max, showCount: true };
  switch (field.kind) {
    case 'multiline':
      return <Input.TextArea rows={4} {...most} />;
    case 'choice':
      return field.choices.length <= 6 ? <Radio.Group options={[...field.choices]} /> : <Select allowClear options={[...field.choices]} />;
    case 'number':
    case 'integer':
      return <InputNumber style={{ width: 200 }} min={field.min ?? undefined} max={field.max ?? undefined} precision={field.kind === 'integer' ? 0 : undefined} />;
    case 'boolean':
      return <Switch />;
    case 'date':
      return <DatePicker style={{ width: 200 }} />;
    case 'date-time':
      return <DatePicker showTime={{ format: 'HH:mm' }} style={{ width: 240 }} />;
    case 'agent':
      return <AgentSelect />;
    default:
      return <Input {...most} />;
  }
}

/** An agent by work number. */
function AgentSelect(props: { readonly value?: string; readonly onChange?: (value: string) => void; readonly id?: string }) {
  const { t } = useTranslation();
  const people = useQuery({ queryKey: ['assignees'], queryFn: ({ signal }) => listAssignees(signal) });
  const agents = people.data?.filter((person) => person.key.startsWith('agent:')) ?? [];
  return (
    <Select
      {...props}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={people.isPending}
      placeholder={t('tasks.agentExample')}
      options={agents.map((agent) => ({ value: agent.key.slice('agent:'.length), label: agent.name }))}
    />
  );
}

/** As the server wants it: days as they are written, nothing where nothing was filled in. */
function toJson(fields: readonly TaskField[], values: Values): Values {
  const given = fields.flatMap((field) => {
    const value = values[field.name];
    if (value === undefined || value === null || value === '') return [];
    return [[field.name, dayjs.isDayjs(value) ? writeDay(field, value) : value] as const];
  });
  return Object.fromEntries(given);
}

const writeDay = (field: TaskField, day: Dayjs) => (field.kind === 'date' ? day.format('YYYY-MM-DD') : day.toISOString());

/** The server names a field as `values.NAME`. */
function showFieldErrors(form: FormInstance<Values>, error: unknown): void {
  const found = error instanceof ApiError ? (error.problem.errors ?? {}) : {};
  const named = Object.entries(found).filter(([name]) => name.startsWith('values.'));
  form.setFields(named.map(([name, errors]) => ({ name: name.slice('values.'.length), errors: [...errors] })));
}
