import { useQuery } from '@tanstack/react-query';
import { Table, Tag, Tooltip, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { listGoals, type ProblemGoal } from '../../api/deployment';
import type { KpiValue } from '../../api/pilots';
import { kpiText } from '../../core/kpi';
import { Loaded } from '../../parts/Loaded';
import { useNames } from '../processes/useProcesses';

/** The goals of a problem's process before and since, for whoever reviews what was done about it. */
export function GoalTable({ problem }: { readonly problem: string }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const query = useQuery({ queryKey: ['problem-goals', problem], queryFn: ({ signal }) => listGoals(problem, signal) });
  const value = (goal: ProblemGoal, of: KpiValue) => (
    <Tooltip title={t('pilots.countedBy', { numerator: Math.round(of.numerator), denominator: of.denominator, rules: `${of.ruleSet} ${of.ruleSetVersion}`, maturity: t(`pilots.maturity.${of.maturity}`) })}>
      {kpiText(goal.unit, of.value)}
    </Tooltip>
  );
  const columns: TableColumnsType<ProblemGoal> = [
    { title: t('pilots.kpi'), key: 'kpi', render: (_, goal) => nameOf(goal) },
    { title: t('processes.target'), key: 'target', align: 'right', render: (_, goal) => kpiText(goal.unit, goal.target) },
    { title: t('deploymentProblems.before'), key: 'before', align: 'right', render: (_, goal) => value(goal, goal.before) },
    { title: t('deploymentProblems.since'), key: 'since', align: 'right', render: (_, goal) => value(goal, goal.since) },
    { title: '', key: 'holds', width: 90, render: (_, { holds }) => (holds === null ? <span className="muted">{t('deploymentProblems.tooFew')}</span> : <Tag color={holds ? 'success' : 'error'}>{t(holds ? 'deploymentProblems.reached' : 'deploymentProblems.missed')}</Tag>) },
  ];
  return (
    <Loaded query={query}>
      {(goals) =>
        goals.length === 0 ? (
          <p className="muted">{t('deploymentProblems.noGoals')}</p>
        ) : (
          <Table<ProblemGoal> size="small" rowKey="kpi" className="numbers" columns={columns} dataSource={[...goals]} pagination={false} style={{ marginBottom: 16 }} />
        )
      }
    </Loaded>
  );
}
