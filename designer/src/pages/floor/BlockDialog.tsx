import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { blockNumber } from '../../api/blocklist';
import { isDialable, plainNumber } from '../../core/keypad';
import { FormDialog } from '../../parts/FormDialog';

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
  });
  return (
    <FormDialog<BlockForm>
      open={open}
      title={t('blocklist.add')}
      okText={t('blocklist.add')}
      blank={{ days: 7 }}
      save={block}
      onClose={onClose}
      intro={<p className="muted">{t('blocklist.meaning')}</p>}
    >
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
    </FormDialog>
  );
}
