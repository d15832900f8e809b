import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getWeekday } from '../../api/simulations';
import { halfHourOf, scaledArrivals } from '../../core/simulation';
import { Chart } from '../../parts/Chart';

interface ArrivalsFieldProps {
  /** Expected calls in each half hour; null is a weekday's usual shape. */
  readonly value: readonly number[] | null;
  readonly onChange: (value: readonly number[] | null) => void;
  /** How many calls the shape begins with. */
  readonly calls: number;
}

const mostInHalfHour = 5000;

/** How many calls are to be expected in each half hour: the usual shape, or numbers of one's own. */
export function ArrivalsField({ value, onChange, calls }: ArrivalsFieldProps) {
  const { t } = useTranslation();
  const weekday = useQuery({ queryKey: ['weekday'], queryFn: ({ signal }) => getWeekday(signal), staleTime: Infinity });
  const shown = useMemo(() => value ?? scaledArrivals(weekday.data ?? [], calls), [value, weekday.data, calls]);
  const option = useMemo(
    () => ({
      animation: false,
      tooltip: { trigger: 'axis' },
      grid: { left: 44, right: 12, top: 12, bottom: 24 },
      xAxis: { type: 'category', data: shown.map((_, index) => halfHourOf(index)) },
      yAxis: { type: 'value' },
      series: [{ name: t('simulations.expected'), type: 'bar', itemStyle: { color: '#5b8ff9' }, data: [...shown] }],
    }),
    [shown, t],
  );
  return (
    <div className="arrivals">
      <div className="arrivals-head">
        <strong>{t('simulations.arrivals')}</strong>
        <Button size="small" disabled={weekday.data === undefined} onClick={() => onChange(value === null ? shown : null)}>
          {t(value === null ? 'simulations.ownArrivals' : 'simulations.usualArrivals')}
        </Button>
        <span className="muted">{t('simulations.arrivalsSum', { count: Math.round(shown.reduce((sum, one) => sum + one, 0)) })}</span>
      </div>
      <Chart option={option} height={140} label={t('simulations.arrivals')} />
      {value === null ? null : (
        <div className="arrivals-grid">
          {value.map((count, index) => (
            <label key={halfHourOf(index)}>
              <span className="muted numbers">{halfHourOf(index)}</span>
              <InputNumber
                size="small"
                min={0}
                max={mostInHalfHour}
                value={count}
                onChange={(next) => onChange(value.map((old, at) => (at === index ? (next ?? 0) : old)))}
                aria-label={t('simulations.arrivalsAt', { time: halfHourOf(index) })}
              />
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
