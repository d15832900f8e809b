/** The time of day of a half hour: 0 → `0:00`, 17 → `8:30`. */
export const halfHourOf = (index: number): string => `${Math.floor(index / 2)}:${index % 2 ? '30' : '00'}`;

/** A share as whole per cent with one decimal below ten; a dash when there is none. */
export function percent(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const hundredths = value * 100;
  return `${hundredths < 10 ? hundredths.toFixed(1) : Math.round(hundredths)} %`;
}

/** Seconds as a person reads them; a dash when there are none. */
export const seconds = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : value < 10 ? value.toFixed(1) : String(Math.round(value)));

interface Figure {
  readonly unit: 'Count' | 'Share' | 'Seconds' | 'Score';
}

/** A figure as a person reads it. */
export function figureText({ unit }: Figure, value: number | null): string {
  if (unit === 'Share') return percent(value);
  if (unit === 'Seconds') return value === null ? '–' : `${seconds(value)} s`;
  if (value === null) return '–';
  return unit === 'Score' ? value.toFixed(2) : value.toLocaleString();
}

/** By how much the second differs from the first: `+3`, `−1.5 pp`, `=`; a dash where one of them is missing. */
export function differenceText({ unit }: Figure, difference: number | null): string {
  if (difference === null) return '–';
  const digits = unit === 'Count' ? 0 : unit === 'Score' ? 2 : 1;
  const amount = Math.abs(unit === 'Share' ? difference * 100 : difference).toFixed(digits);
  if (Number(amount) === 0) return '=';
  const suffix = unit === 'Share' ? ' pp' : unit === 'Seconds' ? ' s' : '';
  return `${difference > 0 ? '+' : '−'}${amount}${suffix}`;
}

/** A shape scaled to so many calls, as numbers one would write down. */
export function scaledArrivals(shape: readonly number[], calls: number): number[] {
  const total = shape.reduce((sum, weight) => sum + weight, 0);
  return shape.map((weight) => (total > 0 ? Math.round((weight * calls * 10) / total) / 10 : 0));
}
