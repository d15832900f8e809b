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
 * The code editor is heavy, and the lists need it for one rarely opened dialog only. There its interop functions are
 * replaced by ones that load it first; Blazor awaits whatever they answer. Pages that show a code editor from the start
 * load it before they are mounted: an editor whose place has gone while it was loading would break the page.
 */
export function loadMonacoOnFirstUse(language: Language): void {
  const page = window as unknown as MonacoWindow;
  let loading: Promise<void> | undefined;
  const load = () => (loading ??= loadMonaco(language));
  for (const area of Object.values(page.blazorMonaco ?? {})) {
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
    // A call that was waiting may find that the dialog has been closed meanwhile; then there is nothing left to do.
    return load()
      .then(() => original.apply(this, args))
      .catch(() => null);
  };
}

export function loadMonaco(language: Language): Promise<void> {
  return new Promise((resolve, reject) => {
    const amd = (window as unknown as MonacoWindow).require;
    if (!amd) {
      reject(new Error('The loader of the code editor is missing.'));
      return;
    }
    if (language === 'zh-CN') amd.config({ 'vs/nls': { availableLanguages: { '*': 'zh-cn' } } });
    amd(['vs/editor/editor.main'], resolve, reject);
  });
}
