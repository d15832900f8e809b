import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

/** A moment in the person's language: the time for today, date and time otherwise; in full on hovering. */
export function When({ at }: { readonly at: string }) {
  const { i18n } = useTranslation();
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return <>{at}</>;
  const today = time.toDateString() === new Date().toDateString();
  const short = today
    ? new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium', hourCycle: 'h23' })
    : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  const full = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' });
  return (
    <Tooltip title={full.format(time)}>
      <time dateTime={at} className="numbers">
        {short.format(time)}
      </time>
    </Tooltip>
  );
}
