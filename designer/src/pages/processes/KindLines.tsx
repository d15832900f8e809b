import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { inputKinds, outputKinds } from '../../api/processes';

interface KindLinesProps {
  readonly name: 'inputs' | 'outputs';
  readonly kinds: typeof inputKinds | typeof outputKinds;
}

/** What goes in or comes out: a kind and words for each. */
export function KindLines({ name, kinds }: KindLinesProps) {
  const { t } = useTranslation();
  return (
    <Form.List name={name}>
      {(lines, { add, remove }, { errors }) => (
        <>
          {lines.map((line) => (
            <div key={line.key} className="process-line">
              <Form.Item name={[line.name, 'kind']} noStyle>
                <Select style={{ width: 100 }} aria-label={t('processes.kind')} options={kinds.map((value) => ({ value, label: t(`processes.lineKinds.${value}`) }))} />
              </Form.Item>
              <Form.Item name={[line.name, 'text']} noStyle rules={[{ required: true, whitespace: true, message: t('processes.textMissing') }]}>
                <Input maxLength={200} aria-label={t(`processes.${name}`)} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(line.name)} />
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: kinds[0], text: '' })}>
            {t('processes.addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
