import { CaretRightOutlined, CustomerServiceOutlined, PauseOutlined, SwapOutlined, TeamOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endTalk, goOnWithTransfer, hold, type Desk, type DeskContact } from '../../api/desk';
import { talkStage } from '../../core/desk';
import { clock, secondsBetween } from '../../core/time';
import { useCentreNow } from '../../parts/useClock';
import { TransferDialog } from './TransferDialog';
import { useDeskAction } from './useDesk';

interface TalkActionsProps {
  readonly desk: Desk;
  readonly contact: DeskContact;
}

/** What an agent can do in a talk: hold, transfer, ask somebody, end. Who is asked can only leave again. */
export function TalkActions({ desk, contact }: TalkActionsProps) {
  const { t } = useTranslation();
  const now = useCentreNow(desk.now);
  const end = useDeskAction(endTalk);
  const stage = talkStage(contact);
  return (
    <div className="contact-actions">
      <div className="talk-time">
        <b className="numbers">{clock(secondsBetween(contact.connectedAt ?? desk.since, now))}</b>
        <span>{t(contact.onHold ? 'desk.onHold' : 'desk.talking')}</span>
      </div>
      {stage === 'talking' || stage === 'onHold' ? <CallerActions contact={contact} /> : null}
      {contact.consultation && !contact.consultation.isAsked ? <ConsultActions answered={contact.consultation.isTalking} conference={stage === 'conference'} /> : null}
      <Button danger type="primary" size="large" loading={end.isPending} onClick={() => end.mutate()}>
        {t(contact.consultation?.isAsked ? 'desk.leave' : 'desk.end')}
      </Button>
    </div>
  );
}

function CallerActions({ contact }: { readonly contact: DeskContact }) {
  const { t } = useTranslation();
  const [transferring, setTransferring] = useState(false);
  const holding = useDeskAction((on: boolean) => hold(on));
  const isMessage = contact.channel === 'Web';
  return (
    <>
      {isMessage ? null : (
        <Button size="large" icon={contact.onHold ? <CaretRightOutlined aria-hidden /> : <PauseOutlined aria-hidden />} loading={holding.isPending} onClick={() => holding.mutate(!contact.onHold)}>
          {t(contact.onHold ? 'desk.resume' : 'desk.hold')}
        </Button>
      )}
      <Button size="large" icon={<SwapOutlined aria-hidden />} onClick={() => setTransferring(true)}>
        {t(isMessage ? 'desk.transfer' : 'desk.transferOrConsult')}
      </Button>
      <TransferDialog open={transferring} mayConsult={!isMessage} onClose={() => setTransferring(false)} />
    </>
  );
}

function ConsultActions({ answered, conference }: { readonly answered: boolean; readonly conference: boolean }) {
  const { t } = useTranslation();
  const goOn = useDeskAction(goOnWithTransfer);
  const loading = (step: string) => goOn.isPending && goOn.variables === step;
  return (
    <>
      <Button size="large" type="primary" disabled={!answered} icon={<CustomerServiceOutlined aria-hidden />} loading={loading('complete')} onClick={() => goOn.mutate('complete')}>
        {t('desk.complete')}
      </Button>
      {conference ? null : (
        <Button size="large" disabled={!answered} icon={<TeamOutlined aria-hidden />} loading={loading('conference')} onClick={() => goOn.mutate('conference')}>
          {t('desk.conference')}
        </Button>
      )}
      <Button size="large" icon={<UndoOutlined aria-hidden />} loading={loading('cancel')} onClick={() => goOn.mutate('cancel')}>
        {t('desk.takeBack')}
      </Button>
    </>
  );
}
