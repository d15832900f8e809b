import { Card, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CustomerCard, DeskContact } from '../../api/desk';
import { EmptyState } from '../../parts/EmptyState';
import { When } from '../../parts/When';

/** Who is on the line, and what there was before. */
export function CustomerPanel({ contact }: { readonly contact: DeskContact }) {
  const { t } = useTranslation();
  const { customer } = contact;
  if (!customer) {
    return (
      <Card title={t('desk.customer')}>
        <EmptyState title={t('desk.unknownCustomer')} advice={t('desk.unknownCustomerAdvice', { from: contact.from })} />
      </Card>
    );
  }
  return (
    <Card title={`${customer.name}${customer.title ?? ''}`} extra={<Level customer={customer} />} className="customer-panel">
      <Descriptions
        column={1}
        size="small"
        styles={{ label: { width: 110 } }}
        items={[
          { key: 'phones', label: t('desk.phones'), children: <span className="numbers">{customer.phones.join('  ')}</span> },
          ...(customer.language ? [{ key: 'language', label: t('shell.language'), children: customer.language === 'en-US' ? 'English' : customer.language }] : []),
          { key: 'count', label: t('desk.contactCount'), children: t('desk.times', { count: customer.contactCount }) },
        ]}
      />
      <h3 className="card-heading">{t('desk.pastContacts')}</h3>
      <PastContacts customer={customer} />
    </Card>
  );
}

function Level({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTranslation();
  if (customer.isKey) return <Tag color="gold">{t('desk.keyCustomer')}</Tag>;
  return <Tag>{customer.level === 'Regular' ? t('desk.regularCustomer') : customer.level}</Tag>;
}

function PastContacts({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTranslation();
  if (customer.pastContacts.length === 0) return <p className="muted">{t('desk.noPastContacts')}</p>;
  return (
    <ul className="past-contacts">
      {customer.pastContacts.map((past) => (
        <li key={past.id}>
          <Link to={`/workspace/contacts/${encodeURIComponent(past.id)}`}>{past.summary ?? t('desk.noSummary')}</Link>
          <div className="muted">
            <When at={past.at} />
            {past.agentName ? ` · ${past.agentName}` : ''}
          </div>
        </li>
      ))}
    </ul>
  );
}
