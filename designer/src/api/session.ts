import type { Language } from '../core/language';
import { isStatus, request } from './client';

export const roles = ['Agent', 'TeamLead', 'QualityReviewer', 'ProcessOwner', 'Administrator'] as const;
export type Role = (typeof roles)[number];

export interface Session {
  readonly userName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** The language this person chose on any device, if they ever did. */
  readonly language: Language | null;
}

export const sessionKey = ['session'] as const;

/** Null when nobody is signed in. */
export async function getSession(signal?: AbortSignal): Promise<Session | null> {
  try {
    return await request<Session>('GET', '/api/session', { signal });
  } catch (error) {
    if (isStatus(error, 401)) return null;
    throw error;
  }
}

export const signIn = (username: string, password: string) =>
  request<Session>('POST', '/api/session', { body: { username, password } });

export const signOut = () => request<void>('DELETE', '/api/session');

export const saveLanguage = (language: Language) => request<unknown>('PUT', '/api/session/language', { body: { language } });
