export interface ListState {
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly search: string;
  readonly state: string;
}

export const pageSizes = [10, 20, 50, 100];
const defaults: ListState = { page: 1, pageSize: 20, search: '', state: '' };

const positive = (text: string | null, fallback: number): number => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

/** Reads a list's state from its address; what makes no sense there is taken as not said. */
export function readListState(params: URLSearchParams): ListState {
  const pageSize = positive(params.get('pageSize'), defaults.pageSize);
  return {
    page: positive(params.get('page'), defaults.page),
    pageSize: pageSizes.includes(pageSize) ? pageSize : defaults.pageSize,
    search: params.get('search') ?? '',
    state: params.get('state') ?? '',
  };
}

/** The address after a change. Whatever changes what is found begins at the first page again. */
export function writeListState(current: ListState, change: Partial<ListState>): URLSearchParams {
  const finds = change.search !== undefined || change.state !== undefined || change.pageSize !== undefined;
  const next = { ...current, ...(finds ? { page: 1 } : {}), ...change };
  const params = new URLSearchParams();
  for (const key of ['search', 'state'] as const) if (next[key]) params.set(key, next[key]);
  if (next.page !== defaults.page) params.set('page', String(next.page));
  if (next.pageSize !== defaults.pageSize) params.set('pageSize', String(next.pageSize));
  return params;
}
