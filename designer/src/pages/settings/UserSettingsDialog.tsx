import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { addUser, changeUser, type User } from '../../api/people';
import { roles } from '../../api/session';
import { FormDialog } from '../../parts/FormDialog';
import { useGroups } from './useCentre';

interface UserForm {
  readonly userName: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly isDisabled: boolean;
  readonly password?: string;
}

const shortestPassword = 10;
const blank: Partial<UserForm> = { roles: [], groups: [], isDisabled: false };

/** A user's name, roles, groups and password; who is disabled is signed out at once. */
export function UserSettingsDialog({ user, onClose }: { readonly user: User | 'new' | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const groups = useGroups();
  const known = user === 'new' ? null : user;
  const [form] = Form.useForm<UserForm>();
  const chosen = Form.useWatch('roles', form) as readonly string[] | undefined;
  const save = useMutation({
    mutationFn: ({ userName, password, ...values }: UserForm) =>
      known ? changeUser(known.id, { ...values, ...(password ? { password } : {}) }) : addUser({ userName, password: password ?? '', ...values }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] });
      onClose();
    },
  });
  return (
    <FormDialog<UserForm> open={user !== null} title={known ? t('people.edit', { name: known.userName }) : t('people.newUser')} form={form} blank={blank} known={known} save={save} onClose={onClose}>
      <Form.Item name="userName" label={t('signIn.username')} rules={[{ required: true, pattern: /^\S{1,60}$/, message: t('people.userNameInvalid') }]}>
        <Input autoComplete="off" maxLength={60} disabled={known !== null} />
      </Form.Item>
      <Form.Item name="displayName" label={t('people.displayName')} rules={[{ required: true, whitespace: true, message: t('people.nameMissing') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="roles" label={t('users.roles')} rules={[{ required: true, type: 'array', min: 1, message: t('users.roleMissing') }]}>
        <Select mode="multiple" options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))} />
      </Form.Item>
      <Form.Item name="groups" label={t('users.groups')} extra={t('users.groupsAdvice')} hidden={!chosen?.includes('TeamLead')}>
        <Select mode="multiple" options={(groups.data?.items ?? []).map((group) => ({ value: group.id, label: group.name }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t(known ? 'users.newPassword' : 'people.password')}
        extra={known ? t('users.passwordAdvice') : null}
        rules={[{ required: known === null, min: shortestPassword, message: t('people.passwordShort', { count: shortestPassword }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {known ? (
        <Form.Item name="isDisabled" label={t('users.disable')} extra={t('users.disableAdvice')} valuePropName="checked">
          <Switch />
        </Form.Item>
      ) : (
        <Form.Item name="isDisabled" hidden>
          <Switch />
        </Form.Item>
      )}
    </FormDialog>
  );
}
