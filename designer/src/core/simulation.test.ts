import { describe, expect, it } from 'vitest';
import { halfHourOf, percent, seconds } from './simulation';

describe('simulation', () => {
  it('names half hours by their beginning', () => {
    expect([0, 1, 17, 47].map(halfHourOf)).toEqual(['0:00', '0:30', '8:30', '23:30']);
  });

  it('shows shares and times as people read them, and a dash for none', () => {
    expect([0.0371, 0.8, 1, null].map(percent)).toEqual(['3.7 %', '80 %', '100 %', '–']);
    expect([0.04, 9.99, 61.4, undefined].map(seconds)).toEqual(['0.0', '10.0', '61', '–']);
  });
});
