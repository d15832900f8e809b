import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { launchPilot, type PilotDetail } from '../../api/pilots';
import { FormDialog } from '../../parts/FormDialog';
import { Findings } from './Findings';

interface LaunchDialogProps {
  readonly pilot: PilotDetail;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Fields {
  readonly reason?: string;
}

/** Binds the groups from the plan's first midnight on; a plan with warnings wants a reason. */
export function LaunchDialog({ pilot, open, onClose, onDone }: LaunchDialogProps) {
  const { t } = useTranslation();
  const launch = useMutation({ mutationFn: ({ reason }: Fields) => launchPilot(pilot.id, reason), onSuccess: onDone });
  const warnings = pilot.findings?.filter((finding) => finding.severity !== 'Note') ?? [];
  return (
    <FormDialog<Fields>
      open={open}
      title={t('pilots.launchNow')}
      okText={t('pilots.launchNow')}
      save={launch}
      onClose={onClose}
      intro={
        <>
          <p>{t('pilots.launchAdvice', { day: pilot.launch })}</p>
          <Findings findings={warnings} />
        </>
      }
    >
      {warnings.length > 0 ? (
        <Form.Item name="reason" label={t('pilots.launchReason')} rules={[{ required: true, whitespace: true, message: t('pilots.required') }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}
