import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { auditActions, listAudit, type AuditEntry } from '../../api/audit';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { PeriodFilter, periodOf } from '../../parts/PeriodFilter';
import { SearchBox } from '../../parts/SearchBox';
import { useAddressFilters } from '../../parts/useAddressFilters';
import { When } from '../../parts/When';

const keys = ['search', 'action', 'from', 'until'] as const;

/** Who did what to which thing, and when. */
export default function AuditTab() {
  const { t } = useTranslation();
  const { page, pageSize, values, isFiltered, set, turn } = useAddressFilters(keys);
  const query = useQuery({
    queryKey: ['audit', page, pageSize, values],
    queryFn: ({ signal }) => listAudit({ page, pageSize, ...values, ...periodOf(values.from, values.until) }, signal),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const empty = isFiltered ? <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} /> : <EmptyState title={t('audit.none')} advice={t('audit.noneAdvice')} />;
  return (
    <>
      <div className="page-head filters">
        <SearchBox value={values.search} onSearch={(search) => set({ search })} label={t('audit.search')} />
        <PeriodFilter from={values.from} until={values.until} onChange={set} />
        <Select<string>
          allowClear
          placeholder={t('audit.action')}
          aria-label={t('audit.action')}
          style={{ width: 190 }}
          value={values.action || null}
          onChange={(action: string | undefined) => set({ action: action ?? '' })}
          options={auditActions.map((action) => ({ value: action, label: t(`audit.actions.${keyOf(action)}`) }))}
        />
        <span className="grow" />
        <span className="muted">{query.data ? t('common.total', { count: query.data.totalCount }) : ''}</span>
      </div>
      <PagedTable<AuditEntry> query={query} rowKey="id" columns={columns} list={{ page, pageSize }} onTurn={turn} empty={empty} />
    </>
  );
}

/** A dot would lead into the texts below. */
function keyOf(action: string): 'recording_listened' {
  return action.replace('.', '_') as 'recording_listened';
}

function useColumns(): TableColumnsType<AuditEntry> {
  const { t, i18n } = useTranslation();
  return [
    { title: t('audit.at'), key: 'at', width: 200, render: (_, entry) => <When at={entry.at} /> },
    { title: t('audit.person'), dataIndex: 'person', width: 160 },
    {
      title: t('audit.action'),
      key: 'action',
      width: 220,
      render: (_, entry) => (i18n.exists(`audit.actions.${keyOf(entry.action)}`) ? t(`audit.actions.${keyOf(entry.action)}`) : entry.action),
    },
    {
      title: t('audit.subject'),
      key: 'subject',
      render: (_, entry) => (
        <>
          <Link to={addressOf(entry)}>{entry.action.startsWith('recording.') ? (entry.subjectName ?? entry.subject) : entry.subject}</Link>
          {entry.subjectName && !entry.action.startsWith('recording.') ? <span className="muted"> {entry.subjectName}</span> : null}
        </>
      ),
    },
  ];
}

function addressOf(entry: AuditEntry): string {
  return `/floor/${entry.action.startsWith('recording.') ? 'recordings' : 'prompts'}/${encodeURIComponent(entry.subject)}`;
}
