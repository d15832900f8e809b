import { describe, expect, it } from 'vitest';
import { studioTexts } from '.';
import designers from './designers.json';
import fields from './fields.json';
import journal from './journal.json';
import pages from './pages.json';

describe('the Studio’s dictionary', () => {
  const { texts, patterns, same } = studioTexts;

  it('is Chinese wherever it says something else', () => {
    const latin = Object.entries({ ...texts, ...patterns }).filter(([, text]) => !/[\u4e00-\u9fff]/.test(text));
    expect(latin).toEqual([]);
  });

  it('loses no part of a pattern', () => {
    for (const [pattern, translation] of Object.entries(patterns)) {
      const count = [...pattern.matchAll(/\{(\d(?::t)?|#)\}/g)].length;
      const used = new Set([...translation.matchAll(/\{(\d)\}/g)].map((found) => found[1]));
      expect(used.size, pattern).toBe(count);
    }
  });

  it('says each thing once', () => {
    const keys = [pages, fields, designers, journal].flatMap((part) => Object.keys(part));
    expect(keys.length).toBe(new Set(keys).size);
    expect(same.filter((text) => text in texts)).toEqual([]);
    expect(new Set(same).size).toBe(same.length);
  });
});
