import { announceSessionLost, ApiError, request, type Page, type Problem } from './client';

export interface PromptVersion {
  readonly language: string;
  readonly version: number;
  readonly isCurrent: boolean;
  readonly kind: 'Text' | 'Recording';
  readonly text: string | null;
  readonly voice: string | null;
  readonly lengthSeconds: number | null;
  readonly fileName: string | null;
  readonly savedBy: string;
  readonly savedAt: string;
}

export interface Prompt {
  readonly name: string;
  readonly description: string | null;
  readonly defaultLanguage: string;
  readonly updatedAt: string;
  /** The current version of each language. */
  readonly variants: readonly PromptVersion[];
}

export interface PromptDetail extends Prompt {
  /** The latest of each language first. */
  readonly versions: readonly PromptVersion[];
  readonly usedBy: readonly { readonly definitionId: string; readonly name: string }[];
}

const address = (name: string, rest = '') => `/api/prompts/${encodeURIComponent(name)}${rest}`;
const variant = (name: string, language: string, rest = '') => address(name, `/variants/${encodeURIComponent(language)}${rest}`);

export const listPrompts = (query: { readonly page: number; readonly pageSize: number; readonly search: string }, signal?: AbortSignal) =>
  request<Page<Prompt>>('GET', '/api/prompts', { query: { ...query }, signal });

export const getPrompt = (name: string, signal?: AbortSignal) => request<PromptDetail>('GET', address(name), { signal });

export const describePrompt = (name: string, body: { readonly description: string | null; readonly defaultLanguage: string }) =>
  request<PromptDetail>('PUT', address(name), { body });

export const savePromptText = (name: string, language: string, body: { readonly text: string; readonly voice: string | null }) =>
  request<PromptDetail>('PUT', variant(name, language), { body });

export const revertPrompt = (name: string, language: string, version: number) =>
  request<PromptDetail>('POST', variant(name, language, '/revert'), { body: { version } });

export const deletePrompt = (name: string) => request<void>('DELETE', address(name));

export const deletePromptLanguage = (name: string, language: string) => request<void>('DELETE', variant(name, language));

export const promptAudio = (name: string, language: string, version: number) => `${variant(name, language, '/audio')}?version=${version}`;

/** Sends a recording as it is; tells how much of it is on its way, from 0 to 1. `fetch` cannot tell that. */
export function uploadPrompt(name: string, language: string, file: File, text: string, onProgress: (part: number) => void): Promise<PromptDetail> {
  const query = new URLSearchParams({ fileName: file.name, text });
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', `${variant(name, language, '/recording')}?${query}`);
    sending.setRequestHeader('Accept-Language', document.documentElement.lang);
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    sending.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    sending.onerror = () => reject(new Error(sending.statusText || 'Network error'));
    sending.onload = () => {
      if (sending.status >= 200 && sending.status < 300) return resolve(JSON.parse(sending.responseText) as PromptDetail);
      if (sending.status === 401) announceSessionLost();
      reject(new ApiError(problemOf(sending)));
    };
    sending.send(file);
  });
}

function problemOf(sent: XMLHttpRequest): Problem {
  try {
    return { title: sent.statusText, ...(JSON.parse(sent.responseText) as Partial<Problem>), status: sent.status };
  } catch {
    return { title: sent.statusText || `HTTP ${sent.status}`, status: sent.status };
  }
}
