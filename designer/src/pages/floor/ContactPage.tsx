import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Card, Col, Descriptions, Row } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getContact, type ContactDetail } from '../../api/contacts';
import { clock, secondsBetween } from '../../core/time';
import { JournalLine } from '../../parts/JournalLine';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { areas, mayEnter, mayRole } from '../../shell/areas';
import { usePageTitle } from '../../shell/PageBar';
import { useSession } from '../../shell/session';
import { ContactRecordings } from './ContactRecordings';
import { ContactState } from './ContactState';
import { ContactVersionCard } from './ContactVersionCard';
import { SuperviseCard } from './Supervise';

interface ContactPageProps {
  readonly id: string;
  /** From where it was opened: agents see contacts without entering the floor. */
  readonly home?: '/floor' | '/workspace';
}

export default function ContactPage({ id, home = '/floor' }: ContactPageProps) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['contact', id], queryFn: ({ signal }) => getContact(id, signal), refetchInterval: (q) => (q.state.data?.endedAt ? false : 3000) });
  const name = query.data?.customerName ?? query.data?.from ?? id;
  const list = t('floor.tabs.contacts');
  const area = t(home === '/floor' ? 'areas.floor' : 'areas.workspace');
  usePageTitle(
    useMemo(
      () => (
        <Breadcrumb
          items={[{ title: <Link to={home}>{area}</Link> }, ...(home === '/floor' ? [{ title: <Link to="/floor/contacts">{list}</Link> }] : []), { title: name }]}
        />
      ),
      [home, area, list, name],
    ),
  );
  return <div className="page">{<Loaded query={query}>{(contact) => <ContactBody contact={contact} />}</Loaded>}</div>;
}

function ContactBody({ contact }: { readonly contact: ContactDetail }) {
  const { t } = useTranslation();
  const mayFollow = mayRole(useSession(), 'TeamLead') && contact.state === 'Talking' && contact.channel !== 'Web';
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={10}>
        <Card title={contact.customerName ?? contact.from} extra={<ContactState state={contact.state} />}>
          <Facts contact={contact} />
        </Card>
        {contact.version ? <ContactVersionCard version={contact.version} /> : null}
        {mayFollow ? <SuperviseCard contact={contact} /> : null}
        {contact.endedAt ? <ContactRecordings contactId={contact.id} /> : null}
      </Col>
      <Col xs={24} lg={14}>
        <Card title={t('contacts.journal')}>
          <JournalLine entries={contact.journal} />
        </Card>
      </Col>
    </Row>
  );
}

function Facts({ contact }: { readonly contact: ContactDetail }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const mayRuns = areas.some((area) => area.key === 'runs' && mayEnter(area, session));
  const channelKey = `contacts.channels.${contact.channel}`;
  const items = [
    { key: 'from', label: t('contacts.from'), children: <span className="numbers">{contact.from}</span> },
    { key: 'to', label: t('contacts.to'), children: <span className="numbers">{contact.to}</span> },
    { key: 'channel', label: t('contacts.channel'), children: i18n.exists(channelKey) ? t(channelKey as 'contacts.channels.Voice') : contact.channel },
    { key: 'arrived', label: t('contacts.arrived'), children: <When at={contact.arrivedAt} /> },
    ...(contact.endedAt
      ? [
          { key: 'ended', label: t('contacts.ended'), children: <When at={contact.endedAt} /> },
          { key: 'took', label: t('contacts.took'), children: <span className="numbers">{clock(secondsBetween(contact.arrivedAt, contact.endedAt))}</span> },
        ]
      : []),
    { key: 'queue', label: t('contacts.queue'), children: contact.queueName ?? t('common.none') },
    { key: 'agent', label: t('contacts.agent'), children: contact.agentName ?? t('common.none') },
    {
      key: 'flow',
      label: t('contacts.flow'),
      children:
        contact.instanceId && mayRuns ? (
          <Link to={`/runs/${encodeURIComponent(contact.instanceId)}`}>{t('contacts.seeRun', { name: contact.definitionName ?? contact.instanceId })}</Link>
        ) : (
          (contact.definitionName ?? t('common.none'))
        ),
    },
  ];
  return <Descriptions column={1} size="small" items={items} styles={{ label: { width: 110 } }} />;
}
