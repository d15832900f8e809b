import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface PeriodFilterProps {
  /** Days such as `2026-11-23`, or empty. */
  readonly from: string;
  readonly until: string;
  readonly onChange: (change: { readonly from: string; readonly until: string }) => void;
}

/** From one day to another, both included; either may be open. */
export function PeriodFilter({ from, until, onChange }: PeriodFilterProps) {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    dayjs.locale(i18n.language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [i18n.language]);
  return (
    <DatePicker.RangePicker
      value={[dayOf(from), dayOf(until)]}
      allowEmpty={[true, true]}
      placeholder={[t('common.from'), t('common.until')]}
      style={{ width: 250 }}
      onChange={(days) => onChange({ from: textOf(days?.[0]), until: textOf(days?.[1]) })}
    />
  );
}

function dayOf(text: string): Dayjs | null {
  const day = dayjs(text || null);
  return day.isValid() ? day : null;
}

const textOf = (day: Dayjs | null | undefined) => day?.format('YYYY-MM-DD') ?? '';

/** The moments that two days of the reader's own time zone begin and end. */
export function periodOf(from: string, until: string): { readonly from: string | undefined; readonly until: string | undefined } {
  return { from: dayOf(from)?.startOf('day').toISOString(), until: dayOf(until)?.add(1, 'day').startOf('day').toISOString() };
}
