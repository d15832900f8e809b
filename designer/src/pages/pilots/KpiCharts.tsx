import { Card } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../api/pilots';
import { Chart } from '../../parts/Chart';
import { usePilotWords } from './usePilotWords';

/** Both arms day by day, from before the launch on. */
export function KpiCharts({ kpis, launch }: { readonly kpis: readonly KpiView[]; readonly launch: string }) {
  const { kpiName } = usePilotWords();
  return (
    <div className="pilot-charts" style={{ marginBottom: 16 }}>
      {kpis.map((kpi) => (
        <Card key={kpi.kpi} size="small" title={kpiName(kpi.kpi)}>
          <KpiChart kpi={kpi} launch={launch} name={kpiName(kpi.kpi)} />
        </Card>
      ))}
    </div>
  );
}

function KpiChart({ kpi, launch, name }: { readonly kpi: KpiView; readonly launch: string; readonly name: string }) {
  const { t } = useTranslation();
  const option = useMemo(() => {
    const factor = kpi.unit === 'Share' ? 100 : 1;
    const of = (value: number | null) => (value === null ? null : Math.round(value * factor * 10) / 10);
    const days = kpi.days.map(({ day }) => day.slice(5));
    const series = (arm: 'pilot' | 'control', color: string) => ({ name: t(`pilots.arms.${arm}`), type: 'line', symbol: 'none', itemStyle: { color }, data: kpi.days.map((day) => of(day[arm])) });
    const launchLine = { name: t('pilots.launch'), type: 'bar', barWidth: 2, itemStyle: { color: '#bbb' }, yAxisIndex: 1, tooltip: { show: false }, data: kpi.days.map(({ day }) => (day === launch ? 1 : null)) };
    return {
      animation: false,
      tooltip: { trigger: 'axis' },
      legend: { top: 0 },
      grid: { left: 48, right: 12, top: 34, bottom: 26 },
      xAxis: { type: 'category', data: days },
      yAxis: [
        { type: 'value', scale: true, name: t(`pilots.units.${kpi.unit}`) },
        { type: 'value', show: false, max: 1 },
      ],
      series: [series('pilot', '#2b6cb0'), series('control', '#a0762a'), launchLine],
    };
  }, [kpi, launch, t]);
  return <Chart option={option} height={230} label={name} />;
}
