import { MessageOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { endMessage, takeMessage, type Desk, type DeskContact } from '../../api/desk';
import { secondsLeft } from '../../core/desk';
import { useCentreNow } from '../../parts/useClock';
import { useDeskAction } from './useDesk';

/** Messages beside the contact at hand. */
export function Messages({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={t('desk.messages')} className="desk-messages">
      <ul className="target-list">
        {desk.messages.map((message) => (
          <MessageRow key={message.id} desk={desk} message={message} />
        ))}
      </ul>
    </Card>
  );
}

function MessageRow({ desk, message }: { readonly desk: Desk; readonly message: DeskContact }) {
  const { t } = useTranslation();
  const now = useCentreNow(desk.now);
  const take = useDeskAction(() => takeMessage(message.id));
  const end = useDeskAction(() => endMessage(message.id));
  return (
    <li>
      <div>
        <MessageOutlined aria-hidden /> <b>{message.customer?.name ?? message.from}</b>
        <div>{message.message}</div>
      </div>
      {message.talking ? (
        <Button loading={end.isPending} onClick={() => end.mutate()}>
          {t('desk.endMessage')}
        </Button>
      ) : (
        <span className="target-actions">
          <span className="muted numbers">{message.deadline ? t('desk.ringsFor', { count: secondsLeft(message.deadline, now) }) : ''}</span>
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
            {t('desk.take')}
          </Button>
          <Button loading={end.isPending} onClick={() => end.mutate()}>
            {t('desk.decline')}
          </Button>
        </span>
      )}
    </li>
  );
}
