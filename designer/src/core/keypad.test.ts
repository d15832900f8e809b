import { describe, expect, it } from 'vitest';
import { isDialable, keyOf, keypad, lettersOf, plainNumber } from './keypad';

describe('keypad', () => {
  it('has the twelve keys of a telephone', () => {
    expect(new Set(keypad).size).toBe(12);
    expect(lettersOf('7')).toBe('PQRS');
    expect(lettersOf('1')).toBe('');
  });

  it('understands the keyboard', () => {
    expect(keyOf('5')).toBe('5');
    expect(keyOf('#')).toBe('#');
    expect(keyOf('Enter')).toBeNull();
    expect(keyOf('a')).toBeNull();
  });

  it.each([
    ['138 0013-8000', true],
    ['+86 10 95500', true],
    ['1', false],
    ['call me', false],
    ['', false],
  ])('says of "%s" whether it can be dialled: %s', (text, expected) => expect(isDialable(text)).toBe(expected));

  it('drops what people write between digits', () => {
    expect(plainNumber('(010) 955-00')).toBe('01095500');
  });
});
