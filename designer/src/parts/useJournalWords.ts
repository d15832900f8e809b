import { useTranslation } from 'react-i18next';

interface Entry {
  readonly kind: string;
  readonly text: string;
}

interface JournalWords {
  readonly kind: (entry: Entry) => string;
  readonly text: (entry: Entry) => string;
}

/** The words for what happened in a contact. What the server says in words of its own stays as it is. */
export function useJournalWords(): JournalWords {
  const { t, i18n } = useTranslation();
  return {
    kind: ({ kind }) => (i18n.exists(`phone.kinds.${kind}`) ? t(`phone.kinds.${kind}` as 'phone.kinds.prompt') : kind),
    text: ({ kind, text }) => {
      if (kind === 'ended' && i18n.exists(`phone.endedBy.${text}`)) return t(`phone.endedBy.${text}` as 'phone.endedBy.Caller');
      return text === 'on' || text === 'off' ? t(`phone.switched.${text}`) : text;
    },
  };
}
