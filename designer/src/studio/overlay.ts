import type { Language } from '../core/language';
export function startOverlay(_language: Language) { return { setLanguage(_next: Language) {} }; }
