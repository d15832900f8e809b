import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BoardQueue, Limits } from '../../api/floor';
import { agentStates, toneOf, toneWhenLow, worst, type Tone } from '../../core/floor';
import { clock, secondsBetween } from '../../core/time';
import { useCentreNow } from '../../parts/useClock';

interface QueueCardProps {
  readonly queue: BoardQueue;
  /** When the board was made, by the centre's clock. */
  readonly at: string;
  readonly limits: Limits;
}

const percent = (share: number | null) => (share === null ? null : Math.round(share * 100));

/** One queue: what waits now, and how its day goes, in the colours of its limits. */
export function QueueCard({ queue, at, limits }: QueueCardProps) {
  const { t } = useTranslation();
  const now = useCentreNow(at);
  const longest = queue.longestWaitSince === null ? 0 : secondsBetween(queue.longestWaitSince, now);
  const level = percent(queue.serviceLevel);
  const lost = percent(queue.abandonment);
  const tones = {
    waiting: toneOf(queue.waiting, limits.waiting),
    longest: toneOf(longest, limits.longestWaitSeconds),
    level: toneWhenLow(level, limits.serviceLevelPercent),
    lost: toneOf(lost, limits.abandonedPercent),
  };
  const all = worst(Object.values(tones));
  return (
    <Card className={`queue-card ${all}`} size="small" data-queue={queue.id}>
      <div className="queue-name">
        {queue.name}
        <span className="queue-load">{t(`floor.tones.${all}`)}</span>
      </div>
      <div className="queue-figures numbers">
        <Figure value={String(queue.waiting)} label={t('floor.waiting')} tone={tones.waiting} />
        <Figure value={clock(longest)} label={t('floor.longest')} tone={tones.longest} />
        <Figure value={queue.expectedWaitSeconds === null ? '–' : clock(queue.expectedWaitSeconds)} label={t('floor.expected')} tone="good" />
        <Figure value={level === null ? '–' : `${level}%`} label={t('floor.serviceLevel', { percent: limits.serviceLevelPercent?.warning ?? '–', target: queue.targetSeconds })} tone={tones.level} />
        <Figure value={lost === null ? '–' : `${lost}%`} label={t('floor.abandonment')} tone={tones.lost} />
        <Figure value={String(queue.answered)} label={t('floor.answered')} tone="good" />
      </div>
      <StateBar agents={queue.agents} />
    </Card>
  );
}

function Figure({ value, label, tone }: { readonly value: string; readonly label: string; readonly tone: Tone }) {
  return (
    <div className={tone}>
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}

/** The agents who serve it, as stretches of a bar and in words. */
function StateBar({ agents }: { readonly agents: BoardQueue['agents'] }) {
  const { t } = useTranslation();
  const present = agentStates.flatMap((state) => (agents[state] ? [{ state, count: agents[state] }] : []));
  const words = present.map(({ state, count }) => `${t(`floor.states.${state}`)} ${count}`).join(' · ');
  return (
    <>
      <div className="state-bar" aria-hidden>
        {present.map(({ state, count }) => (
          <i key={state} className={state} style={{ flexGrow: count }} />
        ))}
      </div>
      <div className="state-words numbers">{words || t('floor.nobody')}</div>
    </>
  );
}
