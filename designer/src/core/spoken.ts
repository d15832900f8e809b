import { languageOfText } from './language';

interface Line {
  readonly kind: string;
  readonly text: string;
  readonly language?: string | null;
  readonly audio?: string | null;
}

/** What a caller hears of a line of a call: a recording, words, or nothing. */
export type Heard = { readonly audio: string } | { readonly text: string; readonly language: string } | null;

const spoken = new Set(['prompt', 'position', 'survey']);

export function heardOf(line: Line): Heard {
  if (!spoken.has(line.kind)) return null;
  if (line.audio) return { audio: line.audio };
  return line.text === '' ? null : { text: line.text, language: line.language || languageOfText(line.text) };
}
