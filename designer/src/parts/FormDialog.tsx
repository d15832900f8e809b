import type { UseMutationResult } from '@tanstack/react-query';
import { Alert, Form, Modal, type FormInstance } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showErrors } from './formErrors';

interface FormDialogProps<Values extends object> {
  readonly open: boolean;
  readonly title: string;
  /** What the button says; "Save" when it is left out. */
  readonly okText?: string;
  readonly width?: number;
  /** What is in an empty form. */
  readonly blank?: Partial<Values>;
  /** What is changed; nothing for something new. */
  readonly known?: Partial<Values> | null;
  readonly save: UseMutationResult<unknown, Error, Values>;
  readonly onClose: () => void;
  /** For those who fill in fields themselves. */
  readonly form?: FormInstance<Values>;
  /** Stands inside another form: no form element of its own. */
  readonly nested?: boolean;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog with a form. What the server finds wrong stands beside its field; a closed dialog forgets what was typed. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { open, title, okText, width, blank, known, save, onClose, nested, intro, children } = props;
  const { t } = useTranslation();
  const [own] = Form.useForm<Values>();
  const form = props.form ?? own;
  useEffect(() => {
    if (open && known) form.setFieldsValue(known as Parameters<typeof form.setFieldsValue>[0]);
  }, [form, open, known]);
  return (
    <Modal
      open={open}
      title={title}
      okText={okText ?? t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => {
        form.resetFields();
        save.reset();
      }}
      {...(width === undefined ? {} : { width })}
    >
      {intro}
      {save.isError ? <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError
        onFinish={(values) => save.mutate(values, { onError: (error) => showErrors(form, error) })}
        {...(blank ? { initialValues: blank } : {})}
        {...(nested ? { component: false as const } : {})}
      >
        {children}
      </Form>
    </Modal>
  );
}
