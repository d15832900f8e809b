import { request, type Page } from './client';

export type TaskScope = 'mine' | 'shared' | 'all';
export type TaskState = 'Open' | 'Claimed' | 'Done' | 'Withdrawn';

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly state: TaskState;
  readonly assignee: { readonly kind: 'Role' | 'Group' | 'Agent' | 'Person'; readonly id: string; readonly name: string };
  readonly claimer: string | null;
  readonly createdAt: string;
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  readonly escalation: number;
  readonly outcome: string | null;
  readonly endedAt: string | null;
}

export interface TaskLine {
  readonly at: string;
  readonly kind: 'Created' | 'Claimed' | 'HandedBack' | 'Delegated' | 'Reminded' | 'Overdue' | 'Escalated' | 'Completed' | 'Withdrawn';
  /** Null when the flow or the clock did it. */
  readonly person: string | null;
  readonly text: string | null;
}

export interface TaskDetail {
  readonly task: Task;
  /** Null for a task that no flow has given. */
  readonly instanceId: string | null;
  readonly instructions: string | null;
  /** A JSON schema. */
  readonly form: unknown;
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly outcomes: readonly string[];
  readonly may: { readonly claim: boolean; readonly handBack: boolean; readonly delegate: boolean; readonly complete: boolean };
  readonly history: readonly TaskLine[];
  /** What is to be read, where the task ends by its quiz. */
  readonly announcement: { readonly id: string; readonly address: string } | null;
}

export interface TaskCounts {
  readonly mine: number;
  readonly shared: number;
  readonly overdue: number;
}

export interface TaskQuery {
  readonly scope: TaskScope;
  readonly page: number;
  readonly pageSize: number;
  readonly search: string;
  readonly state: 'live' | 'over';
}

const at = (id: string, verb = '') => `/api/tasks/${encodeURIComponent(id)}${verb}`;

export const listTasks = ({ scope, ...query }: TaskQuery, signal?: AbortSignal) =>
  scope === 'all'
    ? request<Page<Task>>('GET', '/api/tasks/all', { query: { ...query }, signal })
    : request<Page<Task>>('GET', '/api/tasks', { query: { scope, ...query }, signal });

export const countTasks = (signal?: AbortSignal) => request<TaskCounts>('GET', '/api/tasks/counts', { signal });

export const getTask = (id: string, signal?: AbortSignal) => request<TaskDetail>('GET', at(id), { signal });

export const listAssignees = (signal?: AbortSignal) => request<readonly { readonly key: string; readonly name: string }[]>('GET', '/api/tasks/assignees', { signal });

export const claimTask = (id: string) => request<void>('POST', at(id, '/claim'), { body: {} });

export const handBackTask = (id: string, note: string) => request<void>('POST', at(id, '/hand-back'), { body: { note } });

export const delegateTask = (id: string, to: string, note: string) => request<void>('POST', at(id, '/delegate'), { body: { to, note } });

export const completeTask = (id: string, outcome: string, values: Readonly<Record<string, unknown>>) => request<void>('POST', at(id, '/complete'), { body: { outcome, values } });
