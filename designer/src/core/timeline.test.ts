import { describe, expect, it } from 'vitest';
import { currentMark, placeOf } from './timeline';

describe('placeOf', () => {
  it('is the part of the whole that has passed', () => expect(placeOf(15, 60)).toBe(25));
  it('stays on the line', () => {
    expect(placeOf(70, 60)).toBe(100);
    expect(placeOf(-1, 60)).toBe(0);
  });
  it('is the beginning where there is no length', () => expect(placeOf(3, 0)).toBe(0));
});

describe('currentMark', () => {
  const marks = [{ at: 1 }, { at: 4 }, { at: 4 }, { at: 9 }];
  it('is none before the first', () => expect(currentMark(marks, 0.5)).toBe(-1));
  it('is the last of those at the same moment', () => expect(currentMark(marks, 4)).toBe(2));
  it('stays at the last one', () => expect(currentMark(marks, 100)).toBe(3));
});
