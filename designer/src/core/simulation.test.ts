import { describe, expect, it } from 'vitest';
import { differenceText, figureText, halfHourOf, percent, scaledArrivals, seconds } from './simulation';

describe('simulation', () => {
  it('names half hours by their beginning', () => {
    expect([0, 1, 17, 47].map(halfHourOf)).toEqual(['0:00', '0:30', '8:30', '23:30']);
  });

  it('shows shares and times as people read them, and a dash for none', () => {
    expect([0.0371, 0.8, 1, null].map(percent)).toEqual(['3.7 %', '80 %', '100 %', '–']);
    expect([0.04, 9.99, 61.4, undefined].map(seconds)).toEqual(['0.0', '10.0', '61', '–']);
  });

  it('shows figures and differences by their unit', () => {
    expect(figureText({ unit: 'Share' }, 0.031)).toBe('3.1 %');
    expect(figureText({ unit: 'Seconds' }, 12.4)).toBe('12 s');
    expect(figureText({ unit: 'Score' }, null)).toBe('–');
    expect(differenceText({ unit: 'Count' }, 3)).toBe('+3');
    expect(differenceText({ unit: 'Share' }, -0.015)).toBe('−1.5 pp');
    expect(differenceText({ unit: 'Share' }, 0.0001)).toBe('=');
    expect(differenceText({ unit: 'Seconds' }, null)).toBe('–');
  });

  it('scales a shape to so many calls', () => {
    expect(scaledArrivals([1, 3, 0], 100)).toEqual([25, 75, 0]);
    expect(scaledArrivals([], 100)).toEqual([]);
  });
});
