import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

/** Who does what, and by when, to be changed. The place of a line is its number. */
export function StepTable() {
  const { t } = useTranslation();
  return (
    <Form.List name="steps">
      {(lines, { add, remove, move }, { errors }) => (
        <>
          <table className="step-table">
            <thead>
              <tr>
                <th scope="col">{t('processes.step.number')}</th>
                <th scope="col">{t('processes.step.what')}</th>
                <th scope="col">{t('processes.step.englishWhat')}</th>
                <th scope="col">{t('processes.step.role')}</th>
                <th scope="col">{t('processes.step.due')}</th>
                <th aria-label={t('processes.step.actions')} />
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <tr key={line.key}>
                  <td className="numbers">{index + 1}</td>
                  <td>
                    <Form.Item name={[line.name, 'what']} noStyle rules={[{ required: true, whitespace: true, message: t('processes.step.whatMissing') }]}>
                      <Input maxLength={200} aria-label={t('processes.step.what')} />
                    </Form.Item>
                  </td>
                  <td>
                    <Form.Item name={[line.name, 'englishWhat']} noStyle>
                      <Input maxLength={200} aria-label={t('processes.step.englishWhat')} />
                    </Form.Item>
                  </td>
                  <td>
                    <Form.Item name={[line.name, 'role']} noStyle>
                      <Input maxLength={60} aria-label={t('processes.step.role')} placeholder={t('processes.step.open')} />
                    </Form.Item>
                  </td>
                  <td>
                    <Form.Item name={[line.name, 'dueMinutes']} noStyle>
                      <InputNumber min={1} max={527_040} precision={0} aria-label={t('processes.step.due')} suffix={t('processes.step.minutes')} placeholder={t('processes.step.open')} style={{ width: '100%' }} />
                    </Form.Item>
                  </td>
                  <td className="nowrap">
                    <Button type="text" size="small" icon={<ArrowUpOutlined aria-hidden />} aria-label={t('processes.step.up')} disabled={index === 0} onClick={() => move(index, index - 1)} />
                    <Button type="text" size="small" icon={<ArrowDownOutlined aria-hidden />} aria-label={t('processes.step.down')} disabled={index === lines.length - 1} onClick={() => move(index, index + 1)} />
                    <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(line.name)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Form.ErrorList errors={errors} />
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ what: '', englishWhat: null, role: '', dueMinutes: null })}>
            {t('processes.step.add')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
