import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { removeQueue, type QueueListed } from '../../api/queues';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { RemoveButton } from '../../parts/RemoveButton';
import { useQueues } from './useCentre';

export default function QueuesTab() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const queues = useQueues();
  const refresh = () => void client.invalidateQueries({ queryKey: ['queues'] });
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('queues.meaning')}</p>
        <span className="grow" />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate('/settings/queues/new')}>
          {t('queues.add')}
        </Button>
      </div>
      <Loaded query={queues}>
        {(page) => (
          <Table<QueueListed>
            size="middle"
            rowKey="id"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={[...page.items]}
            locale={{ emptyText: <EmptyState title={t('floor.noQueues')} advice={t('queues.noneAdvice')} /> }}
            columns={[
              { title: t('queues.name'), key: 'name', render: (_, queue) => <Link to={`/settings/queues/${encodeURIComponent(queue.id)}`}>{queue.name}</Link> },
              { title: t('queues.id'), dataIndex: 'id', width: 220 },
              { title: t('queues.target'), key: 'target', width: 200, className: 'numbers', render: (_, queue) => t('queues.seconds', { count: queue.serviceLevelTargetSeconds }) },
              { title: t('queues.signedIn'), dataIndex: 'agentsTotal', width: 160, className: 'numbers' },
              {
                key: 'actions',
                width: 80,
                align: 'right',
                render: (_, queue) => <RemoveButton name={queue.name} advice={t('queues.removeAdvice')} onRemove={() => removeQueue(queue.id)} onRemoved={refresh} />,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
