import { describe, expect, it } from 'vitest';
import enUS from './en-US.json';
import zhCN from './zh-CN.json';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** Chinese has one plural form and English two; apart from that the keys are the same. */
const withoutSingular = (keys: Iterable<string>) => [...keys].filter((key) => !key.endsWith('_one')).sort();
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

const english = flatten(enUS);
const chinese = flatten(zhCN);

describe('texts', () => {
  it('exist in both languages', () => {
    expect(withoutSingular(chinese.keys())).toEqual(withoutSingular(english.keys()));
  });

  it('have a plural beside every singular', () => {
    for (const key of english.keys()) if (key.endsWith('_one')) expect(english.has(key.replace(/_one$/, '_other'))).toBe(true);
  });

  it('say something, with the same placeholders', () => {
    for (const [key, text] of chinese) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''));
    }
  });

  it('are Chinese on the Chinese side', () => {
    const latin = [...chinese].filter(([, text]) => !/[\u4e00-\u9fff]/.test(text)).map(([key]) => key);
    expect(latin).toEqual([]);
  });
});
