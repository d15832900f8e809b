import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { InputNumber, Select, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listAgents } from '../../api/floor';
import { listQueues } from '../../api/queues';
import { listRecordings, recordingKinds, type Recording } from '../../api/recordings';
import { hasRole } from '../../core/roles';
import { clock } from '../../core/time';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { FlowSelect } from '../../parts/FlowSelect';
import { PeriodFilter, periodOf } from '../../parts/PeriodFilter';
import { SearchBox } from '../../parts/SearchBox';
import { useAddressFilters, type AddressFilters } from '../../parts/useAddressFilters';
import { When } from '../../parts/When';
import { useSession } from '../../shell/session';

const keys = ['search', 'kind', 'from', 'until', 'agentId', 'queue', 'definitionId', 'definitionVersion'] as const;
type Key = (typeof keys)[number];

/** Recordings of calls and voicemails, found by who, when, where and under which version of a flow. */
export default function RecordingsTab() {
  const { t } = useTranslation();
  const filters = useAddressFilters(keys);
  const { page, pageSize, values } = filters;
  const query = useQuery({
    queryKey: ['recordings', page, pageSize, values],
    queryFn: ({ signal }) => listRecordings({ page, pageSize, ...values, ...periodOf(values.from, values.until) }, signal),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const empty = filters.isFiltered ? (
    <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} />
  ) : (
    <EmptyState title={t('recordings.none')} advice={t('recordings.noneAdvice')} />
  );
  return (
    <>
      <Filters filters={filters} total={query.data?.totalCount} />
      <PagedTable<Recording> query={query} rowKey="id" columns={columns} list={filters} onTurn={filters.turn} empty={empty} width={1000} />
    </>
  );
}

function Filters({ filters, total }: { readonly filters: AddressFilters<Key>; readonly total: number | undefined }) {
  const { t } = useTranslation();
  const { values, set } = filters;
  const session = useSession();
  const mayFloor = hasRole(session, 'TeamLead');
  const agents = useQuery({ queryKey: ['agents'], queryFn: ({ signal }) => listAgents(signal), enabled: mayFloor });
  const queues = useQuery({ queryKey: ['queues'], queryFn: ({ signal }) => listQueues(signal), enabled: mayFloor });
  return (
    <div className="page-head filters">
      <SearchBox value={values.search} onSearch={(search) => set({ search })} label={t('recordings.search')} />
      <PeriodFilter from={values.from} until={values.until} onChange={set} />
      <Choice label={t('recordings.kind')} value={values.kind} onChange={(kind) => set({ kind })} options={recordingKinds.map((kind) => ({ value: kind, label: t(`recordings.kinds.${kind}`) }))} />
      {mayFloor ? (
        <>
          <Choice label={t('contacts.agent')} value={values.agentId} onChange={(agentId) => set({ agentId })} options={(agents.data?.items ?? []).map((agent) => ({ value: agent.id, label: `${agent.workNumber} ${agent.name}` }))} />
          <Choice label={t('contacts.queue')} value={values.queue} onChange={(queue) => set({ queue })} options={(queues.data?.items ?? []).map((queue) => ({ value: queue.id, label: queue.name }))} />
          <FlowSelect aria-label={t('contacts.flow')} style={{ width: 150 }} allowClear value={values.definitionId || null} onChange={(id: string | undefined) => set({ definitionId: id ?? '', definitionVersion: '' })} />
        </>
      ) : null}
      {values.definitionId ? (
        <InputNumber aria-label={t('recordings.version')} placeholder={t('recordings.version')} min={1} precision={0} style={{ width: 90 }} value={values.definitionVersion ? Number(values.definitionVersion) : null} onChange={(version) => set({ definitionVersion: version ? String(version) : '' })} />
      ) : null}
      <span className="grow" />
      <span className="muted">{total === undefined ? '' : t('common.total', { count: total })}</span>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: { readonly value: string; readonly label: string }[];
}

function Choice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label}
      aria-label={label}
      style={{ width: 130 }}
      value={value || null}
      onChange={(next: string | undefined) => onChange(next ?? '')}
      options={options}
    />
  );
}

function useColumns(): TableColumnsType<Recording> {
  const { t } = useTranslation();
  return [
    {
      title: t('contacts.from'),
      key: 'from',
      render: (_, recording) => (
        <Link to={`/floor/recordings/${encodeURIComponent(recording.id)}`}>
          <span className="numbers">{recording.from}</span>
          {recording.customerName ? ` · ${recording.customerName}` : ''}
        </Link>
      ),
    },
    { title: t('contacts.to'), dataIndex: 'to', className: 'numbers', width: 120 },
    { title: t('recordings.kind'), key: 'kind', width: 100, render: (_, recording) => <Tag>{t(`recordings.kinds.${recording.kind}`)}</Tag> },
    { title: t('recordings.started'), key: 'started', width: 180, render: (_, recording) => <When at={recording.startedAt} /> },
    { title: t('recordings.length'), key: 'length', width: 90, className: 'numbers', render: (_, recording) => clock(recording.lengthSeconds) },
    { title: t('contacts.queue'), dataIndex: 'queueName', width: 120 },
    { title: t('contacts.agent'), dataIndex: 'agentName', width: 110 },
    {
      title: t('contacts.flow'),
      key: 'flow',
      width: 160,
      ellipsis: true,
      render: (_, recording) => (recording.definitionName ? t('recordings.flowVersion', { name: recording.definitionName, version: recording.definitionVersion ?? 0 }) : ''),
    },
  ];
}
