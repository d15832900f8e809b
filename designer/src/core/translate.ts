/** Texts of one language for another program's pages. */
export interface Dictionary {
  /** Whole texts. */
  readonly texts: Readonly<Record<string, string>>;
  /**
   * Texts with parts that change: `{0}` takes any text over as it is, `{0:t}` takes one that is in the dictionary and
   * translates it, `{#}` takes a number. In the translation parts are `{0}`, `{1}` … by their place.
   */
  readonly patterns: Readonly<Record<string, string>>;
  /** Texts that are the same in both languages. */
  readonly same: readonly string[];
}

export interface Translator {
  /** The translation of a text with its surrounding spaces, or null when there is none. */
  translate(text: string): string | null;
  /** Whether a text needs no translation: no words in it, or words that stay as they are. */
  needsNone(text: string): boolean;
}

interface CompiledPattern {
  readonly match: RegExp;
  /** Whether a part is to be translated itself. */
  readonly nested: readonly boolean[];
  readonly translation: string;
}

const part = /\{(\d(?::t)?|#)\}/g;
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function createTranslator(dictionary: Dictionary): Translator {
  const texts = new Map(Object.entries(dictionary.texts));
  const same = new Set(dictionary.same);
  // The most said wins: a pattern with more fixed text is tried before one that would take anything.
  const patterns = Object.entries(dictionary.patterns)
    .sort(([a], [b]) => b.replace(part, '').length - a.replace(part, '').length)
    .map(([pattern, translation]) => compile(pattern, translation));

  const whole = (text: string): string | null => texts.get(text) ?? fromPatterns(text);

  const fromPatterns = (text: string): string | null => {
    for (const pattern of patterns) {
      const found = pattern.match.exec(text);
      const filled = found && fill(pattern, found.slice(1), (inner) => texts.get(inner) ?? null);
      if (filled !== null) return filled;
    }
    return null;
  };

  return {
    translate(text) {
      const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
      if (core === '') return null;
      const translation = whole(core.replace(/\s+/g, ' '));
      return translation === null ? null : before + translation + after;
    },
    needsNone(text) {
      const core = text.trim();
      return same.has(core) || !/[A-Za-z]{2}/.test(core) || /[\u3400-\u9fff]/.test(core);
    },
  };
}

function compile(pattern: string, translation: string): CompiledPattern {
  const nested: boolean[] = [];
  let source = '';
  let end = 0;
  for (const found of pattern.matchAll(part)) {
    source += escape(pattern.slice(end, found.index)) + (found[1] === '#' ? '([\\d.,]+)' : '(.+?)');
    nested.push(found[1]?.endsWith(':t') ?? false);
    end = found.index + found[0].length;
  }
  return { match: new RegExp(`^${source}${escape(pattern.slice(end))}$`, 's'), nested, translation };
}

/** Null when a part that had to be translated is not known. */
function fill(pattern: CompiledPattern, parts: readonly string[], inner: (text: string) => string | null): string | null {
  const filled = parts.map((text, index) => (pattern.nested[index] ? inner(text) : text));
  if (filled.includes(null)) return null;
  return pattern.translation.replace(/\{(\d)\}/g, (_, index: string) => filled[Number(index)] ?? '');
}
