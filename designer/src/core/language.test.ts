import { describe, expect, it } from 'vitest';
import { blazorCulture, languageOfText, pickLanguage } from './language';

describe('language', () => {
  it.each([
    [null, ['zh-TW', 'en'], 'zh-CN'],
    [null, ['en-GB', 'zh-CN'], 'en-US'],
    [null, [], 'en-US'],
    ['en-US', ['zh-CN'], 'en-US'],
    ['klingon', ['zh'], 'zh-CN'],
  ] as const)('picks from remembered %s and browser %j', (remembered, browser, expected) => {
    expect(pickLanguage(remembered, browser)).toBe(expected);
  });

  it('names the culture for Blazor', () => {
    expect(blazorCulture('zh-CN')).toBe('zh-Hans');
    expect(blazorCulture('en-US')).toBe('en-US');
  });

  it('tells Chinese from Latin text', () => {
    expect(languageOfText('按1键')).toBe('zh-CN');
    expect(languageOfText('Press 1')).toBe('en-US');
  });
});
