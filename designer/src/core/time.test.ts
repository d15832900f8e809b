import { describe, expect, it } from 'vitest';
import { clock, secondsBetween } from './time';

describe('clock', () => {
  it.each([
    [0, '0:00'],
    [9.9, '0:09'],
    [75, '1:15'],
    [3675, '1:01:15'],
    [-4, '0:00'],
  ])('shows %d s as %s', (seconds, text) => expect(clock(seconds)).toBe(text));
});

describe('secondsBetween', () => {
  it('counts up to a time or to an instant', () => {
    expect(secondsBetween('2026-01-01T00:00:00Z', '2026-01-01T00:01:30Z')).toBe(90);
    expect(secondsBetween('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:00:05Z'))).toBe(5);
  });

  it('is zero for clocks that disagree and for texts that are no time', () => {
    expect(secondsBetween('2026-01-01T00:00:10Z', '2026-01-01T00:00:00Z')).toBe(0);
    expect(secondsBetween('soon', null)).toBe(0);
  });
});
