import { ApartmentOutlined, CustomerServiceOutlined, PhoneOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Col, Flex, Row, Statistic, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getHome, type Home, type Incident } from '../../api/home';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { areas, mayEnter, type AreaKey } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { colors } from '../../theme';
import { MyTasks } from '../tasks/MyTasks';
import { MyChanges } from './MyChanges';
import './home.css';

/** What is going on and what is wrong right now, each leading to the place where it is put right. */
export default function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const query = useQuery({ queryKey: ['home'], queryFn: ({ signal }) => getHome(signal), refetchInterval: 5000 });
  return (
    <div className="page">
      <Typography.Title level={4} className="home-greeting">
        {t('home.greeting', { name: session.displayName })}
      </Typography.Title>
      <Loaded query={query}>{(home) => <HomeBody home={home} />}</Loaded>
    </div>
  );
}

function useMayEnter(): (key: AreaKey) => boolean {
  const session = useSession();
  return (key) => areas.some((area) => area.key === key && mayEnter(area, session));
}

function HomeBody({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const may = useMayEnter();
  return (
    <>
      <Row gutter={[16, 16]}>
        <Figure title={t('home.calls')} value={home.callsInProgress} icon={<PhoneOutlined aria-hidden />} to={may('floor') ? '/floor/contacts' : null} />
        <Figure title={t('home.waiting')} value={home.waitingContacts} icon={<CustomerServiceOutlined aria-hidden />} alarm={home.waitingContacts > home.agentsAvailable} to={may('floor') ? '/floor/board' : null} />
        <Figure title={t('home.agents')} value={home.agentsAvailable} suffix={`/ ${home.agentsTotal}`} icon={<TeamOutlined aria-hidden />} to={may('floor') ? '/floor/board' : null} />
        <Figure title={t('home.running')} value={home.runningInstances} icon={<ApartmentOutlined aria-hidden />} to={may('runs') ? '/runs' : null} />
        <Col xs={24}>
          <MyTasks />
        </Col>
        {may('pilots') ? (
          <Col xs={24}>
            <MyChanges />
          </Col>
        ) : null}
        <Col xs={24} lg={14}>
          <Card title={t('home.wrong')} extra={home.incidents.length > 0 ? <Tag color="red">{home.incidents.length}</Tag> : null}>
            <IncidentList incidents={home.incidents} linked={may('runs')} />
          </Card>
        </Col>
        <Col xs={24} lg={10}>
          <Card title={t('home.flows')} extra={may('phone') ? <Link to="/phone">{t('phone.try')}</Link> : null}>
            <FlowList home={home} linked={may('designer')} />
          </Card>
        </Col>
      </Row>
    </>
  );
}

interface FigureProps {
  readonly title: string;
  readonly value: number;
  readonly suffix?: string;
  readonly icon: ReactNode;
  readonly alarm?: boolean;
  readonly to: string | null;
}

function Figure({ title, value, suffix, icon, alarm = false, to }: FigureProps) {
  const card = (
    <Card hoverable={to !== null} className="home-figure">
      <Statistic title={title} value={value} suffix={suffix} prefix={icon} styles={{ content: { color: alarm ? colors.error : colors.text } }} />
    </Card>
  );
  return (
    <Col xs={12} md={6}>
      {to ? <Link to={to}>{card}</Link> : card}
    </Col>
  );
}

function IncidentList({ incidents, linked }: { readonly incidents: readonly Incident[]; readonly linked: boolean }) {
  const { t } = useTranslation();
  if (incidents.length === 0) return <EmptyState title={t('home.allWell')} advice={t('home.allWellAdvice')} />;
  return (
    <ul className="home-list">
      {incidents.map((incident, index) => (
        <li key={`${incident.instanceId}-${index}`}>
          <div className="home-list-main">
            <div>{incident.message}</div>
            <div className="muted">
              {incident.definitionName} · <When at={incident.at} />
            </div>
          </div>
          {linked ? (
            <Link to={`/runs/${encodeURIComponent(incident.instanceId)}`}>
              <Button size="small" tabIndex={-1}>
                {t('home.look')}
              </Button>
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function FlowList({ home, linked }: { readonly home: Home; readonly linked: boolean }) {
  const { t } = useTranslation();
  if (home.publishedFlows.length === 0) {
    return (
      <EmptyState title={t('home.noFlows')} advice={t('home.noFlowsAdvice')}>
        {linked ? (
          <Link to="/designer">
            <Button type="primary">{t('home.openDesigner')}</Button>
          </Link>
        ) : null}
      </EmptyState>
    );
  }
  return (
    <ul className="home-list">
      {home.publishedFlows.map((flow) => (
        <li key={flow.definitionId}>
          <div className="home-list-main">
            {linked ? <Link to={`/designer/${encodeURIComponent(flow.definitionId)}`}>{flow.name}</Link> : flow.name}
            <div className="muted">{t('flow.version', { version: flow.version })}</div>
          </div>
          <Flex gap={4} wrap justify="end">
            {flow.numbers.map((number) => (
              <Tag key={number} className="numbers">
                {number}
              </Tag>
            ))}
          </Flex>
        </li>
      ))}
    </ul>
  );
}
