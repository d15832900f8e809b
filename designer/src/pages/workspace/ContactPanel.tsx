import { PhoneFilled } from '@ant-design/icons';
import { Button, Card, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { accept, decline, type Desk, type DeskContact } from '../../api/desk';
import { percentLeft, secondsLeft, talkStage, type DeskPhase } from '../../core/desk';
import { clock } from '../../core/time';
import { useCentreNow } from '../../parts/useClock';
import { colors } from '../../theme';
import { TalkActions } from './TalkActions';
import { useDeskAction } from './useDesk';
import { WrapUpForm } from './WrapUpForm';

interface ContactPanelProps {
  readonly desk: Desk;
  readonly contact: DeskContact;
  readonly phase: DeskPhase;
}

/** The contact at hand, from ringing to the end of its wrap-up, and what can be done with it. */
export function ContactPanel({ desk, contact, phase }: ContactPanelProps) {
  const { t, i18n } = useTranslation();
  const channelKey = `contacts.channels.${contact.channel}`;
  return (
    <Card className={`contact-panel ${phase}${contact.onHold ? ' on-hold' : ''}`} data-phase={phase}>
      <div className="contact-head">
        <span className="contact-icon" aria-hidden>
          <PhoneFilled />
        </span>
        <div className="contact-who">
          <h2 className="numbers">
            {contact.from}
            {contact.customer ? <span className="contact-name">{contact.customer.name}{contact.customer.title}</span> : null}
            {contact.customer?.isKey ? <Tag color="gold">{t('desk.keyCustomer')}</Tag> : null}
          </h2>
          <div className="contact-facts">
            {i18n.exists(channelKey) ? t(channelKey as 'contacts.channels.Voice') : contact.channel}
            {contact.queueName ? ` · ${contact.queueName}` : ''} · {t('desk.waited', { time: clock(contact.waitedSeconds) })} · {t('desk.dialled', { to: contact.to })}
          </div>
          {contact.why ? <div className="contact-facts">{contact.why}</div> : null}
          {contact.consultation ? (
            <div className="contact-consultation" role="status">
              {t(`desk.stages.${talkStage(contact)}`, { name: contact.consultation.with })}
            </div>
          ) : null}
        </div>
        {phase === 'ringing' ? <Ringing desk={desk} contact={contact} /> : null}
        {phase === 'talking' ? <TalkActions desk={desk} contact={contact} /> : null}
      </div>
      {contact.message ? <blockquote className="contact-message">{contact.message}</blockquote> : null}
      {phase === 'wrappingUp' && desk.wrapUp ? <WrapUpForm key={contact.id} desk={desk} wrapUp={desk.wrapUp} contact={contact} /> : null}
    </Card>
  );
}

function Ringing({ desk, contact }: { readonly desk: Desk; readonly contact: DeskContact }) {
  const { t } = useTranslation();
  const now = useCentreNow(desk.now);
  const take = useDeskAction(accept);
  const refuse = useDeskAction(decline);
  const deadline = contact.deadline ?? desk.now;
  const left = secondsLeft(deadline, now);
  const onScreen = desk.answersOnScreen || contact.channel === 'Web';
  return (
    <div className="contact-actions">
      <Progress type="circle" size={52} percent={percentLeft(desk.since, deadline, now)} format={() => left} strokeColor={colors.accent} aria-label={t('desk.ringsFor', { count: left })} />
      {onScreen ? (
        <Button type="primary" size="large" autoFocus className="accept" icon={<PhoneFilled aria-hidden />} loading={take.isPending} onClick={() => take.mutate()}>
          {t('desk.accept')}
        </Button>
      ) : (
        <b>{t('desk.atThePhone')}</b>
      )}
      <Button danger size="large" loading={refuse.isPending} onClick={() => refuse.mutate()}>
        {t('desk.decline')}
      </Button>
    </div>
  );
}
