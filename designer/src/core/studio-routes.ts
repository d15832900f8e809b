/** What Elsa Studio can show. The frame shows exactly one of these at a time. */
export type StudioView =
  | { readonly kind: 'definitions' }
  | { readonly kind: 'definition'; readonly id: string }
  | { readonly kind: 'instances' }
  | { readonly kind: 'instance'; readonly id: string };

/** The folder the Studio is served from; its own address is always below it. */
export const studioBase = '/studio/';

const segments = (path: string): string[] => {
  const clean = path.split(/[?#]/, 1)[0] ?? '';
  return clean.split('/').filter(Boolean).map(decode);
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Reads an address as the Studio writes it: below its base or, in some of its links, from the root.
 * Answers null for an address that no view of ours stands for.
 */
export function parseStudioPath(path: string): StudioView | null {
  const parts = segments(path);
  if (parts[0] === 'studio') parts.shift();
  if (parts.length === 0 || (parts.length === 1 && parts[0] === 'workflows')) return { kind: 'definitions' };
  if (parts[0] !== 'workflows') return null;
  const [, area, id, action] = parts;
  if (area === 'definitions') {
    if (id === undefined) return { kind: 'definitions' };
    return action === undefined || action === 'edit' ? { kind: 'definition', id } : null;
  }
  if (area === 'instances') {
    if (id === undefined) return { kind: 'instances' };
    return action === undefined || action === 'view' ? { kind: 'instance', id } : null;
  }
  return null;
}

/** The address of a view inside the frame. */
export function studioPath(view: StudioView): string {
  switch (view.kind) {
    case 'definitions':
      return `${studioBase}workflows/definitions`;
    case 'definition':
      return `${studioBase}workflows/definitions/${encodeURIComponent(view.id)}/edit`;
    case 'instances':
      return `${studioBase}workflows/instances`;
    case 'instance':
      return `${studioBase}workflows/instances/${encodeURIComponent(view.id)}/view`;
  }
}

/** The address of the shell's page that shows a view. */
export function shellPath(view: StudioView): string {
  switch (view.kind) {
    case 'definitions':
      return '/designer';
    case 'definition':
      return `/designer/${encodeURIComponent(view.id)}`;
    case 'instances':
      return '/runs';
    case 'instance':
      return `/runs/${encodeURIComponent(view.id)}`;
  }
}

/** The view that one of the shell's addresses asks for, or null for every other page. */
export function parseShellPath(path: string): StudioView | null {
  const [area, id, rest] = segments(path);
  if (rest !== undefined) return null;
  if (area === 'designer') return id === undefined ? { kind: 'definitions' } : { kind: 'definition', id };
  if (area === 'runs') return id === undefined ? { kind: 'instances' } : { kind: 'instance', id };
  return null;
}

export function sameView(a: StudioView, b: StudioView): boolean {
  return studioPath(a) === studioPath(b);
}
