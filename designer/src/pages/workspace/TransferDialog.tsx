import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTargets, transfer, type TransferKind, type TransferTarget } from '../../api/desk';
import { isDialable, plainNumber } from '../../core/keypad';
import { EmptyState } from '../../parts/EmptyState';
import { useDeskAction } from './useDesk';

interface TransferDialogProps {
  readonly open: boolean;
  /** There is a line on which somebody can be asked first. */
  readonly mayConsult: boolean;
  readonly onClose: () => void;
}

type Wanted = readonly [target: string, kind: TransferKind];

/** Finds a queue, a colleague or a number, with who is free there, and hands the caller over or asks them first. */
export function TransferDialog({ open, mayConsult, onClose }: TransferDialogProps) {
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
  const hand = useDeskAction((wanted: Wanted) => transfer(...wanted), onClose);
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
            <KindButtons name={dial} canTake pending={hand.isPending} mayConsult={mayConsult} onChoose={(kind) => hand.mutate([dial, kind])} />
          </li>
        ))}
        {items.map((item) => (
          <TargetRow key={`${item.kind}-${item.id}`} target={item} pending={hand.isPending} mayConsult={mayConsult && item.kind === 'Agent'} onChoose={(kind) => hand.mutate([item.id, kind])} />
        ))}
      </ul>
      {items.length === 0 && numberRow.length === 0 && found.isSuccess ? <EmptyState title={t('common.nothingFound')} advice={t('desk.transferNobody')} /> : null}
    </Modal>
  );
}

interface ChoiceProps {
  readonly pending: boolean;
  readonly mayConsult: boolean;
  readonly onChoose: (kind: TransferKind) => void;
}

function TargetRow({ target, ...choice }: ChoiceProps & { readonly target: TransferTarget }) {
  const { t } = useTranslation();
  return (
    <li>
      <div>
        <b>{target.name}</b> {target.workNumber ? <span className="muted numbers">{target.workNumber}</span> : <Tag>{t('desk.queue')}</Tag>}
        <div className="muted">
          {target.state ? t(`floor.states.${target.state}`) : t('desk.queueLoad', { free: target.free ?? 0, waiting: target.waiting ?? 0 })}
        </div>
      </div>
      <KindButtons name={target.name} canTake={target.canTake} {...choice} />
    </li>
  );
}

function KindButtons({ name, canTake, pending, mayConsult, onChoose }: ChoiceProps & { readonly name: string; readonly canTake: boolean }) {
  const { t } = useTranslation();
  return (
    <Flex gap={8}>
      {mayConsult ? (
        <Button disabled={!canTake} loading={pending} onClick={() => onChoose('Attended')} aria-label={`${t('desk.consult')} ${name}`}>
          {t('desk.consult')}
        </Button>
      ) : null}
      <Button type="primary" disabled={!canTake} loading={pending} onClick={() => onChoose('Blind')} aria-label={`${t('desk.transfer')} ${name}`}>
        {t('desk.transfer')}
      </Button>
    </Flex>
  );
}
