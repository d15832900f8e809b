import { request, type Page } from './client';

export interface SkillLevel {
  readonly name: string;
  readonly level: number;
}

/** An agent's settings as they are written. */
export interface PersonSettings {
  readonly workNumber: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly skills: readonly SkillLevel[];
  readonly maxMessages: number;
  /** The user who works as this agent. */
  readonly userId: string | null;
}

export interface Person extends PersonSettings {
  readonly id: string;
  readonly userName: string | null;
}

export interface User {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** Ids of the groups a team lead leads. */
  readonly groups: readonly string[];
  readonly isDisabled: boolean;
  readonly agentId: string | null;
}

export interface UserSettings {
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly isDisabled: boolean;
  /** Left out, a user who is there keeps theirs. */
  readonly password?: string;
}

export interface NewUser {
  readonly userName: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly password: string;
  readonly groups?: readonly string[];
}

export interface Group {
  readonly id: string;
  readonly name: string;
}

export interface PeopleQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly search: string;
  readonly group: string;
}

interface Texts {
  readonly items: readonly string[];
}

const all = { page: 1, pageSize: 500 };
const agent = (id: string) => `/api/agents/${encodeURIComponent(id)}`;

export const listPeople = (query: PeopleQuery, signal?: AbortSignal) => request<Page<Person>>('GET', '/api/people', { query: { ...query }, signal });
export const addPerson = (person: PersonSettings) => request<Person>('POST', '/api/agents', { body: person });
export const changePerson = (id: string, person: PersonSettings) => request<Person>('PUT', agent(id), { body: person });
export const removePerson = (id: string) => request<void>('DELETE', agent(id));
export const listUsers = (signal?: AbortSignal) => request<Page<User>>('GET', '/api/users', { query: all, signal });
export const addUser = (user: NewUser) => request<User>('POST', '/api/users', { body: user });
export const changeUser = (id: string, user: UserSettings) => request<User>('PUT', `/api/users/${encodeURIComponent(id)}`, { body: user });
export const listGroups = (signal?: AbortSignal) => request<Page<Group>>('GET', '/api/groups', { query: all, signal });
export const saveGroup = (group: Group) => request<Group>('PUT', `/api/groups/${encodeURIComponent(group.id)}`, { body: { name: group.name } });
export const removeGroup = (id: string) => request<void>('DELETE', `/api/groups/${encodeURIComponent(id)}`);
export const listSkills = (signal?: AbortSignal) => request<Texts>('GET', '/api/skills', { signal });
export const saveSkills = (items: readonly string[]) => request<Texts>('PUT', '/api/skills', { body: { items } });
export const listBreakReasons = (signal?: AbortSignal) => request<Texts>('GET', '/api/break-reasons', { signal });
export const saveBreakReasons = (items: readonly string[]) => request<Texts>('PUT', '/api/break-reasons', { body: { items } });
