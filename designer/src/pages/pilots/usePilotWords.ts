import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readPilotChoices, type VersionChoice, type Why } from '../../api/pilots';

/** What can be chosen from; the names of groups and KPIs come with it. */
export const usePilotChoices = () => useQuery({ queryKey: ['pilot-choices'], queryFn: ({ signal }) => readPilotChoices(signal), staleTime: 30_000 });

/** Names for ids, and texts in the person's language. */
export function usePilotWords() {
  const { i18n } = useTranslation();
  const { data } = usePilotChoices();
  const isChinese = i18n.language === 'zh-CN';
  const groupName = (id: string) => data?.groups.find((group) => group.id === id)?.name ?? id;
  const processName = (version: VersionChoice) => (isChinese ? version.processName : (version.processEnglishName ?? version.processName));
  return {
    say: (why: Why) => (isChinese ? why.zh : why.en),
    groupName,
    groupNames: (ids: readonly string[]) => ids.map(groupName).join(isChinese ? '、' : ', '),
    kpiName: (id: string) => {
      const kpi = data?.kpis.find((known) => known.id === id);
      return kpi ? (isChinese ? kpi.name : kpi.englishName) : id;
    },
    versionName: (id: string) => {
      const version = data?.versions.find((known) => known.id === id);
      return version ? `${processName(version)} v${version.number}` : id;
    },
    processName,
    processNameOf: (id: string) => {
      const version = data?.versions.find((known) => known.id.slice(0, known.id.lastIndexOf(':')) === id);
      return version ? processName(version) : id;
    },
  };
}
