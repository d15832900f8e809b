import { request, type Page } from './client';
import type { Why } from './pilots';

export interface QuizChoice {
  readonly text: string;
  readonly englishText?: string | null;
}

export interface QuizQuestion {
  readonly text: string;
  readonly englishText?: string | null;
  readonly choices: readonly QuizChoice[];
  /** The place of the right choice. */
  readonly right: number;
}

export interface Lesson {
  readonly different: string;
  readonly englishDifferent?: string | null;
  readonly questions: readonly QuizQuestion[];
  readonly revision: number;
  /** It was announced and cannot change. */
  readonly isFixed: boolean;
  /** What keeps it from being announced. */
  readonly missing: readonly Why[];
}

export type LessonWanted = Pick<Lesson, 'different' | 'englishDifferent' | 'questions' | 'revision'>;

export interface Announcement {
  readonly id: string;
  readonly process: string;
  readonly number: number;
  readonly version: string;
  readonly processName: string;
  readonly processEnglishName: string | null;
  readonly groups: readonly string[];
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly agents: number;
  readonly read: number;
  readonly passed: number;
}

export interface ChangeLine {
  readonly kind: 'Added' | 'Removed' | 'Changed' | 'Moved';
  readonly what: string;
  readonly details: readonly string[];
}

export interface AgentProgress {
  readonly id: string;
  readonly name: string;
  readonly workNumber: string;
  readonly readAt: string | null;
  readonly passedAt: string | null;
  readonly attempts: number;
  readonly score: number | null;
}

export interface GroupProgress {
  readonly id: string;
  readonly name: string;
  readonly read: number;
  readonly passed: number;
  readonly agents: readonly AgentProgress[];
}

export interface AnnouncementDetail {
  readonly head: Announcement;
  readonly changes: readonly ChangeLine[];
  readonly different: string;
  readonly questions: number;
  readonly progress: readonly GroupProgress[];
}

export interface OwnAnnouncement {
  readonly id: string;
  readonly processName: string;
  readonly number: number;
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly passedAt: string | null;
  readonly attempts: number;
  readonly score: number | null;
}

export interface OwnAnnouncementDetail {
  readonly head: OwnAnnouncement;
  readonly different: string;
  readonly changes: readonly ChangeLine[];
  readonly questions: readonly { readonly text: string; readonly choices: readonly string[] }[];
  readonly passMark: number;
}

export interface QuizAnswer {
  readonly score: number;
  readonly isPassed: boolean;
  readonly wrong: readonly number[];
}

const own = '/api/me/announcements';
const ownOne = (id: string) => `${own}/${encodeURIComponent(id)}`;
const lesson = (process: string, number: number) => `/api/processes/${encodeURIComponent(process)}/versions/${number}/lesson`;

export const getLesson = (process: string, number: number, signal?: AbortSignal) => request<Lesson>('GET', lesson(process, number), { signal });
export const saveLesson = (process: string, number: number, wanted: LessonWanted) => request<Lesson>('PUT', lesson(process, number), { body: wanted });
export const listAnnouncements = (query: { readonly page: number; readonly pageSize: number }, signal?: AbortSignal) => request<Page<Announcement>>('GET', '/api/announcements', { query: { ...query }, signal });
export const getAnnouncement = (id: string, signal?: AbortSignal) => request<AnnouncementDetail>('GET', `/api/announcements/${encodeURIComponent(id)}`, { signal });
export const announce = (wanted: { readonly version: string; readonly groups: readonly string[]; readonly dueAt: string }) => request<Announcement>('POST', '/api/announcements', { body: wanted });
export const listOwnAnnouncements = (signal?: AbortSignal) => request<readonly OwnAnnouncement[]>('GET', own, { signal });
export const getOwnAnnouncement = (id: string, signal?: AbortSignal) => request<OwnAnnouncementDetail>('GET', ownOne(id), { signal });
export const confirmRead = (id: string) => request<OwnAnnouncement>('POST', `${ownOne(id)}/receipt`, { body: {} });
export const takeQuiz = (id: string, answers: readonly number[]) => request<QuizAnswer>('POST', `${ownOne(id)}/quiz`, { body: { answers } });
export const meetingNoteOf = (id: string, format: 'html' | 'markdown', language: string) =>
  `/api/announcements/${encodeURIComponent(id)}/meeting-note?format=${format}&language=${encodeURIComponent(language)}`;
export const ownDocumentOf = (id: string) => `${ownOne(id)}/document`;
