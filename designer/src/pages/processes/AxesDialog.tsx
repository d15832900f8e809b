import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Divider, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveAxes, type Axes, type AxisValue } from '../../api/processes';
import { FormDialog } from '../../parts/FormDialog';
import { useAxes, useNames, useRefresh } from './useProcesses';

const axisNames = ['serviceKinds', 'channels', 'customers', 'serviceItems'] as const;
type AxisName = (typeof axisNames)[number];

/** The centre's own words for what it offers, to whom and by which ways; and what of it needs no process. */
export function AxesDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const axes = useAxes();
  const save = useMutation({
    mutationFn: (values: Axes) =>
      saveAxes(axes.data?.revision ?? 0, {
        ...values,
        exclusions: (values.exclusions ?? []).map(({ serviceKind, channel, customers, reason }) => ({
          serviceKind: serviceKind ?? null,
          channel: channel ?? null,
          customers: customers ?? null,
          reason,
        })),
      }),
    onSuccess: () => {
      void message.success(t('processes.axes.saved'));
      refresh();
      onClose();
    },
  });
  return (
    <FormDialog<Axes> open={open} width={860} title={t('processes.axes.edit')} known={axes.data?.axes ?? null} save={save} onClose={onClose} intro={<p className="muted">{t('processes.axes.meaning')}</p>}>
      <div className="form-pair">
        {axisNames.map((name) => (
          <Form.Item key={name} label={t(`processes.${name}`)}>
            <AxisValues name={name} />
          </Form.Item>
        ))}
      </div>
      <Divider style={{ margin: '4px 0 12px' }} />
      <Form.Item label={t('processes.axes.exclusions')} extra={t('processes.axes.exclusionsAdvice')}>
        <Exclusions />
      </Form.Item>
    </FormDialog>
  );
}

function AxisValues({ name }: { readonly name: AxisName }) {
  const { t } = useTranslation();
  const required = [{ required: true, whitespace: true, message: t('processes.axes.valueMissing') }];
  return (
    <Form.List name={name}>
      {(lines, { add, remove }, { errors }) => (
        <>
          {lines.map((line) => (
            <div key={line.key} className="process-line">
              <Form.Item name={[line.name, 'id']} noStyle rules={[{ required: true, pattern: /^[a-z0-9-]{1,40}$/, message: t('processes.idInvalid') }]}>
                <Input placeholder={t('processes.id')} aria-label={t('processes.id')} maxLength={40} />
              </Form.Item>
              <Form.Item name={[line.name, 'name']} noStyle rules={required}>
                <Input placeholder={t('processes.chineseName')} aria-label={t('processes.chineseName')} maxLength={40} />
              </Form.Item>
              <Form.Item name={[line.name, 'englishName']} noStyle rules={required}>
                <Input placeholder={t('processes.englishName')} aria-label={t('processes.englishName')} maxLength={40} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(line.name)} />
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('processes.addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function Exclusions() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const form = Form.useFormInstance<Axes>();
  const values = Form.useWatch([], form) as Partial<Axes> | undefined;
  const choice = (line: number, name: 'serviceKind' | 'channel' | 'customers', axis: 'serviceKinds' | 'channels' | 'customers') => (
    <Form.Item name={[line, name]} noStyle>
      <Select
        allowClear
        placeholder={t('processes.axes.any', { axis: t(`processes.${axis}`) })}
        aria-label={t(`processes.${axis}`)}
        style={{ minWidth: 160 }}
        options={(values?.[axis] ?? []).filter((value: Partial<AxisValue> | undefined): value is AxisValue => !!value?.id).map((value) => ({ value: value.id, label: nameOf(value) }))}
      />
    </Form.Item>
  );
  return (
    <Form.List name="exclusions">
      {(lines, { add, remove }, { errors }) => (
        <>
          {lines.map((line) => (
            <div key={line.key} className="process-line">
              {choice(line.name, 'serviceKind', 'serviceKinds')}
              {choice(line.name, 'channel', 'channels')}
              {choice(line.name, 'customers', 'customers')}
              <Form.Item name={[line.name, 'reason']} noStyle rules={[{ required: true, whitespace: true, message: t('processes.reasonMissing') }]}>
                <Input placeholder={t('processes.reason')} aria-label={t('processes.reason')} maxLength={200} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('common.remove')} onClick={() => remove(line.name)} />
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('processes.addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
