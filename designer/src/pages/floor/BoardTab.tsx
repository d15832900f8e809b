import { BgColorsOutlined, FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, ConfigProvider, Input, Segmented } from 'antd';
import { useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { getBoard, listAgents, listLimits, type Agent, type Board, type Limits } from '../../api/floor';
import { agentStates, asOfNow, countStates, filterAgents } from '../../core/floor';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { AgentTable } from './AgentTable';
import { LimitsDialog } from './LimitsDialog';
import { QueueCard } from './QueueCard';
import { boardKey, useBoardUpdates } from './useFloor';
import { useFullscreen } from './useFullscreen';

/** The wall board: who waits, how the day goes, and who could answer. */
export default function BoardTab() {
  const { t } = useTranslation();
  const wall = useRef<HTMLDivElement>(null);
  const { live, refetchInterval } = useBoardUpdates();
  const board = useQuery({ queryKey: boardKey, queryFn: ({ signal }) => getBoard(signal), refetchInterval });
  const agents = useQuery({ queryKey: ['agents', board.data?.agents.length], queryFn: ({ signal }) => listAgents(signal), enabled: board.isSuccess, staleTime: 60_000 });
  return (
    <ConfigProvider getPopupContainer={() => wall.current ?? document.body}>
      <div ref={wall} className="wall">
        <WallHead wall={wall} />
        {live ? null : <Alert type="info" banner title={t('floor.polling')} style={{ marginBottom: 12 }} />}
        <Loaded query={board}>
          {(now) => (
            <>
              <QueueGrid board={now} />
              <Loaded query={agents}>{(page) => <AgentBoard agents={asOfNow(page.items, now.agents)} ahead={Date.parse(now.at) - board.dataUpdatedAt} />}</Loaded>
            </>
          )}
        </Loaded>
      </div>
    </ConfigProvider>
  );
}

function WallHead({ wall }: { readonly wall: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation();
  const session = useSession();
  const [full, toggle] = useFullscreen(wall);
  const [setting, setSetting] = useState(false);
  return (
    <div className="wall-head">
      {full ? <b className="wall-title">{t('floor.wall')}</b> : null}
      <span className="grow" />
      {mayRole(session, 'TeamLead') && !full ? (
        <Button size="small" icon={<BgColorsOutlined aria-hidden />} onClick={() => setSetting(true)}>
          {t('floor.limits')}
        </Button>
      ) : null}
      <Button size="small" icon={full ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />} onClick={toggle}>
        {t(full ? 'floor.leaveFullscreen' : 'floor.fullscreen')}
      </Button>
      <LimitsDialog open={setting} onClose={() => setSetting(false)} />
    </div>
  );
}

const noLimits: Limits = { waiting: null, longestWaitSeconds: null, serviceLevelPercent: null, abandonedPercent: null };

function QueueGrid({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const limits = useQuery({ queryKey: ['board-limits'], queryFn: ({ signal }) => listLimits(signal), staleTime: 60_000 });
  if (board.queues.length === 0) return <EmptyState title={t('floor.noQueues')} advice={t('floor.noQueuesAdvice')} />;
  return (
    <div className="queue-grid">
      {board.queues.map((queue) => (
        <QueueCard key={queue.id} queue={queue} at={board.at} limits={limits.data?.items.find((entry) => entry.queueId === queue.id)?.effective ?? noLimits} />
      ))}
    </div>
  );
}

function AgentBoard({ agents, ahead }: { readonly agents: readonly Agent[]; readonly ahead: number }) {
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
      <AgentTable agents={filterAgents(agents, search, state)} ahead={ahead} />
    </Card>
  );
}
