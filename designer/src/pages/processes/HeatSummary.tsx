import { useTranslation } from 'react-i18next';
import type { HeatMap } from '../../api/heat-map';
import { kpiText } from '../../core/kpi';

/** How many runs the map rests on, and which are not in it. */
export function HeatSummary({ map }: { readonly map: HeatMap }) {
  const { t } = useTranslation();
  const neither = map.arms.find(({ arm }) => arm === 'Neither')?.runs ?? 0;
  return (
    <div className="heat-summary">
      {map.arms
        .filter(({ arm }) => arm !== 'Neither')
        .map(({ arm, runs, dropOffs }) => (
          <div key={arm}>
            {t('processes.heatMap.runs', { arm: t(`processes.heatMap.arms.${arm}`), runs, dropOffs, share: kpiText('Share', runs > 0 ? dropOffs / runs : null) })}
          </div>
        ))}
      <div className="muted">
        {neither > 0 ? `${t('processes.heatMap.neither', { count: neither })} ` : null}
        {map.underWay > 0 ? `${t('processes.heatMap.underWay', { count: map.underWay })} ` : null}
        {map.uncounted > 0 ? `${t('processes.heatMap.uncounted', { count: map.uncounted })} ` : null}
      </div>
    </div>
  );
}
