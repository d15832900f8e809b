import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { blockNumber } from '../../api/blocklist';
import { isDialable, plainNumber } from '../../core/keypad';

interface BlockForm {
  readonly number: string;
  readonly reason?: string;
  /** Days; 0 stands for no end. */
  readonly days: number;
}

const dayChoices = [1, 7, 30, 90, 0] as const;

export function BlockDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<BlockForm>();
  const block = useMutation({
    mutationFn: (values: BlockForm) =>
      blockNumber({
        number: plainNumber(values.number),
        reason: values.reason?.trim() || null,
        expiresAt: values.days === 0 ? null : new Date(Date.now() + values.days * 86_400_000).toISOString(),
      }),
    onSuccess: (_, values) => {
      void message.success(t('blocklist.added', { number: plainNumber(values.number) }));
      void client.invalidateQueries({ queryKey: ['blocklist'] });
      onClose();
    },
    onError: (error) => {
      const fields = error instanceof ApiError ? (error.problem.errors ?? {}) : {};
      form.setFields(
        (['number', 'reason'] as const).flatMap((name) => (fields[name] ? [{ name, errors: [...fields[name]] }] : [])),
      );
    },
  });
  return (
    <Modal
      open={open}
      title={t('blocklist.add')}
      okText={t('blocklist.add')}
      cancelText={t('common.cancel')}
      confirmLoading={block.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => {
        form.resetFields();
        block.reset();
      }}
    >
      <p className="muted">{t('blocklist.meaning')}</p>
      {block.isError ? <Alert type="error" showIcon title={block.error.message} style={{ marginBottom: 12 }} /> : null}
      <Form<BlockForm> form={form} layout="vertical" initialValues={{ days: 7 }} onFinish={(values) => block.mutate(values)}>
        <Form.Item
          name="number"
          label={t('blocklist.number')}
          required
          validateTrigger="onChange"
          rules={[{ validator: (_, value: string | undefined) => (isDialable(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t('blocklist.numberInvalid')))) }]}
        >
          <Input autoFocus inputMode="tel" placeholder="13800138000" />
        </Form.Item>
        <Form.Item name="reason" label={t('blocklist.reason')} rules={[{ max: 200 }]}>
          <Input placeholder={t('blocklist.reasonExample')} />
        </Form.Item>
        <Form.Item name="days" label={t('blocklist.for')}>
          <Select options={dayChoices.map((days) => ({ value: days, label: days === 0 ? t('blocklist.forGood') : t('blocklist.days', { count: days }) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
