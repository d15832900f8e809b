import { useQuery } from '@tanstack/react-query';
import { Card, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { compareVersions, type Comparison } from '../../api/processes';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { FlowChanges } from './FlowChanges';
import { useProcess } from './ProcessContext';
import { StepChanges } from './StepChanges';
import { KindTag } from './tags';
import { useChoices, useNames } from './useProcesses';

/** What differs between two versions: for those who know the one and have to learn the other. */
export default function CompareTab() {
  const { t } = useTranslation();
  const { head, versions } = useProcess();
  const [params, setParams] = useSearchParams();
  const after = Number(params.get('after')) || versions[0]?.number;
  const before = Number(params.get('before')) || (versions.find((version) => version.number === after)?.revises ?? versions[1]?.number);
  const query = useQuery({
    queryKey: ['process-comparison', head.id, before, after],
    queryFn: ({ signal }) => compareVersions(head.id, before ?? 0, after ?? 0, signal),
    enabled: before !== undefined && after !== undefined && before !== after,
  });
  if (versions.length < 2) return <EmptyState title={t('processes.compare.none')} advice={t('processes.compare.noneAdvice')} />;
  const choose = (name: 'before' | 'after', value: number | undefined) => (
    <Select
      {...(value === undefined ? {} : { value })}
      aria-label={t(`processes.compare.${name}`)}
      style={{ width: 200 }}
      options={versions.map(({ number, status }) => ({ value: number, label: `${t('processes.versionNumber', { number })} · ${t(`processes.statuses.${status}`)}` }))}
      onChange={(number: number) => setParams({ before: String(before ?? ''), after: String(after ?? ''), [name]: String(number) }, { replace: true })}
    />
  );
  return (
    <>
      <Space wrap style={{ marginBottom: 16 }}>
        {t('processes.compare.before')} {choose('before', before)} {t('processes.compare.after')} {choose('after', after)}
      </Space>
      {before === after ? <EmptyState title={t('processes.compare.same')} /> : <Loaded query={query}>{(comparison) => <Changes comparison={comparison} />}</Loaded>}
    </>
  );
}

function Changes({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  return (
    <>
      <Card size="small" title={t('processes.version.stepTable')} style={{ marginBottom: 16 }}>
        <StepChanges steps={comparison.steps} />
      </Card>
      {comparison.kpisAdded.length + comparison.kpisRemoved.length > 0 ? (
        <Card size="small" title={t('processes.kpis')} style={{ marginBottom: 16 }}>
          <KpiChanges comparison={comparison} />
        </Card>
      ) : null}
      {comparison.flows.map((flow) => (
        <FlowChanges key={flow.definitionId} flow={flow} />
      ))}
    </>
  );
}

function KpiChanges({ comparison }: { readonly comparison: Comparison }) {
  const kpis = useChoices().data?.kpis ?? [];
  const nameOf = useNames();
  const name = (id: string) => {
    const kpi = kpis.find((entry) => entry.id === id);
    return kpi ? nameOf(kpi) : id;
  };
  return (
    <>
      {comparison.kpisAdded.map((id) => (
        <div key={id}>
          <KindTag kind="Added" /> {name(id)}
        </div>
      ))}
      {comparison.kpisRemoved.map((id) => (
        <div key={id}>
          <KindTag kind="Removed" /> {name(id)}
        </div>
      ))}
    </>
  );
}
