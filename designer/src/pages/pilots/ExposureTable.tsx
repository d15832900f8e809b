import { useQuery } from '@tanstack/react-query';
import { Card, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { listExposed, type Exposed } from '../../api/pilots';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { usePilotWords } from './usePilotWords';

/** Which of the pilot's agents have read the version and passed its quiz: before both, an agent does not count as treated. */
export function ExposureTable({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { groupName } = usePilotWords();
  const query = useQuery({ queryKey: ['pilot', id, 'exposure'], queryFn: ({ signal }) => listExposed(id, signal) });
  const when = (at: string | null) => (at ? <When at={at} /> : '–');
  const columns: TableColumnsType<Exposed> = [
    { title: t('pilots.agent'), dataIndex: 'agentName' },
    { title: t('pilots.group'), key: 'group', render: (_, { group }) => groupName(group) },
    { title: t('pilots.readAt'), key: 'read', render: (_, { readAt }) => when(readAt) },
    { title: t('pilots.quizAt'), key: 'quiz', render: (_, { quizPassedAt }) => when(quizPassedAt) },
    { title: t('pilots.treatedFrom'), key: 'treated', render: (_, { treatedFrom }) => when(treatedFrom) },
  ];
  return (
    <Card size="small" title={t('pilots.exposure')}>
      <Loaded query={query}>
        {(agents) => <Table<Exposed> size="small" rowKey="agentId" columns={columns} dataSource={[...agents]} pagination={{ pageSize: 12, hideOnSinglePage: true, size: 'small' }} />}
      </Loaded>
    </Card>
  );
}
