import type { DefinitionJson } from '../core/flowchart';
import { request, type Page } from './client';

export interface DefinitionProblem {
  readonly rule: string;
  readonly severity: 'Error' | 'Warning';
  readonly nodeId: string | null;
  readonly activityId: string | null;
  readonly property: string | null;
  readonly message: string;
}

/** A definition as the Elsa API gives it; what is drawn here is read by `core/flowchart`. */
export const getDefinition = (definitionId: string, versionOptions: 'Latest' | 'Published', signal?: AbortSignal) =>
  request<DefinitionJson>('GET', `/elsa/api/workflow-definitions/by-definition-id/${encodeURIComponent(definitionId)}`, {
    query: { versionOptions },
    signal,
  });

export const listProblems = (definitionId: string, signal?: AbortSignal) =>
  request<Page<DefinitionProblem>>('GET', `/api/definitions/${encodeURIComponent(definitionId)}/problems`, { signal });

export interface DefinitionHead {
  readonly definitionId: string;
  readonly name: string;
}

/** The first fifty flows whose name or id holds the text. */
export const findDefinitions = (searchTerm: string, signal?: AbortSignal) =>
  request<{ readonly items: readonly DefinitionHead[] }>('GET', '/elsa/api/workflow-definitions', {
    query: { versionOptions: 'Latest', page: 0, pageSize: 50, searchTerm },
    signal,
  });
