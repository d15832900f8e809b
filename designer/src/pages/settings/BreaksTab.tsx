import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listBreakReasons, saveBreakReasons } from '../../api/people';
import { getQueue, saveQueue, type QueueListed } from '../../api/queues';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { TextList } from './TextList';
import { useQueues } from './useCentre';
import './settings.css';

/** What agents choose from: reasons for a break, and for each queue the codes that close a contact. */
export default function BreaksTab() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reasons = useQuery({ queryKey: ['break-reasons'], queryFn: ({ signal }) => listBreakReasons(signal) });
  const queues = useQueues();
  return (
    <>
      <Loaded query={reasons}>
        {(list) => (
          <TextList title={t('breaks.reasons')} meaning={t('breaks.reasonsMeaning')} items={list.items} onSave={saveBreakReasons} onSaved={() => void client.invalidateQueries({ queryKey: ['break-reasons'] })} />
        )}
      </Loaded>
      <h3 className="card-heading">{t('breaks.codes')}</h3>
      <p className="muted">{t('breaks.codesMeaning')}</p>
      <Loaded query={queues}>
        {(page) => (page.items.length === 0 ? <EmptyState title={t('floor.noQueues')} advice={t('queues.noneAdvice')} /> : page.items.map((queue) => <QueueCodes key={queue.id} queue={queue} />))}
      </Loaded>
    </>
  );
}

function QueueCodes({ queue }: { readonly queue: QueueListed }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const settings = useQuery({ queryKey: ['queue', queue.id], queryFn: ({ signal }) => getQueue(queue.id, signal) });
  return (
    <Loaded query={settings}>
      {(known) => (
        <TextList
          title={queue.name}
          meaning={t(`queues.modeMeaning.${known.wrapUpMode}`)}
          items={known.wrapUpCodes}
          onSave={async (wrapUpCodes) => saveQueue(queue.id, { ...(await getQueue(queue.id)), wrapUpCodes })}
          onSaved={() => void client.invalidateQueries({ queryKey: ['queue', queue.id] })}
        />
      )}
    </Loaded>
  );
}
