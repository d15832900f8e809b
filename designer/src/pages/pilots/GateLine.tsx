import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOff, type Gate, type RolloutDetail } from '../../api/rollouts';
import type { Role } from '../../api/session';
import { kpiText } from '../../core/kpi';
import { percent } from '../../core/simulation';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { JudgeDialog } from './JudgeDialog';
import { usePilotChoices, usePilotWords } from './usePilotWords';

export interface LineProps {
  readonly rollout: RolloutDetail;
  readonly mayAct: boolean;
  readonly run: (act: () => Promise<RolloutDetail>) => void;
}

/** What must hold before a wave, how it stands, and what a person may do about it. */
export function GateLine({ gate, rollout, isNext, mayAct, run }: LineProps & { readonly gate: Gate; readonly isNext: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const name = gate.name ?? '';
  const [isJudging, setJudging] = useState(false);
  return (
    <div className="wave-gate">
      <span>
        <GateText gate={gate} />
        {gate.measure && gate.measure.denominator + gate.measure.pending > 0 ? <MeasureText gate={gate} /> : null}
        {gate.reason ? <div className="muted">{t('rollouts.judgedBecause', { by: gate.by ?? '', reason: gate.reason })}</div> : null}
      </span>
      {gate.kind === 'SignOff' && gate.by ? <Tag color="success">{gate.by}</Tag> : null}
      {gate.isGood === null ? null : <Tag color={gate.isGood ? 'success' : 'error'}>{t(gate.isGood ? 'rollouts.good' : 'rollouts.bad')}</Tag>}
      <span className="grow" />
      {gate.kind === 'SignOff' && isNext && !gate.by && mayRole(session, name as Role) ? (
        <Button size="small" onClick={() => run(() => signOff(rollout.id, name))}>
          {t('rollouts.agree')}
        </Button>
      ) : null}
      {gate.kind === 'Kpi' && isNext && mayAct && rollout.wavesStarted > 0 ? (
        <>
          <Button size="small" onClick={() => setJudging(true)}>
            {t(gate.isGood ? 'rollouts.judgeBad' : 'rollouts.judgeGood')}
          </Button>
          <JudgeDialog rollout={rollout.id} kpi={name} isGood={!(gate.isGood ?? false)} open={isJudging} onClose={() => setJudging(false)} />
        </>
      ) : null}
    </div>
  );
}

function GateText({ gate }: { readonly gate: Gate }) {
  const { t } = useTranslation();
  const { kpiName } = usePilotWords();
  const kpi = useKpi(gate);
  switch (gate.kind) {
    case 'Time':
      return t('rollouts.gates.Time', { days: gate.days ?? 0 });
    case 'SignOff':
      return t('rollouts.gates.SignOff', { role: gate.name ? t(`roles.${gate.name as Role}`) : '' });
    case 'Trained':
      return t('rollouts.gates.Trained', { share: percent(gate.least) });
    case 'Kpi':
      return gate.limit === null
        ? t('rollouts.gates.KpiJudged', { kpi: kpiName(gate.name ?? '') })
        : t('rollouts.gates.Kpi', { kpi: kpiName(gate.name ?? ''), bound: t(`processes.better.${kpi?.better ?? 'None'}`), limit: kpiText(kpi?.unit ?? 'Number', gate.limit) });
  }
}

/** What the facts say, and by what they were counted. */
function MeasureText({ gate }: { readonly gate: Gate }) {
  const { t } = useTranslation();
  const kpi = useKpi(gate);
  const measure = gate.measure;
  if (!measure) return null;
  return (
    <div className="muted">
      <strong>{kpiText(kpi?.unit ?? 'Number', measure.value)}</strong>{' '}
      {t('pilots.countedBy', {
        numerator: Number(measure.numerator.toFixed(2)),
        denominator: measure.denominator,
        rules: `${measure.ruleSet} v${measure.ruleSetVersion}`,
        maturity: t(`pilots.maturity.${measure.maturity}`),
      })}
      {measure.pending > 0 ? ` · ${t('rollouts.pending', { count: measure.pending })}` : ''}
    </div>
  );
}

function useKpi(gate: Gate) {
  const { data } = usePilotChoices();
  return data?.kpis.find((kpi) => kpi.id === gate.name);
}
