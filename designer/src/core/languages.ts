/** Languages that centres speak; others can be typed. */
export const promptLanguages = ['zh-CN', 'en-US', 'zh-HK', 'zh-TW', 'ja-JP', 'ko-KR', 'ru-RU', 'fr-FR', 'de-DE', 'es-ES'] as const;

/** A language's name in the reader's own: `zh-CN` is 中文（中国） or Chinese (China). */
export function languageName(language: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language', languageDisplay: 'standard' }).of(language) ?? language;
  } catch {
    return language;
  }
}
