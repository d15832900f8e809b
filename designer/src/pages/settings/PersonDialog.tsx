import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPerson, changePerson, listUsers, type Person, type PersonSettings } from '../../api/people';
import { FormDialog } from '../../parts/FormDialog';
import { SkillLevels } from './SkillLevels';
import { UserDialog } from './UserDialog';
import { useGroups } from './useCentre';
import './settings.css';

interface PersonDialogProps {
  /** Null: closed. */
  readonly person: Person | 'new' | null;
  readonly onClose: () => void;
}

const blank: PersonSettings = { workNumber: '', name: '', groups: [], skills: [], maxMessages: 0, userId: null };

export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const groups = useGroups();
  const known = person === 'new' ? null : person;
  const save = useMutation({
    mutationFn: (values: PersonSettings) => {
      const settings = { ...values, userId: values.userId ?? null };
      return known ? changePerson(known.id, settings) : addPerson(settings);
    },
    onSuccess: (saved) => {
      void message.success(t('people.saved', { name: saved.name }));
      for (const key of ['people', 'users', 'agents']) void client.invalidateQueries({ queryKey: [key] });
      onClose();
    },
  });
  return (
    <FormDialog<PersonSettings>
      open={person !== null}
      width={620}
      title={known ? t('people.edit', { name: known.name }) : t('people.add')}
      blank={blank}
      known={known}
      save={save}
      onClose={onClose}
    >
      <div className="form-pair">
        <Form.Item name="workNumber" label={t('floor.workNumber')} required rules={[{ pattern: /^[A-Za-z0-9]{1,20}$/, message: t('people.workNumberInvalid') }, { required: true, message: t('people.workNumberInvalid') }]}>
          <Input maxLength={20} autoFocus />
        </Form.Item>
        <Form.Item name="name" label={t('floor.agentName')} rules={[{ required: true, whitespace: true, message: t('people.nameMissing') }]}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="groups" label={t('people.groups')} extra={t('people.groupsAdvice')}>
        <Select mode="multiple" options={(groups.data?.items ?? []).map((group) => ({ value: group.id, label: group.name }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item label={t('floor.skills')} extra={t('people.skillsAdvice')}>
        <SkillLevels name="skills" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="maxMessages" label={t('people.maxMessages')} extra={t('people.maxMessagesAdvice')}>
          <InputNumber min={0} max={20} precision={0} />
        </Form.Item>
        <UserField person={known} />
      </div>
    </FormDialog>
  );
}

/** Who signs in as this agent: a user with the role Agent who is no other agent. */
function UserField({ person }: { readonly person: Person | null }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<PersonSettings>();
  const [adding, setAdding] = useState(false);
  const users = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => listUsers(signal) });
  const free = (users.data?.items ?? []).filter((user) => user.roles.includes('Agent') && (user.agentId === null || user.agentId === person?.id));
  return (
    <>
      <Form.Item
        name="userId"
        label={t('people.user')}
        extra={
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setAdding(true)}>
            {t('people.newUser')}
          </Button>
        }
      >
        <Select allowClear placeholder={t('common.none')} options={free.map((user) => ({ value: user.id, label: `${user.userName} · ${user.displayName}` }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <UserDialog
        open={adding}
        displayName={adding ? String(form.getFieldValue('name') ?? '') : ''}
        onClose={() => setAdding(false)}
        onAdded={(user) => form.setFieldValue('userId', user.id)}
      />
    </>
  );
}
