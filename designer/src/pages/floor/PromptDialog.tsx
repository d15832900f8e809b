import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { describePrompt } from '../../api/prompts';
import { LanguageSelect } from './LanguageSelect';
import { FormDialog } from '../../parts/FormDialog';

interface PromptForm {
  readonly name: string;
  readonly description?: string;
  readonly defaultLanguage: string;
}

/** Makes a prompt; what it says is written or uploaded on its page. */
export function PromptDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: (values: PromptForm) => describePrompt(values.name.trim(), { description: values.description?.trim() || null, defaultLanguage: values.defaultLanguage }),
    onSuccess: (prompt) => {
      void client.invalidateQueries({ queryKey: ['prompts'] });
      onClose();
      void navigate(`/floor/prompts/${encodeURIComponent(prompt.name)}`);
    },
  });
  return (
    <FormDialog<PromptForm>
      open={open}
      title={t('prompts.add')}
      okText={t('prompts.create')}
      blank={{ defaultLanguage: 'zh-CN' }}
      save={add}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('prompts.name')} extra={t('prompts.nameAdvice')} rules={[{ required: true, pattern: /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u, message: t('prompts.nameInvalid') }]}>
        <Input autoFocus placeholder="welcome" />
      </Form.Item>
      <Form.Item name="description" label={t('prompts.description')} rules={[{ max: 200 }]}>
        <Input />
      </Form.Item>
      <Form.Item name="defaultLanguage" label={t('prompts.defaultLanguage')} extra={t('prompts.defaultLanguageAdvice')}>
        <LanguageSelect />
      </Form.Item>
    </FormDialog>
  );
}
