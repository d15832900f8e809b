import { request, type Page } from './client';

export interface NamedDay {
  readonly date: string;
  readonly name: string;
}

export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly hours: readonly { readonly day: string; readonly from: string; readonly to: string }[];
  readonly holidays: readonly NamedDay[];
  /** Weekend days that are worked because a holiday was moved. */
  readonly makeUpDays: readonly NamedDay[];
  /** What is missing, such as the holidays of the next year. */
  readonly warning: string | null;
}

export const listCalendars = (signal?: AbortSignal) =>
  request<Page<Calendar>>('GET', '/api/calendars', { query: { page: 1, pageSize: 100 }, signal });
