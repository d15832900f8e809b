import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { addUser, type User } from '../../api/people';
import { showErrors } from '../../parts/formErrors';

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
  const [form] = Form.useForm<UserForm>();
  const save = useMutation({
    mutationFn: (values: UserForm) => addUser({ ...values, roles: ['Agent'] }),
    onSuccess: async (user) => {
      await client.invalidateQueries({ queryKey: ['users'] });
      onAdded(user);
      onClose();
    },
    onError: (error) => showErrors(form, error),
  });
  useEffect(() => {
    if (open) form.setFieldsValue({ displayName });
  }, [form, open, displayName]);
  return (
    <Modal
      open={open}
      title={t('people.newUser')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => {
        form.resetFields();
        save.reset();
      }}
    >
      <p className="muted">{t('people.newUserMeaning')}</p>
      {save.isError ? <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} /> : null}
      <Form<UserForm> form={form} layout="vertical" component={false} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="userName" label={t('signIn.username')} rules={[{ required: true, pattern: /^\S{1,60}$/, message: t('people.userNameInvalid') }]}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="displayName" label={t('people.displayName')} rules={[{ required: true, whitespace: true, message: t('people.nameMissing') }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="password" label={t('people.password')} rules={[{ required: true, min: shortestPassword, message: t('people.passwordShort', { count: shortestPassword }) }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
