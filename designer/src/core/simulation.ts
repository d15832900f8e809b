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
