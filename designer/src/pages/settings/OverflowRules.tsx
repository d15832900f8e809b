import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { overflowKinds, type OverflowRule } from '../../api/queues';
import { useGroups, useQueues } from './useCentre';

const mostRules = 16;

/** Where contacts go that wait too long or find too many before them. */
export function OverflowRules({ queueId }: { readonly queueId: string | null }) {
  const { t } = useTranslation();
  return (
    <Form.List name="overflow">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div className="form-row" key={row.key}>
              <Form.Item name={[row.name, 'kind']} noStyle>
                <Select aria-label={t('queues.overflowTo')} style={{ width: 140 }} options={overflowKinds.map((kind) => ({ value: kind, label: t(`queues.kinds.${kind}`) }))} />
              </Form.Item>
              <Target index={row.name} queueId={queueId} />
              <span className="muted">{t('queues.after')}</span>
              <Form.Item name={[row.name, 'afterSeconds']} noStyle dependencies={[['overflow', row.name, 'atLength']]} rules={[eitherOf(row.name, t('queues.overflowWhen'))]}>
                <InputNumber min={1} precision={0} style={{ width: 110 }} suffix={t('queues.unit')} aria-label={t('queues.after')} />
              </Form.Item>
              <span className="muted">{t('queues.orAtLength')}</span>
              <Form.Item name={[row.name, 'atLength']} noStyle>
                <InputNumber min={1} precision={0} style={{ width: 90 }} aria-label={t('queues.orAtLength')} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(row.name)} />
            </div>
          ))}
          {rows.length < mostRules ? (
            <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: 'Callback', target: null, afterSeconds: 60, atLength: null })}>
              {t('queues.addOverflow')}
            </Button>
          ) : null}
        </>
      )}
    </Form.List>
  );
}

function eitherOf(index: number, text: string) {
  return ({ getFieldValue }: { getFieldValue: (name: (string | number)[]) => unknown }) => ({
    validator: (_: unknown, seconds: number | null) =>
      seconds || (getFieldValue(['overflow', index]) as OverflowRule | undefined)?.atLength ? Promise.resolve() : Promise.reject(new Error(text)),
  });
}

/** Another queue or a group; the other kinds have none. */
function Target({ index, queueId }: { readonly index: number; readonly queueId: string | null }) {
  const { t } = useTranslation();
  const kind = Form.useWatch(['overflow', index, 'kind']) as OverflowRule['kind'] | undefined;
  const queues = useQueues();
  const groups = useGroups();
  if (kind !== 'Queue' && kind !== 'Group') return null;
  const choices = kind === 'Queue' ? (queues.data?.items ?? []).filter((queue) => queue.id !== queueId) : (groups.data?.items ?? []);
  return (
    <Form.Item name={[index, 'target']} rules={[{ required: true, message: t('queues.targetMissing') }]} noStyle>
      <Select aria-label={t('queues.overflowTarget')} placeholder={t('queues.overflowTarget')} style={{ width: 150 }} options={choices.map((choice) => ({ value: choice.id, label: choice.name }))} />
    </Form.Item>
  );
}
