import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { defaultRule, setRule, type RetentionRule } from '../../api/retention';
import { FlowSelect } from '../../parts/FlowSelect';
import { FormDialog } from '../../parts/FormDialog';

interface RuleForm {
  readonly definitionId: string;
  readonly keepDays?: number | null;
  readonly keepCount?: number | null;
  readonly keepJournalDays?: number | null;
  readonly keepRecordingDays?: number | null;
}

const limits = ['keepDays', 'keepCount', 'keepJournalDays', 'keepRecordingDays'] as const;

interface RetentionDialogProps {
  /** Null: closed. */
  readonly rule: RetentionRule | 'new' | null;
  readonly onClose: () => void;
}

export function RetentionDialog({ rule, onClose }: RetentionDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const known = rule === 'new' ? null : rule;
  const save = useMutation({
    mutationFn: ({ definitionId, ...values }: RuleForm) =>
      setRule(definitionId, {
        keepDays: values.keepDays ?? null,
        keepCount: values.keepCount ?? null,
        keepJournalDays: values.keepJournalDays ?? null,
        keepRecordingDays: values.keepRecordingDays ?? null,
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['retention'] });
      onClose();
    },
  });
  return (
    <FormDialog<RuleForm>
      open={rule !== null}
      title={known ? t('retention.edit') : t('retention.add')}
      okText={t('retention.save')}
      known={known}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="definitionId" label={t('retention.flow')} rules={[{ required: true, message: t('retention.flowMissing') }]}>
        {known ? <FixedFlow rule={known} /> : <FlowSelect />}
      </Form.Item>
      {limits.map((name) => (
        <Form.Item key={name} name={name} label={t(`retention.${name}`)} extra={t(`retention.${name}Advice`)}>
          <InputNumber min={name === 'keepCount' ? 0 : 1} max={name === 'keepCount' ? 10_000_000 : 36_500} precision={0} style={{ width: 200 }} />
        </Form.Item>
      ))}
    </FormDialog>
  );
}

function FixedFlow({ rule }: { readonly rule: RetentionRule }) {
  const { t } = useTranslation();
  return <strong>{rule.definitionId === defaultRule ? t('retention.allFlows') : (rule.name ?? rule.definitionId)}</strong>;
}
