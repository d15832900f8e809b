import { useMutation } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { decidePilot, type PilotDetail, type Verdict } from '../../api/pilots';
import { FormDialog } from '../../parts/FormDialog';

interface DecisionDialogProps {
  readonly pilot: PilotDetail;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Fields {
  readonly decision: Verdict;
  readonly reason?: string;
}

const verdicts: readonly Verdict[] = ['Ship', 'Hold', 'RollBack', 'Invalid'];

/** A person decides, with the rules' proposal on the page behind. To go against it wants a reason. */
export function DecisionDialog({ pilot, open, onClose, onDone }: DecisionDialogProps) {
  const { t } = useTranslation();
  const decide = useMutation({ mutationFn: ({ decision, reason }: Fields) => decidePilot(pilot.id, decision, reason), onSuccess: onDone });
  return (
    <FormDialog<Fields> open={open} title={t('pilots.decide')} okText={t('pilots.decide')} save={decide} onClose={onClose}>
      <Form.Item name="decision" label={t('pilots.decision')} rules={[{ required: true, message: t('pilots.required') }]}>
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={verdicts.map((value) => ({ value, label: `${t(`pilots.verdict.${value}`)} — ${t(`pilots.verdictAdvice.${value}`)}` }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('pilots.decisionReason')} extra={t('pilots.decisionReasonAdvice')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
