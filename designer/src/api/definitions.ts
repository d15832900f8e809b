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

export interface DefinitionHead {
  readonly id: string;
  readonly definitionId: string;
  readonly name: string | null;
  readonly version: number;
  readonly isLatest: boolean;
  readonly isPublished: boolean;
}

interface DefinitionHeads {
  readonly items: readonly DefinitionHead[];
  readonly totalCount: number;
}

/** The latest version of each definition whose name or id contains the text. */
export const listDefinitions = (search: string, signal?: AbortSignal) =>
  request<DefinitionHeads>('GET', '/elsa/api/workflow-definitions', {
    query: { versionOptions: 'Latest', SearchTerm: search, Page: 0, PageSize: 100, OrderBy: 'Name' },
    signal,
  });

/** All versions of a definition, newest first. */
export const listVersions = (definitionId: string, signal?: AbortSignal) =>
  request<DefinitionHeads>('GET', '/elsa/api/workflow-definitions', {
    query: { versionOptions: 'AllVersions', DefinitionIds: definitionId, Page: 0, PageSize: 200, OrderBy: 'Version', OrderDirection: 'Descending' },
    signal,
  });

export interface DesignFinding extends DefinitionProblem {
  readonly quotes: { readonly id: string; readonly words: string };
}

export const checkDesign = (definitionId: string, signal?: AbortSignal) =>
  request<Page<DesignFinding>>('GET', `/api/definitions/${encodeURIComponent(definitionId)}/design-check`, { signal });

export const listProblems = (definitionId: string, signal?: AbortSignal) =>
  request<Page<DefinitionProblem>>('GET', `/api/definitions/${encodeURIComponent(definitionId)}/problems`, { signal });
