import { PhoneFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, AutoComplete, Button, Form, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCustomers } from '../../api/customers';
import type { Line } from '../../api/lines';
import { isDialable, plainNumber } from '../../core/keypad';

interface DialFormProps {
  readonly lines: readonly Line[];
  readonly to: string;
  readonly onTo: (number: string) => void;
  readonly placing: boolean;
  readonly error: string | null;
  readonly onCall: (from: string) => void;
}

const fromKey = 'callcenter.phone.from';

export function DialForm({ lines, to, onTo, placing, error, onCall }: DialFormProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(() => localStorage.getItem(fromKey) ?? '13800138000');
  const search = useDeferredValue(from);
  const customers = useQuery({
    queryKey: ['customers', search],
    queryFn: ({ signal }) => findCustomers(search, signal),
    placeholderData: (previous) => previous,
  });
  const options = (customers.data?.items ?? []).flatMap((customer) =>
    customer.phones.map((phone) => ({ value: phone, label: `${customer.name}  ${phone}` })),
  );
  const valid = isDialable(from);
  const submit = () => {
    if (!valid) return;
    localStorage.setItem(fromKey, from);
    onCall(plainNumber(from));
  };
  return (
    <Form layout="vertical" className="dial-form" onFinish={submit}>
      <Form.Item label={t('phone.to')}>
        <Select
          value={to}
          onChange={onTo}
          aria-label={t('phone.to')}
          options={lines.map((line) => ({ value: line.number, label: `${line.number}  ${line.name}${line.definitionName && line.definitionName !== line.name ? ` · ${line.definitionName}` : ''}` }))}
        />
      </Form.Item>
      <Form.Item
        label={t('phone.from')}
        validateStatus={valid ? '' : 'error'}
        help={valid ? t('phone.fromHelp') : t('phone.fromInvalid')}
      >
        <AutoComplete value={from} onChange={setFrom} options={options} showSearch={{ filterOption: false }} aria-label={t('phone.from')} />
      </Form.Item>
      {error ? <Alert type="error" showIcon title={error} style={{ marginBottom: 12 }} /> : null}
      <Button type="primary" htmlType="submit" icon={<PhoneFilled aria-hidden />} block size="large" loading={placing} disabled={!valid}>
        {t('phone.call')}
      </Button>
    </Form>
  );
}
