import { Input, Space } from 'antd';
import { useTranslation } from 'react-i18next';

interface PeriodFilterProps {
  /** Days such as `2026-11-23`, or empty. */
  readonly from: string;
  readonly until: string;
  readonly onChange: (change: { readonly from?: string; readonly until?: string }) => void;
}

/** From one day to another, both included. */
export function PeriodFilter({ from, until, onChange }: PeriodFilterProps) {
  const { t } = useTranslation();
  return (
    <Space.Compact>
      <Input type="date" value={from} max={until || undefined} aria-label={t('common.from')} title={t('common.from')} style={{ width: 145 }} onChange={(event) => onChange({ from: event.target.value })} />
      <Input type="date" value={until} min={from || undefined} aria-label={t('common.until')} title={t('common.until')} style={{ width: 145 }} onChange={(event) => onChange({ until: event.target.value })} />
    </Space.Compact>
  );
}

/** The moments that two days of the reader's own time zone begin and end. */
export function periodOf(from: string, until: string): { readonly from: string | undefined; readonly until: string | undefined } {
  const moment = (day: string, days: number) => {
    if (!day) return undefined;
    const time = new Date(`${day}T00:00:00`);
    if (Number.isNaN(time.getTime())) return undefined;
    time.setDate(time.getDate() + days);
    return time.toISOString();
  };
  return { from: moment(from, 0), until: moment(until, 1) };
}
