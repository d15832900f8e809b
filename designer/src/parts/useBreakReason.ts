import { useTranslation } from 'react-i18next';

/** A break's reason in words: those of the centre as they are, those that the routing gives in the reader's language. */
export function useBreakReason(): (reason: string) => string {
  const { t, i18n } = useTranslation();
  return (reason) => (i18n.exists(`floor.reasons.${reason}`) ? t(`floor.reasons.${reason}` as 'floor.reasons.NoAnswer') : reason);
}
