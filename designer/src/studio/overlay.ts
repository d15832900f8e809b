import type { Language } from '../core/language';
import { createTranslator } from '../core/translate';
import { studioTexts } from './texts';
import { hasUserAttributes, isUserContent } from './user-content';

export interface Overlay {
  setLanguage(language: Language): void;
  /** Names the server has for technical names, such as an activity's inputs. */
  learn(names: ReadonlyMap<string, string>): void;
}

declare global {
  interface Window {
    /** Texts of the Studio that are on the page now and have no Chinese. For tests. */
    studioUntranslated?: () => string[];
  }
}

interface Change {
  readonly original: string;
  readonly translation: string;
}

const attributes = ['placeholder', 'title', 'aria-label'] as const;
const translator = createTranslator(studioTexts);

/**
 * The Studio has no Chinese texts of its own. This puts them over the page as it appears and changes: only the data of
 * text nodes and three attributes, never the tree, which belongs to Blazor. The originals are kept, so that switching
 * to English needs no reload.
 */
export function startOverlay(language: Language): Overlay {
  const texts = new WeakMap<Text, Change>();
  const attributeTexts = new WeakMap<Element, Map<string, Change>>();
  const observer = new MutationObserver((mutations) => mutations.forEach(onMutation));
  let active = false;
  let names: ReadonlyMap<string, string> = new Map();

  const originalOf = (node: Text): string => {
    const change = texts.get(node);
    return change && change.translation === node.data ? change.original : node.data;
  };

  /** The first text in an element as it was before; labels and tabs hold badges and marks behind it. */
  const originalText = (element: Element | null): string => {
    if (!element) return '';
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = originalOf(node as Text).trim();
      if (text !== '') return text;
    }
    return '';
  };

  const translate = (text: string): string | null => translator.translate(text) ?? names.get(text.trim()) ?? null;

  const translateText = (node: Text): void => {
    const original = originalOf(node);
    const translation = translate(original);
    const parent = node.parentElement;
    if (translation === null || translation === node.data || !parent || isUserContent(parent, originalText)) return;
    texts.set(node, { original, translation });
    node.data = translation;
  };

  const originalAttribute = (element: Element, name: string): string => {
    const value = element.getAttribute(name) ?? '';
    const change = attributeTexts.get(element)?.get(name);
    return change && change.translation === value ? change.original : value;
  };

  const translateAttribute = (element: Element, name: string): void => {
    const original = originalAttribute(element, name);
    const translation = original === '' ? null : translate(original);
    if (translation === null || translation === element.getAttribute(name) || hasUserAttributes(element, originalText)) return;
    const known = attributeTexts.get(element) ?? new Map<string, Change>();
    attributeTexts.set(element, known.set(name, { original, translation }));
    element.setAttribute(name, translation);
  };

  const translateBelow = (root: Node): void => {
    eachText(root, translateText);
    eachAttribute(root, translateAttribute);
  };

  const onMutation = (mutation: MutationRecord): void => {
    if (mutation.type === 'characterData') translateText(mutation.target as Text);
    else if (mutation.type === 'attributes') translateAttribute(mutation.target as Element, mutation.attributeName ?? '');
    else mutation.addedNodes.forEach(translateBelow);
    const context = contextOf(mutation.target);
    if (context) translateBelow(context);
  };

  const start = () => {
    active = true;
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...attributes] });
    translateBelow(document.documentElement);
  };

  const stop = () => {
    active = false;
    observer.disconnect();
    eachText(document.documentElement, (node) => {
      const original = originalOf(node);
      if (original !== node.data) node.data = original;
    });
    eachAttribute(document.documentElement, (element, name) => {
      const original = originalAttribute(element, name);
      if (original !== element.getAttribute(name)) element.setAttribute(name, original);
    });
  };

  window.studioUntranslated = () => {
    const missing = new Set<string>();
    const check = (text: string) => {
      if (!translator.needsNone(text) && translate(text) === null) missing.add(text.trim().replace(/\s+/g, ' '));
    };
    eachText(document.body, (node) => {
      const parent = node.parentElement;
      if (parent && parent.checkVisibility() && !isUserContent(parent, originalText)) check(originalOf(node));
    });
    eachAttribute(document.body, (element, name) => {
      if (element.checkVisibility() && !hasUserAttributes(element, originalText)) check(originalAttribute(element, name));
    });
    return [...missing].sort();
  };

  if (language === 'zh-CN') start();
  return {
    learn(learnt) {
      names = learnt;
    },
    setLanguage(next) {
      if (next === 'zh-CN' && !active) start();
      else if (next !== 'zh-CN' && active) stop();
    },
  };
}

/** What has to be looked at again because the name that decides about it has only now appeared. */
function contextOf(changed: Node): Element | null {
  const element = changed instanceof Element ? changed : changed.parentElement;
  const label = element?.closest('label.mud-input-label');
  if (label) return label.closest('.mud-input-control');
  return element?.closest('[role="tablist"]') ?? null;
}

function eachText(root: Node, visit: (node: Text) => void): void {
  if (root instanceof Text) {
    visit(root);
    return;
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) visit(node as Text);
}

function eachAttribute(root: Node, visit: (element: Element, name: string) => void): void {
  if (!(root instanceof Element)) return;
  const selector = attributes.map((name) => `[${name}]`).join(',');
  const elements = root.matches(selector) ? [root, ...root.querySelectorAll(selector)] : root.querySelectorAll(selector);
  for (const element of elements) {
    for (const name of attributes) if (element.hasAttribute(name)) visit(element, name);
  }
}
