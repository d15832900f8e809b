import { isLanguage, type Language } from './language';

/** What the Studio's frame tells the shell. */
export type FrameMessage =
  | { readonly type: 'navigate'; readonly path: string }
  | { readonly type: 'signed-out' }
  | { readonly type: 'refused'; readonly reasons: readonly string[] }
  | { readonly type: 'ready' };

/** What the shell tells the Studio's frame. */
export type ShellMessage =
  | { readonly type: 'language'; readonly language: Language }
  /** Shows a node of the open drawing. */
  | { readonly type: 'select'; readonly activityId: string };

const marker = 'callcenter';

export function seal<T extends FrameMessage | ShellMessage>(message: T): T & { readonly from: string } {
  return { ...message, from: marker };
}

const isOurs = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && (data as Record<string, unknown>)['from'] === marker;

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((text) => typeof text === 'string');

/** A message of the frame, or null for anything else that arrives in the window (libraries post messages too). */
export function readFrameMessage(data: unknown): FrameMessage | null {
  if (!isOurs(data)) return null;
  if (data['type'] === 'signed-out' || data['type'] === 'ready') return { type: data['type'] };
  const { path, reasons } = data;
  if (data['type'] === 'refused' && isTexts(reasons)) return { type: 'refused', reasons };
  // Only addresses of the shell itself: a frame can never send the shell to another site.
  if (data['type'] === 'navigate' && typeof path === 'string' && /^\/(?!\/)/.test(path)) return { type: 'navigate', path };
  return null;
}

export function readShellMessage(data: unknown): ShellMessage | null {
  if (!isOurs(data)) return null;
  const { type, language, activityId } = data;
  if (type === 'language' && isLanguage(language)) return { type, language };
  if (type === 'select' && typeof activityId === 'string') return { type, activityId };
  return null;
}
