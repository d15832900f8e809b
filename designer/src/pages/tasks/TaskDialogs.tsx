import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { delegateTask, handBackTask, listAssignees } from '../../api/tasks';
import { FormDialog } from '../../parts/FormDialog';
import { tasksKey } from './useTasks';

interface DialogProps {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

const longestNote = 500;

function useTaskMove<Values extends object>(move: (values: Values) => Promise<void>, said: string, onClose: () => void) {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation<void, Error, Values>({
    mutationFn: move,
    onSuccess: () => {
      void message.success(said);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: tasksKey }),
  });
}

/** Gives the task to somebody else. */
export function DelegateDialog({ id, open, onClose }: DialogProps) {
  const { t } = useTranslation();
  const people = useQuery({ queryKey: ['assignees'], queryFn: ({ signal }) => listAssignees(signal), enabled: open });
  const save = useTaskMove<{ to: string; note?: string }>(({ to, note }) => delegateTask(id, to, note ?? ''), t('tasks.delegated'), onClose);
  return (
    <FormDialog<{ to: string; note?: string }> open={open} title={t('tasks.delegate')} okText={t('tasks.delegate')} save={save} onClose={onClose}>
      <Form.Item name="to" label={t('tasks.to')} rules={[{ required: true, message: t('tasks.toMissing') }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={people.isPending}
          options={people.data?.map((person) => ({ value: person.key, label: person.name })) ?? []}
          placeholder={t('tasks.toExample')}
        />
      </Form.Item>
      <Note />
    </FormDialog>
  );
}

/** Gives the task up; whoever it was for may take it. */
export function HandBackDialog({ id, open, onClose }: DialogProps) {
  const { t } = useTranslation();
  const save = useTaskMove<{ note?: string }>(({ note }) => handBackTask(id, note ?? ''), t('tasks.handedBack'), onClose);
  return (
    <FormDialog<{ note?: string }> open={open} title={t('tasks.handBack')} okText={t('tasks.handBack')} save={save} onClose={onClose} intro={<p className="muted">{t('tasks.handBackAdvice')}</p>}>
      <Note />
    </FormDialog>
  );
}

function Note() {
  const { t } = useTranslation();
  return (
    <Form.Item name="note" label={t('tasks.note')}>
      <Input.TextArea rows={3} maxLength={longestNote} showCount />
    </Form.Item>
  );
}
