import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeploymentProblem } from '../../api/deployment';
import { getChanges, type Changes, type PilotUnderWay, type RolloutUnderWay } from '../../api/home';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { pilotsPath } from '../pilots/PilotsPage';
import { RolloutStatusTag, VerdictTag } from '../pilots/PilotTags';
import { usePilotWords } from '../pilots/usePilotWords';

/** A verdict changes once a day, a gate when somebody opens it. */
const refresh = 60_000;

/** The pilots and roll-outs one answers for, and the problems one is to solve. */
export function MyChanges() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['home', 'changes'], queryFn: ({ signal }) => getChanges(signal), refetchInterval: refresh });
  return (
    <Card title={t('home.changes')} extra={<Link to={pilotsPath}>{t('home.allPilots')}</Link>}>
      <Loaded query={query}>{(changes) => <List changes={changes} />}</Loaded>
    </Card>
  );
}

function List({ changes: { pilots, rollouts, problems } }: { readonly changes: Changes }) {
  const { t } = useTranslation();
  if (pilots.length + rollouts.length + problems.length === 0) return <span className="muted">{t('home.noChanges')}</span>;
  return (
    <ul className="home-list">
      {pilots.map((pilot) => (
        <PilotLine key={pilot.id} pilot={pilot} />
      ))}
      {rollouts.map((rollout) => (
        <RolloutLine key={rollout.id} rollout={rollout} />
      ))}
      {problems.map((problem) => (
        <ProblemLine key={problem.id} problem={problem} />
      ))}
    </ul>
  );
}

function PilotLine({ pilot }: { readonly pilot: PilotUnderWay }) {
  const { t } = useTranslation();
  const words = usePilotWords();
  const day = pilot.isComplete ? t('home.pilotOver') : pilot.day > 0 ? t('home.pilotDay', { day: pilot.day, days: pilot.days }) : t('home.pilotBegins', { day: pilot.launch });
  return (
    <Line to={`${pilotsPath}/one/${encodeURIComponent(pilot.id)}`} name={pilot.name} detail={`${t('home.pilot')} · ${words.versionName(pilot.version)} · ${day}`}>
      {pilot.day > 0 ? (
        <span title={pilot.reasons.map(words.say).join('\n')}>
          {t('home.proposal')} <VerdictTag verdict={pilot.proposal} />
        </span>
      ) : null}
    </Line>
  );
}

function RolloutLine({ rollout }: { readonly rollout: RolloutUnderWay }) {
  const { t } = useTranslation();
  const words = usePilotWords();
  const wave =
    rollout.nextGroups.length > 0
      ? t('home.nextWave', { wave: rollout.wavesStarted + 1, waves: rollout.waves, groups: words.groupNames(rollout.nextGroups) })
      : t('home.allWaves', { waves: rollout.waves });
  return (
    <Line to={`${pilotsPath}/rollouts/${encodeURIComponent(rollout.id)}`} name={rollout.name} detail={`${t('home.rollout')} · ${words.versionName(rollout.version)} · ${wave}`}>
      {rollout.closed.length > 0 ? (
        <span className="muted">
          {t('home.waitsFor')} {rollout.closed.map(words.say).join(' ')}
        </span>
      ) : null}
      {rollout.nextGroups.length > 0 && rollout.closed.length === 0 && rollout.status !== 'Paused' ? <Tag color="success">{t('home.mayStart')}</Tag> : null}
      <RolloutStatusTag status={rollout.status} />
    </Line>
  );
}

function ProblemLine({ problem }: { readonly problem: DeploymentProblem }) {
  const { t } = useTranslation();
  const words = usePilotWords();
  const due = problem.isReviewDue ? problem.reviewAt : problem.dueAt;
  return (
    <Line to={`${pilotsPath}/problems`} name={problem.what} detail={`${t('home.problem')} · ${words.processNameOf(problem.process)}`}>
      {due ? (
        <span className="muted">
          {t(problem.isReviewDue ? 'deploymentProblems.reviewAt' : 'tasks.due')} <When at={due} />
        </span>
      ) : null}
      {problem.isOverdue ? <Tag color="red">{t('tasks.overdue')}</Tag> : null}
      {problem.isReviewDue ? <Tag color="warning">{t('deploymentProblems.reviewDue')}</Tag> : null}
    </Line>
  );
}

interface LineProps {
  readonly to: string;
  readonly name: string;
  readonly detail: string;
  readonly children: ReactNode;
}

function Line({ to, name, detail, children }: LineProps) {
  return (
    <li>
      <div className="home-list-main">
        <Link to={to}>{name}</Link>
        <div className="muted">{detail}</div>
      </div>
      <Flex gap={8} wrap justify="end" align="center" className="home-list-state">
        {children}
      </Flex>
    </li>
  );
}
