import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageKey, pickLanguage, type Language } from '../core/language';
import enUS from './en-US.json';
import zhCN from './zh-CN.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof enUS };
  }
}

export function rememberedLanguage(): Language {
  return pickLanguage(localStorage.getItem(languageKey), navigator.languages);
}

export function initTexts(): void {
  const language = rememberedLanguage();
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en-US',
    defaultNS: 'app',
    ns: ['app'],
    resources: { 'zh-CN': { app: zhCN }, 'en-US': { app: enUS } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Changes the texts of the shell and remembers the choice in this browser; the Studio's frame reads the same key. */
export function applyLanguage(language: Language): void {
  localStorage.setItem(languageKey, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
