import { blazorCulture, languageKey, pickLanguage, type Language } from '../core/language';

export function currentLanguage(): Language {
  return pickLanguage(localStorage.getItem(languageKey), navigator.languages);
}

/** Blazor reads its culture once, while it boots, from this key and from nowhere else. */
export function setBlazorCulture(language: Language): void {
  localStorage.setItem('BlazorCulture', blazorCulture(language));
}
