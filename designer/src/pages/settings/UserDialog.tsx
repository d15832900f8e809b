import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addUser, type User } from '../../api/people';
import { FormDialog } from '../../parts/FormDialog';

interface UserForm {
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

interface UserDialogProps {
  readonly open: boolean;
  readonly displayName: string;
  readonly onClose: () => void;
  readonly onAdded: (user: User) => void;
}

const shortestPassword = 10;

/** A new user with the role Agent. */
export function UserDialog({ open, displayName, onClose, onAdded }: UserDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const known = useMemo(() => ({ displayName }), [displayName]);
  const save = useMutation({
    mutationFn: (values: UserForm) => addUser({ ...values, roles: ['Agent'] }),
    onSuccess: async (user) => {
      await client.invalidateQueries({ queryKey: ['users'] });
      onAdded(user);
      onClose();
    },
  });
  return (
    <FormDialog<UserForm>
      open={open}
      title={t('people.newUser')}
      known={known}
      save={save}
      onClose={onClose}
      nested
      intro={<p className="muted">{t('people.newUserMeaning')}</p>}
    >
      <Form.Item name="userName" label={t('signIn.username')} rules={[{ required: true, pattern: /^\S{1,60}$/, message: t('people.userNameInvalid') }]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="displayName" label={t('people.displayName')} rules={[{ required: true, whitespace: true, message: t('people.nameMissing') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="password" label={t('people.password')} rules={[{ required: true, min: shortestPassword, message: t('people.passwordShort', { count: shortestPassword }) }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </FormDialog>
  );
}
