import { describe, expect, it } from 'vitest';
import { changeText, kpiText, pText, typedFactor } from './kpi';

describe('figures of KPIs', () => {
  it('read in their units', () => {
    expect([kpiText('Share', 0.8215), kpiText('Seconds', 254.04), kpiText('PerTenThousand', 3.456), kpiText('Share', null)]).toEqual(['82.2 %', '254 s', '3.46', '–']);
  });

  it('have a sign where they are differences', () => {
    expect([changeText('Share', -0.031), changeText('Seconds', 12.34), changeText('Number', 0)]).toEqual(['-3.1 pp', '+12.3 s', '0']);
  });

  it('do not write out very small p', () => {
    expect([pText(0.00001), pText(0.01428), pText(null)]).toEqual(['< 0.0001', '0.0143', '–']);
  });

  it('are typed in per cent where they are shares', () => {
    expect([typedFactor('Share'), typedFactor('Seconds'), typedFactor(undefined)]).toEqual([0.01, 1, 1]);
  });
});
