import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, InputNumber, Radio, Select, Switch, type FormInstance } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { listAssignees } from '../../api/tasks';
import type { TaskField } from '../../core/task-form';

export type TaskValues = Record<string, unknown>;

interface TaskFieldsProps {
  readonly form: FormInstance<TaskValues>;
  readonly fields: readonly TaskField[];
  readonly disabled: boolean;
}

/** The form that a flow's author drew up. The server checks what is filled in. */
export function TaskFields({ form, fields, disabled }: TaskFieldsProps) {
  return (
    <Form<TaskValues> form={form} layout="vertical" disabled={disabled} initialValues={Object.fromEntries(fields.map((field) => [field.name, field.initial]))}>
      {fields.map((field) => (
        <FieldItem key={field.name} field={field} />
      ))}
    </Form>
  );
}

function FieldItem({ field }: { readonly field: TaskField }) {
  const { t } = useTranslation();
  const blank = field.kind === 'text' || field.kind === 'multiline';
  // Naming `whitespace` at all makes the rule one for texts, which no day and no number passes.
  const rules = field.required ? [{ required: true, message: t('tasks.required'), ...(blank ? { whitespace: true } : {}) }] : [];
  return (
    <Form.Item
      name={field.name}
      className={`task-field ${field.kind}`}
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
      return <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: 240 }} />;
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
export function valuesToJson(fields: readonly TaskField[], values: TaskValues): TaskValues {
  const given = fields.flatMap((field) => {
    const value = values[field.name];
    if (value === undefined || value === null || value === '') return [];
    return [[field.name, dayjs.isDayjs(value) ? writeDay(field, value) : value] as const];
  });
  return Object.fromEntries(given);
}

const writeDay = (field: TaskField, day: Dayjs) => (field.kind === 'date' ? day.format('YYYY-MM-DD') : day.toISOString());

/** The server names a field as `values.NAME`. */
export function showFieldErrors(form: FormInstance<TaskValues>, error: unknown): void {
  const found = error instanceof ApiError ? (error.problem.errors ?? {}) : {};
  const named = Object.entries(found).filter(([name]) => name.startsWith('values.'));
  form.setFields(named.map(([name, errors]) => ({ name: name.slice('values.'.length), errors: [...errors] })));
}
