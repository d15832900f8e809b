import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskContact } from '../../api/desk';
import { JournalLine } from '../../parts/JournalLine';

/** What has happened in the contact so far, the latest line in view. */
export function DeskJournal({ contact }: { readonly contact: DeskContact }) {
  const { t } = useTranslation();
  return (
    <Card title={t('contacts.journal')} className="desk-journal">
      <JournalLine entries={contact.journal} newestFirst />
    </Card>
  );
}
