import { FileTextOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Descriptions, Popconfirm, Space, Statistic } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { evidenceOf, getMonitor, getPilot, revisePilot, withdrawPilot, type Monitor, type PilotDetail } from '../../api/pilots';
import { pText } from '../../core/kpi';
import { percent } from '../../core/simulation';
import { Loaded } from '../../parts/Loaded';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { DecisionDialog } from './DecisionDialog';
import { ExposureTable } from './ExposureTable';
import { Findings } from './Findings';
import { KpiCharts } from './KpiCharts';
import { KpiTable } from './KpiTable';
import { LaunchDialog } from './LaunchDialog';
import { pilotsPath } from './PilotsPage';
import { PilotStatusTag, VerdictTag } from './PilotTags';
import { PlanFacts } from './PlanFacts';
import { useTrail } from './Trail';
import { usePilotWords } from './usePilotWords';

/** One pilot: its plan, what it shows, and what can be done with it. */
export default function PilotPage({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['pilot', id], queryFn: ({ signal }) => getPilot(id, signal) });
  return <Loaded query={query}>{(pilot) => <Shown pilot={pilot} />}</Loaded>;
}

function Shown({ pilot }: { readonly pilot: PilotDetail }) {
  const { t } = useTranslation();
  useTrail('list', pilot.name);
  const words = usePilotWords();
  const isWatched = pilot.status !== 'Planned' && pilot.status !== 'Withdrawn';
  return (
    <>
      <div className="page-head">
        <PilotStatusTag status={pilot.status} />
        {pilot.decision ? <VerdictTag verdict={pilot.decision} /> : null}
        <span className="muted">
          {words.versionName(pilot.pilotVersion)} · {t('pilots.against', { version: words.versionName(pilot.controlVersion) })}
        </span>
        <span className="grow" />
        <PilotActions pilot={pilot} />
      </div>
      {pilot.status === 'Stopped' ? <Alert type="error" showIcon title={t('pilots.stoppedForHarm')} style={{ marginBottom: 12 }} /> : null}
      {isWatched ? <Watched pilot={pilot} /> : null}
      <Card size="small" title={t('pilots.planned')} style={{ marginBottom: 16 }}>
        <PlanFacts plan={pilot.plan} />
        {pilot.launchReason ? <Descriptions size="small" items={[{ key: 'reason', label: t('pilots.launchReason'), children: pilot.launchReason }]} /> : null}
        {pilot.findings ? <Findings findings={pilot.findings} /> : null}
      </Card>
      {isWatched ? <ExposureTable id={pilot.id} /> : null}
    </>
  );
}

function PilotActions({ pilot }: { readonly pilot: PilotDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const session = useSession();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'launch' | 'decide' | null>(null);
  const refresh = () => {
    setDialog(null);
    void client.invalidateQueries({ queryKey: ['pilot'] });
    void client.invalidateQueries({ queryKey: ['pilots'] });
  };
  const fail = (error: Error) => void message.error(error.message);
  const withdraw = useMutation({ mutationFn: () => withdrawPilot(pilot.id), onSuccess: refresh, onError: fail });
  const revise = useMutation({
    mutationFn: () => revisePilot(pilot.id),
    onSuccess: ({ version }) => void message.success(t('pilots.revised', { version })),
    onError: fail,
  });
  const evidence =
    pilot.status === 'Planned' || pilot.status === 'Withdrawn' ? null : (
      <Button icon={<FileTextOutlined aria-hidden />} href={evidenceOf(pilot.id, 'html')} target="_blank">
        {t('pilots.evidence')}
      </Button>
    );
  if (!mayRole(session, 'ProcessOwner') && !mayRole(session, 'TeamLead')) return evidence;
  return (
    <Space wrap>
      {evidence}
      {pilot.status === 'Planned' ? (
        <>
          <Popconfirm title={t('pilots.withdrawConfirm')} onConfirm={() => withdraw.mutate()} okText={t('pilots.withdraw')} cancelText={t('common.cancel')}>
            <Button loading={withdraw.isPending}>{t('pilots.withdraw')}</Button>
          </Popconfirm>
          <Button type="primary" onClick={() => setDialog('launch')}>
            {t('pilots.launchNow')}
          </Button>
        </>
      ) : null}
      {pilot.status === 'Running' ? (
        <Button type="primary" onClick={() => setDialog('decide')}>
          {t('pilots.decide')}
        </Button>
      ) : null}
      {pilot.status === 'Stopped' || pilot.status === 'Decided' ? (
        <Button loading={revise.isPending} onClick={() => revise.mutate()}>
          {t('pilots.revise')}
        </Button>
      ) : null}
      {pilot.decision === 'Ship' ? (
        <Link to={`${pilotsPath}/rollouts/new?version=${encodeURIComponent(pilot.pilotVersion)}`}>
          <Button type="primary">{t('pilots.rollOut')}</Button>
        </Link>
      ) : null}
      <LaunchDialog pilot={pilot} open={dialog === 'launch'} onClose={() => setDialog(null)} onDone={refresh} />
      <DecisionDialog pilot={pilot} open={dialog === 'decide'} onClose={() => setDialog(null)} onDone={refresh} />
    </Space>
  );
}

function Watched({ pilot }: { readonly pilot: PilotDetail }) {
  const query = useQuery({ queryKey: ['pilot', pilot.id, 'monitor'], queryFn: ({ signal }) => getMonitor(pilot.id, signal), refetchInterval: 60_000 });
  return (
    <Loaded query={query}>
      {(monitor) => (
        <>
          <Standing monitor={monitor} />
          <KpiTable kpis={monitor.kpis} />
          <KpiCharts kpis={monitor.kpis} launch={pilot.launch} />
        </>
      )}
    </Loaded>
  );
}

function Standing({ monitor }: { readonly monitor: Monitor }) {
  const { t } = useTranslation();
  const { say } = usePilotWords();
  const kinds = { Ship: 'success', RollBack: 'error', Hold: 'info', Invalid: 'warning' } as const;
  const [pilot, control] = monitor.volumes;
  const ratioIsBad = monitor.sampleRatioP !== null && monitor.sampleRatioP < monitor.sampleRatioAlarm;
  const bad = '#cf1322';
  const figure = (title: string, value: string, below: string, isBad: boolean) => (
    <Card size="small" key={title}>
      <Statistic title={title} value={value} {...(isBad ? { styles: { content: { color: bad } } } : {})} />
      <div className="muted">{below}</div>
    </Card>
  );
  return (
    <>
      <Alert
        type={kinds[monitor.proposal]}
        showIcon
        title={
          <>
            {t('pilots.proposal')} <VerdictTag verdict={monitor.proposal} />
          </>
        }
        description={
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {monitor.reasons.map((why, index) => (
              <li key={index}>{say(why)}</li>
            ))}
          </ul>
        }
        style={{ marginBottom: 16 }}
      />
      <div className="pilot-figures">
        {figure(t('pilots.figures.look'), `${monitor.look} / ${monitor.looks}`, t('pilots.figures.until', { day: monitor.until }), false)}
        {figure(t('pilots.figures.contacts'), `${pilot?.contacts ?? 0} : ${control?.contacts ?? 0}`, t('pilots.figures.agentDays', { pilot: pilot?.agentDays ?? 0, control: control?.agentDays ?? 0 }), false)}
        {figure(t('pilots.figures.ratio'), `p = ${pText(monitor.sampleRatioP)}`, t('pilots.figures.ratioBelow', { alarm: pText(monitor.sampleRatioAlarm) }), ratioIsBad)}
        {figure(
          t('pilots.figures.exposure'),
          percent(monitor.exposure),
          t('pilots.figures.atLeast', { share: percent(monitor.leastExposure) }),
          monitor.exposure !== null && monitor.exposure < monitor.leastExposure,
        )}
        {figure(
          t('pilots.figures.contamination'),
          percent(monitor.contamination),
          t('pilots.figures.atMost', { share: percent(monitor.mostContamination) }),
          monitor.contamination !== null && monitor.contamination > monitor.mostContamination,
        )}
      </div>
    </>
  );
}
