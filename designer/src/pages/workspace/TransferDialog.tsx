import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTargets, transfer, type TransferTarget } from '../../api/desk';
import { isDialable, plainNumber } from '../../core/keypad';
import { EmptyState } from '../../parts/EmptyState';
import { useDeskAction } from './useDesk';

/** Finds a queue, a colleague or a number, with who is free there, and hands the caller over. */
export function TransferDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: ['desk-targets', search],
    queryFn: ({ signal }) => findTargets(search, signal),
    enabled: open,
    placeholderData: keepPreviousData,
    refetchInterval: 3000,
    staleTime: 0,
  });
  const hand = useDeskAction((target: string) => transfer(target), onClose);
  const number = plainNumber(search);
  const items = found.data?.items ?? [];
  const isColleague = items.some((item) => item.workNumber === number);
  const numberRow = !isColleague && isDialable(search) && search.trim() !== '' ? [number] : [];
  return (
    <Modal open={open} title={t('desk.transferTo')} footer={null} onCancel={onClose} afterClose={() => setSearch('')} destroyOnHidden>
      <p className="muted">{t('desk.transferMeaning')}</p>
      <Input.Search autoFocus allowClear value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('desk.transferSearch')} aria-label={t('desk.transferSearch')} />
      <ul className="target-list">
        {numberRow.map((dial) => (
          <li key={dial}>
            <div>
              <b className="numbers">{dial}</b>
              <div className="muted">{t('desk.outside')}</div>
            </div>
            <Button type="primary" loading={hand.isPending} onClick={() => hand.mutate(dial)}>
              {t('desk.transfer')}
            </Button>
          </li>
        ))}
        {items.map((item) => (
          <TargetRow key={`${item.kind}-${item.id}`} target={item} pending={hand.isPending} onTransfer={() => hand.mutate(item.id)} />
        ))}
      </ul>
      {items.length === 0 && numberRow.length === 0 && found.isSuccess ? <EmptyState title={t('common.nothingFound')} advice={t('desk.transferNobody')} /> : null}
    </Modal>
  );
}

function TargetRow({ target, pending, onTransfer }: { readonly target: TransferTarget; readonly pending: boolean; readonly onTransfer: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <div>
        <b>{target.name}</b> {target.workNumber ? <span className="muted numbers">{target.workNumber}</span> : <Tag>{t('desk.queue')}</Tag>}
        <div className="muted">
          {target.state ? t(`floor.states.${target.state}`) : t('desk.queueLoad', { free: target.free ?? 0, waiting: target.waiting ?? 0 })}
        </div>
      </div>
      <Button disabled={!target.canTake} loading={pending} onClick={onTransfer} aria-label={`${t('desk.transfer')} ${target.name}`}>
        {t('desk.transfer')}
      </Button>
    </li>
  );
}
