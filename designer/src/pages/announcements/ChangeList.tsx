import { useTranslation } from 'react-i18next';
import type { ChangeLine } from '../../api/announcements';
import { KindTag } from '../processes/tags';

/** What differs from the version before, as people learn it. */
export function ChangeList({ changes }: { readonly changes: readonly ChangeLine[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <span className="muted">{t('announcements.noChanges')}</span>;
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {changes.map((line, index) => (
        <li key={index} style={{ marginBottom: 6 }}>
          <KindTag kind={line.kind} /> {line.what}
          {line.details.map((detail) => (
            <div key={detail} className="muted small">
              {detail}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
