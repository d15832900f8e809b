import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Card, Col, Descriptions, Row } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getRecording, type RecordingDetail } from '../../api/recordings';
import { hasRole } from '../../core/roles';
import { clock } from '../../core/time';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { usePageTitle } from '../../shell/PageBar';
import { useSession } from '../../shell/session';
import { RecordingPlayer } from './RecordingPlayer';

/** One recording: whose it is, and the player. */
export default function RecordingPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['recording', id], queryFn: ({ signal }) => getRecording(id, signal) });
  const name = query.data?.customerName ?? query.data?.from ?? id;
  const floor = t('areas.floor');
  const list = t('floor.tabs.recordings');
  usePageTitle(
    useMemo(() => <Breadcrumb items={[{ title: floor }, { title: <Link to="/floor/recordings">{list}</Link> }, { title: name }]} />, [floor, list, name]),
  );
  return (
    <div className="page">
      <Loaded query={query}>
        {(recording) => (
          <Row gutter={[16, 16]}>
            <Col xs={24} lg={9}>
              <Card title={recording.customerName ?? recording.from}>
                <Facts recording={recording} />
              </Card>
            </Col>
            <Col xs={24} lg={15}>
              <Card title={t(`recordings.kinds.${recording.kind}`)}>
                <RecordingPlayer id={recording.id} />
              </Card>
            </Col>
          </Row>
        )}
      </Loaded>
    </div>
  );
}

function Facts({ recording }: { readonly recording: RecordingDetail }) {
  const { t } = useTranslation();
  const mayFloor = hasRole(useSession(), 'TeamLead');
  const flow = recording.definitionName ? t('recordings.flowVersion', { name: recording.definitionName, version: recording.definitionVersion ?? 0 }) : t('common.none');
  const items = [
    { key: 'from', label: t('contacts.from'), children: <span className="numbers">{recording.from}</span> },
    { key: 'to', label: t('contacts.to'), children: <span className="numbers">{recording.to}</span> },
    { key: 'started', label: t('recordings.started'), children: <When at={recording.startedAt} /> },
    { key: 'length', label: t('recordings.length'), children: <span className="numbers">{clock(recording.lengthSeconds)}</span> },
    { key: 'queue', label: t('contacts.queue'), children: recording.queueName ?? t('common.none') },
    { key: 'agent', label: t('contacts.agent'), children: recording.agentName ?? t('common.none') },
    { key: 'flow', label: t('contacts.flow'), children: flow },
    ...(mayFloor
      ? [{ key: 'contact', label: t('recordings.contact'), children: <Link to={`/floor/contacts/${encodeURIComponent(recording.contactId)}`}>{t('recordings.openContact')}</Link> }]
      : []),
  ];
  return (
    <>
      <Descriptions column={1} size="small" items={items} styles={{ label: { width: 110 } }} />
      <p className="muted">{t('recordings.audited')}</p>
    </>
  );
}
