import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

/** Rows of a customer level and the priority it gains. */
export function LevelBonuses() {
  const { t } = useTranslation();
  return (
    <Form.List name="levelBonuses">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div className="form-row" key={row.key}>
              <Form.Item name={[row.name, 'level']} rules={[{ required: true, message: t('queues.levelMissing') }]} noStyle>
                <AutoComplete aria-label={t('queues.level')} placeholder={t('queues.level')} style={{ width: 190 }} options={['Key', 'Regular'].map((level) => ({ value: level }))} />
              </Form.Item>
              <Form.Item name={[row.name, 'priority']} rules={[{ required: true }]} noStyle>
                <InputNumber min={-100} max={100} precision={0} aria-label={t('queues.priority')} />
              </Form.Item>
              <span className="muted">{t('queues.priority')}</span>
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ level: 'Key', priority: 3 })}>
            {t('queues.addLevel')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
