import { Alert, Col, Row } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Desk, DeskContact } from '../../api/desk';
import { isStatus } from '../../api/client';
import { deskPhase } from '../../core/desk';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { AnnouncementBanner } from '../announcements/AnnouncementsPage';
import { TaskBanner } from '../tasks/TaskBanner';
import { AgentBar } from './AgentBar';
import { ContactPanel } from './ContactPanel';
import { CustomerPanel } from './CustomerPanel';
import { DeskJournal } from './DeskJournal';
import { Messages } from './Messages';
import { ScriptPanel } from './ScriptPanel';
import { StartPanel } from './StartPanel';
import { TodayFigures } from './TodayFigures';
import { useDesk } from './useDesk';
import { useScript } from './useScript';
import './workspace.css';

const ContactPage = lazy(() => import('../floor/ContactPage'));

/** An agent's workspace. One contact has a page here too, so that agents need not enter the floor. */
export default function WorkspacePage() {
  const { t } = useTranslation();
  const [, , part, id] = useLocation().pathname.split('/');
  const { query, live } = useDesk();
  if (part === 'contacts' && id) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <ContactPage id={decodeURIComponent(id)} home="/workspace" />
      </Suspense>
    );
  }
  if (isStatus(query.error, 404)) {
    return (
      <Notice kind="missing" title={t('desk.nobody')}>
        {t('desk.nobodyAdvice')}
      </Notice>
    );
  }
  return (
    <Loaded query={query}>
      {(desk) => (
        <>
          <AgentBar desk={desk} />
          <div className="page">
            {live ? null : <Alert type="info" banner title={t('floor.polling')} style={{ marginBottom: 12 }} />}
            <AnnouncementBanner />
            <TaskBanner />
            <DeskBody desk={desk} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function DeskBody({ desk }: { readonly desk: Desk }) {
  const phase = deskPhase(desk);
  useRingingTitle(phase === 'ringing' ? (desk.contact?.from ?? '') : null);
  if (phase === 'signedOff') return <StartPanel desk={desk} />;
  return (
    <>
      {desk.messages.length > 0 ? <Messages desk={desk} /> : null}
      {desk.contact ? (
        <>
          <ContactPanel desk={desk} contact={desk.contact} phase={phase} />
          <ContactBesides key={desk.contact.id} contact={desk.contact} />
        </>
      ) : (
        <TodayFigures desk={desk} phase={phase} />
      )}
    </>
  );
}

/** What stands below the contact: its script where it has one, who it is, and what has happened. */
function ContactBesides({ contact }: { readonly contact: DeskContact }) {
  const { t } = useTranslation();
  const script = useScript(contact.id);
  const none = script.data?.state === 'None';
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={none ? 11 : 14}>
        {none ? <CustomerPanel contact={contact} /> : <ScriptPanel contactId={contact.id} query={script} />}
        {none && contact.talking ? <p className="muted script-none">{t('script.none')}</p> : null}
      </Col>
      <Col xs={24} lg={none ? 13 : 10}>
        {none ? null : <CustomerPanel contact={contact} />}
        <DeskJournal contact={contact} />
      </Col>
    </Row>
  );
}

/** Whoever looks at another tab sees there that it rings. */
function useRingingTitle(caller: string | null): void {
  const { t } = useTranslation();
  const text = caller === null ? null : t('desk.ringingTitle', { from: caller });
  useEffect(() => {
    if (text === null) return;
    const before = document.title;
    document.title = text;
    return () => {
      document.title = before;
    };
  }, [text]);
}
