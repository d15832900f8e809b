type Unit = 'Share' | 'Seconds' | 'PerHundred' | 'PerTenThousand' | 'NetScore' | 'Number';

const rounded = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** A KPI's value as a person reads it: shares in per cent, seconds with their unit; a dash when there is none. */
export function kpiText(unit: Unit, value: number | null): string {
  if (value === null) return '–';
  return unit === 'Share' ? `${rounded(value * 100, 1)} %` : unit === 'Seconds' ? `${rounded(value, 1)} s` : rounded(value, 2);
}

/** A difference of two values, with its sign; of shares in percentage points. */
export function changeText(unit: Unit, value: number | null): string {
  if (value === null) return '–';
  const text = unit === 'Share' ? `${rounded(value * 100, 1)} pp` : unit === 'Seconds' ? `${rounded(value, 1)} s` : rounded(value, 2);
  return value > 0 ? `+${text}` : text;
}

/** A p value; very small ones are not written out. */
export const pText = (p: number | null): string => (p === null ? '–' : p < 0.0001 ? '< 0.0001' : rounded(p, 4));

/** What a figure of a KPI is typed in: per cent for shares, else the KPI's own unit. */
export const typedFactor = (unit: Unit | undefined): number => (unit === 'Share' ? 0.01 : 1);
