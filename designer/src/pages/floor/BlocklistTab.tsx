import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listBlocked, unblockNumber, type BlockedNumber } from '../../api/blocklist';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { SearchBox } from '../../parts/SearchBox';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { BlockDialog } from './BlockDialog';

export default function BlocklistTab() {
  const { t } = useTranslation();
  const [state, change, turn] = useListState();
  const [adding, setAdding] = useState(false);
  const { page, pageSize, search } = state;
  const query = useQuery({
    queryKey: ['blocklist', page, pageSize, search],
    queryFn: ({ signal }) => listBlocked({ page, pageSize, search }, signal),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('blocklist.add')}
    </Button>
  );
  const empty = search ? <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} /> : <EmptyState title={t('blocklist.none')} advice={t('blocklist.noneAdvice')} />;
  return (
    <>
      <div className="page-head">
        <SearchBox value={search} onSearch={(text) => change({ search: text })} label={t('blocklist.search')} />
        <span className="grow" />
        {add}
      </div>
      <PagedTable<BlockedNumber> query={query} rowKey="number" columns={columns} list={{ page, pageSize }} onTurn={turn} empty={empty} />
      <BlockDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function useColumns(): TableColumnsType<BlockedNumber> {
  const { t } = useTranslation();
  return [
    { title: t('blocklist.number'), dataIndex: 'number', className: 'numbers', width: 220 },
    { title: t('blocklist.reason'), dataIndex: 'reason' },
    {
      title: t('blocklist.expires'),
      key: 'expires',
      width: 220,
      render: (_, entry) => (entry.expiresAt ? <When at={entry.expiresAt} /> : <Tag>{t('blocklist.forGood')}</Tag>),
    },
    { key: 'actions', width: 130, align: 'right', render: (_, entry) => <UnblockButton number={entry.number} /> },
  ];
}

function UnblockButton({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const unblock = useMutation({
    mutationFn: () => unblockNumber(number),
    onSuccess: () => {
      void message.success(t('blocklist.removed', { number }));
      void client.invalidateQueries({ queryKey: ['blocklist'] });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Popconfirm
      title={t('blocklist.confirm', { number })}
      description={t('blocklist.confirmAdvice')}
      okText={t('blocklist.remove')}
      cancelText={t('common.cancel')}
      onConfirm={() => unblock.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" loading={unblock.isPending}>
        {t('blocklist.remove')}
      </Button>
    </Popconfirm>
  );
}
