import type { Language } from '../core/language';

interface AmdLoader {
  (modules: string[], done: () => void, failed: (error: unknown) => void): void;
  config(options: Record<string, unknown>): void;
}

interface MonacoWindow {
  require?: AmdLoader;
  monaco?: unknown;
  blazorMonaco?: Record<string, unknown>;
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/**
 * The code editor is a third of a page's weight and most visits never open it. Its interop functions are replaced by
 * ones that load it first; Blazor awaits whatever they answer.
 */
export function loadMonacoOnFirstUse(language: Language): void {
  const page = window as unknown as MonacoWindow;
  const areas = page.blazorMonaco;
  if (!areas) return;
  let loading: Promise<void> | undefined;
  const load = () => (loading ??= loadMonaco(page, language));
  for (const area of Object.values(areas)) {
    if (typeof area !== 'object' || area === null || Array.isArray(area)) continue;
    const functions = area as Record<string, unknown>;
    for (const [name, value] of Object.entries(functions)) {
      if (typeof value === 'function') functions[name] = afterLoading(value as AnyFunction, page, load);
    }
  }
}

function afterLoading(original: AnyFunction, page: MonacoWindow, load: () => Promise<void>): AnyFunction {
  return function wrapped(this: unknown, ...args: unknown[]) {
    if (page.monaco) return original.apply(this, args);
    return load().then(() => original.apply(this, args));
  };
}

function loadMonaco(page: MonacoWindow, language: Language): Promise<void> {
  return new Promise((resolve, reject) => {
    const amd = page.require;
    if (!amd) {
      reject(new Error('The loader of the code editor is missing.'));
      return;
    }
    if (language === 'zh-CN') amd.config({ 'vs/nls': { availableLanguages: { '*': 'zh-cn' } } });
    amd(['vs/editor/editor.main'], resolve, reject);
  });
}
