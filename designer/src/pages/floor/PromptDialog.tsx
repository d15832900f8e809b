import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../api/client';
import { describePrompt } from '../../api/prompts';
import { LanguageSelect } from './LanguageSelect';

interface PromptForm {
  readonly name: string;
  readonly description?: string;
  readonly defaultLanguage: string;
}

const fields = ['name', 'description', 'defaultLanguage'] as const;

/** Makes a prompt; what it says is written or uploaded on its page. */
export function PromptDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<PromptForm>();
  const add = useMutation({
    mutationFn: (values: PromptForm) => describePrompt(values.name.trim(), { description: values.description?.trim() || null, defaultLanguage: values.defaultLanguage }),
    onSuccess: (prompt) => {
      void client.invalidateQueries({ queryKey: ['prompts'] });
      onClose();
      void navigate(`/floor/prompts/${encodeURIComponent(prompt.name)}`);
    },
    onError: (error) => {
      const found = error instanceof ApiError ? (error.problem.errors ?? {}) : {};
      form.setFields(fields.flatMap((name) => (found[name] ? [{ name, errors: [...found[name]] }] : [])));
    },
  });
  return (
    <Modal
      open={open}
      title={t('prompts.add')}
      okText={t('prompts.create')}
      cancelText={t('common.cancel')}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => {
        form.resetFields();
        add.reset();
      }}
    >
      {add.isError ? <Alert type="error" showIcon title={add.error.message} style={{ marginBottom: 12 }} /> : null}
      <Form<PromptForm> form={form} layout="vertical" initialValues={{ defaultLanguage: 'zh-CN' }} onFinish={(values) => add.mutate(values)}>
        <Form.Item name="name" label={t('prompts.name')} extra={t('prompts.nameAdvice')} rules={[{ required: true, pattern: /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u, message: t('prompts.nameInvalid') }]}>
          <Input autoFocus placeholder="welcome" />
        </Form.Item>
        <Form.Item name="description" label={t('prompts.description')} rules={[{ max: 200 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="defaultLanguage" label={t('prompts.defaultLanguage')} extra={t('prompts.defaultLanguageAdvice')}>
          <LanguageSelect />
        </Form.Item>
      </Form>
    </Modal>
  );
}
