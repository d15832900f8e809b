export const languages = ['zh-CN', 'en-US'] as const;
export type Language = (typeof languages)[number];

/** Where this browser remembers the language; the Studio's frame reads the same key. */
export const languageKey = 'callcenter.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'zh-CN' || value === 'en-US';
}

/** Remembered choice first; otherwise Chinese for any browser that prefers some Chinese, English for the rest. */
export function pickLanguage(remembered: string | null, browser: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered;
  const first = browser[0]?.toLowerCase() ?? '';
  return first.startsWith('zh') ? 'zh-CN' : 'en-US';
}

/** The culture name Blazor knows the language by. */
export function blazorCulture(language: Language): string {
  return language === 'zh-CN' ? 'zh-Hans' : 'en-US';
}

/** The language of a text, for the voice that is to speak it. */
export function languageOfText(text: string): Language {
  return /[\u3400-\u9fff\uf900-\ufaff]/.test(text) ? 'zh-CN' : 'en-US';
}
