import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAgents, listQueues, type Agent, type Queue } from '../../api/floor';
import { agentStates, countStates, filterAgents, queueLoad } from '../../core/floor';
import { clock } from '../../core/time';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { AgentTable } from './AgentTable';
import { useFloorUpdates } from './useFloor';

/** The wall board: who waits, and who could answer. */
export default function BoardTab() {
  const { t } = useTranslation();
  const { live, refetchInterval } = useFloorUpdates();
  const queues = useQuery({ queryKey: ['queues'], queryFn: ({ signal }) => listQueues(signal), refetchInterval });
  const agents = useQuery({ queryKey: ['agents'], queryFn: ({ signal }) => listAgents(signal), refetchInterval });
  return (
    <>
      {live ? null : <Alert type="info" banner title={t('floor.polling')} style={{ marginBottom: 12 }} />}
      <Loaded query={queues}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('floor.noQueues')} advice={t('floor.noQueuesAdvice')} />
          ) : (
            <div className="queue-grid">
              {page.items.map((queue) => (
                <QueueCard key={queue.id} queue={queue} />
              ))}
            </div>
          )
        }
      </Loaded>
      <Loaded query={agents}>{(page) => <AgentBoard agents={page.items} />}</Loaded>
    </>
  );
}

function QueueCard({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation();
  const load = queueLoad(queue);
  return (
    <Card className={`queue-card ${load}`} size="small">
      <div className="queue-name">
        {queue.name}
        <span className="queue-load">{t(`floor.load.${load}`)}</span>
      </div>
      <div className="queue-figures numbers">
        <div>
          <b>{queue.waiting}</b>
          <span>{t('floor.waiting')}</span>
        </div>
        <div>
          <b>{clock(queue.longestWaitSeconds)}</b>
          <span>{t('floor.longestWait', { target: queue.serviceLevelTargetSeconds })}</span>
        </div>
        <div>
          <b>
            {queue.agentsAvailable}
            <small> / {queue.agentsTotal}</small>
          </b>
          <span>{t('floor.available')}</span>
        </div>
      </div>
    </Card>
  );
}

function AgentBoard({ agents }: { readonly agents: readonly Agent[] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [state, setState] = useState('');
  const counts = countStates(agents);
  const options = [
    { value: '', label: `${t('floor.allStates')} ${agents.length}` },
    ...agentStates.filter((name) => counts.has(name)).map((name) => ({ value: name, label: `${t(`floor.states.${name}`)} ${counts.get(name)}` })),
  ];
  return (
    <Card
      size="small"
      className="agent-card"
      title={t('floor.agents')}
      extra={<Input.Search allowClear placeholder={t('floor.searchAgents')} aria-label={t('floor.searchAgents')} value={search} onChange={(event) => setSearch(event.target.value)} style={{ width: 270 }} />}
    >
      <Segmented options={options} value={state} onChange={setState} style={{ marginBottom: 10 }} />
      <AgentTable agents={filterAgents(agents, search, state)} />
    </Card>
  );
}
