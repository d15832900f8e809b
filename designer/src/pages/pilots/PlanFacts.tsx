import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../api/pilots';
import { pText } from '../../core/kpi';
import { usePilotWords } from './usePilotWords';

/** A plan as it was drawn. */
export function PlanFacts({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { groupNames } = usePilotWords();
  const arms =
    plan.kind === 'Parallel'
      ? [
          { key: 'pilots', label: t('pilots.arms.pilot'), children: groupNames(plan.pilots) },
          { key: 'controls', label: t('pilots.arms.control'), children: groupNames(plan.controls) },
        ]
      : plan.kind === 'SteppedWedge'
        ? plan.waves.map((wave, index) => ({ key: `wave${index}`, label: t('pilots.wave', { number: index + 1 }), children: groupNames(wave) }))
        : [
            { key: 'groups', label: t('pilots.groups'), children: groupNames(plan.groups) },
            { key: 'blocks', label: t('pilots.blocks'), children: plan.blocks.map((block) => t(block === 1 ? 'pilots.arms.pilot' : 'pilots.arms.control')).join(' · ') },
          ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={[
        ...arms,
        { key: 'measured', label: t('pilots.measured'), children: `${plan.measuredFrom} – ${plan.measuredUntil}` },
        { key: 'decision', label: t('pilots.decisionOn'), children: plan.decisionOn },
        { key: 'drawn', label: t('pilots.drawn'), children: t(plan.matched ? 'pilots.drawnMatched' : 'pilots.drawnFreely', { seed: plan.seed, count: plan.assignments }) },
        { key: 'p', label: t('pilots.smallestP'), children: pText(plan.smallestP) },
      ]}
    />
  );
}
