import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import type { JournalEntry } from '../api/contacts';
import { EmptyState } from './EmptyState';
import { useJournalWords } from './useJournalWords';
import { When } from './When';

interface JournalLineProps {
  readonly entries: readonly JournalEntry[];
  readonly newestFirst?: boolean;
}

/** A contact's journal as a line of time. */
export function JournalLine({ entries, newestFirst = false }: JournalLineProps) {
  const { t } = useTranslation();
  const words = useJournalWords();
  if (entries.length === 0) return <EmptyState title={t('contacts.noJournal')} />;
  const items = entries.map((entry, index) => ({
    key: index,
    color: entry.kind === 'ended' ? 'gray' : entry.kind === 'connected' ? 'green' : undefined,
    content: (
      <>
        <span className="muted">
          <When at={entry.at} /> · {words.kind(entry)}
        </span>
        <div>{words.text(entry)}</div>
      </>
    ),
  }));
  return <Timeline className="journal" items={newestFirst ? items.reverse() : items} />;
}
