import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { getAxes, getChoices, type KpiUnit, type Named, type Step } from '../../api/processes';
import { dueIn, nameIn } from '../../core/process';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';

export const processPath = '/processes/catalogue';
export const pathOf = (id: string) => `${processPath}/${encodeURIComponent(id)}`;

/** What forms choose from; it changes with the people of the centre only. */
export function useChoices() {
  return useQuery({ queryKey: ['process-choices'], queryFn: ({ signal }) => getChoices(signal), staleTime: 60_000 });
}

export function useAxes() {
  return useQuery({ queryKey: ['process-axes'], queryFn: ({ signal }) => getAxes(signal) });
}

/** Names in the reader's language. */
export function useNames(): (named: Named) => string {
  const { i18n } = useTranslation();
  return useCallback((named) => nameIn(i18n.language, named), [i18n.language]);
}

/** What stands behind a KPI's figure. */
export function useUnit(): (unit: KpiUnit) => string {
  const { t } = useTranslation();
  return useCallback((unit) => (unit === 'Share' ? '%' : t(`processes.units.${unit}`)), [t]);
}

/** A step in the reader's language: what is done, and by when. */
export function useStepWords(): { readonly what: (step: Step) => string; readonly due: (step: Step) => string } {
  const { t, i18n } = useTranslation();
  return {
    what: (step) => (i18n.language === 'zh-CN' ? step.what : step.englishWhat || step.what),
    due: ({ dueMinutes }) => {
      if (dueMinutes === null) return t('processes.step.open');
      const { count, unit } = dueIn(dueMinutes);
      return t(`processes.due.${unit}`, { count });
    },
  };
}

/** All that shows processes is read again. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const key of ['processes', 'process', 'process-axes', 'process-coverage', 'process-priorities', 'process-inventory', 'process-version', 'process-check', 'process-comparison'])
      void client.invalidateQueries({ queryKey: [key] });
  }, [client]);
}

/** Whether the reader may change processes; team leads look on. */
export function useMayWrite(): boolean {
  return mayRole(useSession(), 'ProcessOwner');
}
