import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TranscriptLine } from '../../api/calls';
import { useJournalWords } from '../../parts/useJournalWords';

/** What has been said and pressed; a screen reader hears new lines as they come. */
export function Transcript({ lines }: { readonly lines: readonly TranscriptLine[] }) {
  const { t } = useTranslation();
  const words = useJournalWords();
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Some browsers answer a promise here, which must not become the effect's clean-up.
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines.length]);
  return (
    <ol className="transcript" aria-live="polite" aria-label={t('phone.transcript')}>
      {lines.map((line, index) => (
        <li key={index} className={`line-${line.kind === 'digits' ? 'caller' : line.kind === 'prompt' || line.kind === 'survey' ? 'prompt' : 'event'}`} ref={index === lines.length - 1 ? end : undefined}>
          <span className="transcript-kind">
            {words.kind(line)}
          </span>
          {line.text ? <span lang={line.language ?? undefined}>{words.text(line)}</span> : null}
        </li>
      ))}
    </ol>
  );
}
