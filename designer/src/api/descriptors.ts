import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from './client';

interface ActivityDescriptor {
  readonly typeName: string;
  readonly displayName?: string | null;
}

/** The names of activity types in the person's language, as the server describes them to the designer. */
export function useActivityNames(): ReadonlyMap<string, string> {
  const { i18n } = useTranslation();
  const query = useQuery({
    queryKey: ['activity-descriptors', i18n.language],
    queryFn: ({ signal }) => request<{ readonly items: readonly ActivityDescriptor[] }>('GET', '/elsa/api/descriptors/activities', { signal }),
    staleTime: 60_000,
  });
  return useMemo(
    () => new Map((query.data?.items ?? []).flatMap((item) => (item.displayName ? [[item.typeName, item.displayName] as const] : []))),
    [query.data],
  );
}
