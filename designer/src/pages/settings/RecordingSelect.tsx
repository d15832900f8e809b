import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { recordingRules } from '../../api/lines';

/** Whether the calls of a line or a queue are recorded. */
export function RecordingSelect() {
  const { t } = useTranslation();
  return (
    <Form.Item name="recording" label={t('lines.recording')} extra={t('lines.recordingAdvice')}>
      <Select options={recordingRules.map((rule) => ({ value: rule, label: t(`lines.recordingRules.${rule}`) }))} />
    </Form.Item>
  );
}
