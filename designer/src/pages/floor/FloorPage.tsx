import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { hasRole } from '../../core/roles';
import { AddressTabs, type AddressTab } from '../../parts/AddressTabs';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { useSession } from '../../shell/session';
import './floor.css';

const BoardTab = lazy(() => import('./BoardTab'));
const ContactsTab = lazy(() => import('./ContactsTab'));
const CalendarsTab = lazy(() => import('./CalendarsTab'));
const BlocklistTab = lazy(() => import('./BlocklistTab'));
const RecordingsTab = lazy(() => import('./RecordingsTab'));
const PromptsTab = lazy(() => import('./PromptsTab'));
const ContactPage = lazy(() => import('./ContactPage'));
const RecordingPage = lazy(() => import('./RecordingPage'));
const PromptPage = lazy(() => import('./PromptPage'));

/** The floor: its tabs have addresses of their own; one contact, one recording and one prompt have a page. Reviewers see recordings only. */
export default function FloorPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [, , tabKey, part] = useLocation().pathname.split('/');
  const id = part ? decodeURIComponent(part) : '';
  const page = id ? pageOf(tabKey ?? '', id) : null;
  if (page) return <Suspense fallback={<PageSkeleton />}>{page}</Suspense>;
  const seesFloor = hasRole(session, 'TeamLead', 'ProcessOwner');
  const tabs: AddressTab[] = [
    ...(seesFloor ? [{ key: 'board', label: t('floor.tabs.board'), element: BoardTab }] : []),
    ...(seesFloor ? [{ key: 'contacts', label: t('floor.tabs.contacts'), element: ContactsTab }] : []),
    ...(hasRole(session, 'TeamLead', 'QualityReviewer') ? [{ key: 'recordings', label: t('floor.tabs.recordings'), element: RecordingsTab }] : []),
    ...(seesFloor ? [{ key: 'prompts', label: t('floor.tabs.prompts'), element: PromptsTab }] : []),
    ...(seesFloor ? [{ key: 'calendars', label: t('floor.tabs.calendars'), element: CalendarsTab }] : []),
    ...(seesFloor ? [{ key: 'blocklist', label: t('floor.tabs.blocklist'), element: BlocklistTab }] : []),
  ];
  const [first, ...others] = tabs;
  return first ? <AddressTabs path="/floor" tabs={[first, ...others]} /> : null;
}

function pageOf(tabKey: string, id: string) {
  if (tabKey === 'contacts') return <ContactPage id={id} />;
  if (tabKey === 'recordings') return <RecordingPage id={id} />;
  return tabKey === 'prompts' ? <PromptPage name={id} /> : null;
}
