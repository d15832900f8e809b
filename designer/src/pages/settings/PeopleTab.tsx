import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Select, Space, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeople, removePerson, type Person } from '../../api/people';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { RemoveButton } from '../../parts/RemoveButton';
import { SearchBox } from '../../parts/SearchBox';
import { useListState } from '../../parts/useListState';
import { PersonDialog } from './PersonDialog';
import { useGroups } from './useCentre';

/** Who handles contacts: work numbers, groups, skills, and who signs in as whom. */
export default function PeopleTab() {
  const { t } = useTranslation();
  const [{ page, pageSize, search, state: group }, change, turn] = useListState();
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  const groups = useGroups();
  const query = useQuery({
    queryKey: ['people', page, pageSize, search, group],
    queryFn: ({ signal }) => listPeople({ page, pageSize, search, group }, signal),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(setEdited);
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const filtered = search !== '' || group !== '';
  const empty = filtered ? <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} /> : <EmptyState title={t('people.none')} advice={t('people.noneAdvice')} />;
  return (
    <>
      <div className="page-head">
        <SearchBox value={search} onSearch={(text) => change({ search: text })} label={t('people.search')} />
        <Select
          value={group}
          onChange={(next: string) => change({ state: next })}
          aria-label={t('people.groups')}
          style={{ width: 180 }}
          options={[{ value: '', label: t('people.allGroups') }, ...(groups.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))]}
        />
        <span className="grow" />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          {t('people.add')}
        </Button>
      </div>
      <PagedTable<Person> query={query} rowKey="id" columns={columns} list={{ page, pageSize }} onTurn={turn} empty={empty} width={900} />
      <PersonDialog person={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function useColumns(edit: (person: Person) => void): TableColumnsType<Person> {
  const { t } = useTranslation();
  const client = useQueryClient();
  const groups = useGroups();
  const groupName = (id: string) => groups.data?.items.find((group) => group.id === id)?.name ?? id;
  return [
    { title: t('floor.workNumber'), dataIndex: 'workNumber', className: 'numbers', width: 100 },
    { title: t('floor.agentName'), dataIndex: 'name', width: 130 },
    { title: t('people.groups'), key: 'groups', width: 170, render: (_, person) => person.groups.map(groupName).join(' · ') },
    {
      title: t('floor.skills'),
      key: 'skills',
      render: (_, person) => (
        <Flex gap={4} wrap>
          {person.skills.map((skill) => (
            <Tag key={skill.name}>{t('floor.skill', { name: skill.name, level: skill.level })}</Tag>
          ))}
        </Flex>
      ),
    },
    { title: t('people.maxMessages'), dataIndex: 'maxMessages', width: 110, className: 'numbers' },
    { title: t('people.user'), key: 'user', width: 130, render: (_, person) => person.userName ?? <span className="muted">{t('common.none')}</span> },
    {
      key: 'actions',
      width: 130,
      align: 'right',
      render: (_, person) => (
        <Space>
          <Button size="small" onClick={() => edit(person)}>
            {t('common.edit')}
          </Button>
          <RemoveButton
            name={person.name}
            advice={t('people.removeAdvice')}
            onRemove={() => removePerson(person.id)}
            onRemoved={() => void client.invalidateQueries({ queryKey: ['people'] })}
          />
        </Space>
      ),
    },
  ];
}
