import { Card, Table, Tooltip, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KpiValue, KpiView } from '../../api/pilots';
import { changeText, kpiText, pText } from '../../core/kpi';
import { usePilotWords } from './usePilotWords';

/** Each KPI of both arms with its difference and interval; those that cannot be told apart by arm say why. */
export function KpiTable({ kpis }: { readonly kpis: readonly KpiView[] }) {
  const { t } = useTranslation();
  const { say, kpiName, groupNames } = usePilotWords();
  const value = (kpi: KpiView, of: KpiValue) => (
    <Tooltip title={t('pilots.countedBy', { numerator: Math.round(of.numerator), denominator: of.denominator, rules: `${of.ruleSet} ${of.ruleSetVersion}`, maturity: t(`pilots.maturity.${of.maturity}`) })}>
      {kpiText(kpi.unit, of.value)}
    </Tooltip>
  );
  const columns: TableColumnsType<KpiView> = [
    { title: t('pilots.kpi'), key: 'kpi', width: 150, render: (_, { kpi }) => kpiName(kpi) },
    { title: t('pilots.role'), key: 'role', width: 100, render: (_, { role }) => t(`pilots.roles.${role}`) },
    { title: t('pilots.arms.pilot'), key: 'pilot', align: 'right', width: 100, render: (_, kpi) => value(kpi, kpi.pilot) },
    { title: t('pilots.arms.control'), key: 'control', align: 'right', width: 100, render: (_, kpi) => value(kpi, kpi.control) },
    {
      title: t('pilots.difference'),
      key: 'effect',
      align: 'right',
      width: 220,
      render: (_, kpi) => (kpi.effect === null ? '–' : `${changeText(kpi.unit, kpi.effect)} [${changeText(kpi.unit, kpi.low)}; ${changeText(kpi.unit, kpi.high)}]`),
    },
    { title: t('pilots.p'), key: 'p', align: 'right', width: 90, render: (_, { p }) => pText(p) },
    { title: t('pilots.harmP'), key: 'harm', align: 'right', width: 90, render: (_, { harmP }) => pText(harmP) },
    {
      title: t('pilots.remark'),
      key: 'remark',
      render: (_, kpi) => (kpi.obstacle ? say(kpi.obstacle) : kpi.missing.length > 0 ? t('pilots.missing', { groups: groupNames(kpi.missing) }) : ''),
    },
  ];
  return (
    <Card size="small" title={t('pilots.comparison')} style={{ marginBottom: 16 }}>
      <Table<KpiView> size="small" rowKey="kpi" className="numbers" columns={columns} dataSource={[...kpis]} pagination={false} scroll={{ x: 1000 }} />
    </Card>
  );
}
