import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listContacts, type Contact } from '../../api/contacts';
import { contactStates } from '../../core/contact';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { SearchBox } from '../../parts/SearchBox';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { ContactState } from './ContactState';
import { useContactUpdates } from './useFloor';

export default function ContactsTab() {
  const { t } = useTranslation();
  const [state, change, turn] = useListState();
  const columns = useColumns();
  const { refetchInterval } = useContactUpdates();
  const query = useQuery({
    queryKey: ['contacts', state],
    queryFn: ({ signal }) => listContacts(state, signal),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  const searching = state.search !== '' || state.state !== '';
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <div className="page-head">
        <SearchBox value={state.search} onSearch={(search) => change({ search })} label={t('contacts.search')} />
        <Select
          value={state.state}
          onChange={(next: string) => change({ state: next })}
          aria-label={t('contacts.state')}
          style={{ width: 170 }}
          options={[{ value: '', label: t('contacts.allStates') }, ...contactStates.map((name) => ({ value: name, label: t(`contacts.states.${name}`) }))]}
        />
        <span className="grow" />
        <span className="muted">{query.data ? t('common.total', { count: query.data.totalCount }) : ''}</span>
      </div>
      <PagedTable<Contact>
        query={query}
        rowKey="id"
        columns={columns}
        list={state}
        onTurn={turn}
        width={980}
        empty={searching ? <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} /> : <EmptyState title={t('contacts.none')} advice={t('contacts.noneAdvice')} />}
      />
    </>
  );
}

function useColumns(): TableColumnsType<Contact> {
  const { t } = useTranslation();
  return [
    {
      title: t('contacts.from'),
      key: 'from',
      render: (_, contact) => (
        <Link to={`/floor/contacts/${encodeURIComponent(contact.id)}`}>
          <span className="numbers">{contact.from}</span>
          {contact.customerName ? ` · ${contact.customerName}` : ''}
        </Link>
      ),
    },
    { title: t('contacts.to'), dataIndex: 'to', className: 'numbers', width: 110 },
    { title: t('contacts.state'), key: 'state', width: 120, render: (_, contact) => <ContactState state={contact.state} /> },
    { title: t('contacts.arrived'), key: 'arrived', width: 190, render: (_, contact) => <When at={contact.arrivedAt} /> },
    { title: t('contacts.queue'), dataIndex: 'queueName', width: 140 },
    { title: t('contacts.agent'), dataIndex: 'agentName', width: 120 },
    { title: t('contacts.flow'), dataIndex: 'definitionName', width: 150, ellipsis: true },
  ];
}
