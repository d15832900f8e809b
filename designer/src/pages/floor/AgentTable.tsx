import { Flex, Table, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Agent } from '../../api/floor';
import { agentState, type AgentState } from '../../core/floor';
import { clock, secondsBetween } from '../../core/time';
import { EmptyState } from '../../parts/EmptyState';
import { useBreakReason } from '../../parts/useBreakReason';
import { useNow } from '../../parts/useClock';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { SuperviseMenu } from './Supervise';

const stateColors: Record<AgentState, string> = {
  Available: 'green',
  Reserved: 'gold',
  Busy: 'blue',
  WrapUp: 'cyan',
  Break: 'orange',
  Offline: 'default',
};

interface AgentTableProps {
  readonly agents: readonly Agent[];
  /** By how much the centre's clock is ahead of ours, in milliseconds. */
  readonly ahead: number;
}

export function AgentTable({ agents, ahead }: AgentTableProps) {
  const { t } = useTranslation();
  const mayFollow = mayRole(useSession(), 'TeamLead');
  const columns: TableColumnsType<Agent> = [
    { title: t('floor.workNumber'), dataIndex: 'workNumber', className: 'numbers', width: 100, sorter: (a, b) => a.workNumber.localeCompare(b.workNumber) },
    { title: t('floor.agentName'), dataIndex: 'name', width: 140, sorter: (a, b) => a.name.localeCompare(b.name) },
    { title: t('floor.group'), dataIndex: 'group', width: 140 },
    { title: t('floor.state'), key: 'state', width: 150, render: (_, agent) => <StateTag text={agent.state} /> },
    { title: t('floor.since'), key: 'since', width: 110, className: 'numbers', render: (_, agent) => <Since at={agent.stateSince} ahead={ahead} /> },
    { title: t('floor.skills'), key: 'skills', render: (_, agent) => <Skills agent={agent} /> },
    {
      title: t('floor.contact'),
      key: 'contact',
      width: mayFollow ? 190 : 110,
      render: (_, agent) =>
        agent.contactId ? (
          <Flex align="center" gap={8}>
            <Link to={`/floor/contacts/${encodeURIComponent(agent.contactId)}`}>{t('floor.openContact')}</Link>
            {mayFollow && agentState(agent.state).state === 'Busy' ? <SuperviseMenu contactId={agent.contactId} agentName={agent.name} /> : null}
          </Flex>
        ) : null,
    },
  ];
  return (
    <Table<Agent>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...agents]}
      scroll={{ x: 860 }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <EmptyState title={t('floor.noAgents')} advice={t('floor.noAgentsAdvice')} /> }}
    />
  );
}

function StateTag({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { state, reason } = agentState(text);
  const reasonName = useBreakReason();
  if (!state) return <Tag>{text}</Tag>;
  return (
    <Tag color={stateColors[state]}>
      {t(`floor.states.${state}`)}
      {reason ? ` · ${reasonName(reason)}` : ''}
    </Tag>
  );
}

function Since({ at, ahead }: { readonly at: string; readonly ahead: number }) {
  return <>{clock(secondsBetween(at, useNow() + ahead))}</>;
}

function Skills({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation();
  return (
    <Flex gap={4} wrap>
      {agent.skills.map((skill) => (
        <Tag key={skill.name}>{t('floor.skill', { name: skill.name, level: skill.level })}</Tag>
      ))}
    </Flex>
  );
}
