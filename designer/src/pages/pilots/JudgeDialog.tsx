import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { judgeKpi } from '../../api/rollouts';
import { FormDialog } from '../../parts/FormDialog';
import { usePilotWords } from './usePilotWords';

interface JudgeDialogProps {
  readonly rollout: string;
  readonly kpi: string;
  readonly isGood: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface Fields {
  readonly reason: string;
}

/** A person's word on a KPI goes before the facts, with the reason that everybody can read. */
export function JudgeDialog({ rollout, kpi, isGood, open, onClose }: JudgeDialogProps) {
  const { t } = useTranslation();
  const { kpiName } = usePilotWords();
  const client = useQueryClient();
  const judge = useMutation({
    mutationFn: ({ reason }: Fields) => judgeKpi(rollout, kpi, isGood, reason),
    onSuccess: (changed) => {
      client.setQueryData(['rollout', rollout], changed);
      onClose();
    },
  });
  const title = t(isGood ? 'rollouts.judgeGood' : 'rollouts.judgeBad');
  return (
    <FormDialog<Fields> open={open} title={`${title} · ${kpiName(kpi)}`} okText={title} save={judge} onClose={onClose} intro={<p>{t('rollouts.judgeAdvice')}</p>}>
      <Form.Item name="reason" label={t('rollouts.judgeReason')} rules={[{ required: true, whitespace: true, message: t('pilots.required') }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
