import type { StudioView } from './studio-routes';

/** What to do with a refused call so that the Studio lives on: pass it through, make it one that it bears, or load the list again. */
export type RefusalCare = 'pass' | 'as-missing' | 'reload';

/**
 * The Studio shows the refusal of a save, an import or a start itself. Of a refused deletion of a definition it bears only that
 * there is none such; any other refused change takes the whole element down, which in a list costs nothing: it is loaded again.
 */
export function careFor(method: string, path: string, view: StudioView['kind'] | undefined): RefusalCare {
  if (method === 'GET') return 'pass';
  if (method === 'DELETE' && /\/workflow-definition(s|-versions)\/[^/]+$/.test(path)) return 'as-missing';
  const ownMessage = /\/workflow-definitions(\/import|\/[^/]+\/(execute|dispatch))?$/.test(path);
  return !ownMessage && (view === 'definitions' || view === 'instances') ? 'reload' : 'pass';
}

/** Why a call was refused, or parts of it were, as the server says it to people. */
export function reasonsOf(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { errors, skipped, warnings, detail } = answer as Record<string, unknown>;
  const named = typeof errors === 'object' && errors !== null ? Object.values(errors).flatMap(texts) : [];
  const found = [...named, ...texts(skipped), ...texts(warnings)];
  return found.length > 0 ? found : texts([detail]);
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string' && text !== '') : []);
