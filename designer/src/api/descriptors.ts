import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { namesOfActivities, type ActivityDescriptor, type ActivityNames } from '../core/activity-names';
import { request } from './client';

/** What activities and their outcomes are called in the person's language, as the server describes them to the designer. */
export function useActivityNames(): ActivityNames {
  const { i18n, t } = useTranslation();
  const query = useQuery({
    queryKey: ['activity-descriptors', i18n.language],
    queryFn: ({ signal }) => request<{ readonly items: readonly ActivityDescriptor[] }>('GET', '/elsa/api/descriptors/activities', { signal }),
    staleTime: 60_000,
  });
  return useMemo(() => {
    const known = (outcome: string) => (i18n.exists(`outcomes.${outcome}`) ? t(`outcomes.${outcome}` as 'outcomes.Done') : null);
    return namesOfActivities(query.data?.items ?? [], known);
  }, [query.data, i18n, t]);
}
