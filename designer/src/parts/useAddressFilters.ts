import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readListState } from '../core/list-state';

export interface AddressFilters<K extends string> {
  readonly page: number;
  readonly pageSize: number;
  readonly values: Readonly<Record<K, string>>;
  readonly isFiltered: boolean;
  /** Begins at the first page again. */
  readonly set: (change: Partial<Record<K, string>>) => void;
  readonly turn: (page: number, pageSize: number) => void;
}

/** The filters and the page of a list with more filters than one live in its address too. The keys must not change between renders. */
export function useAddressFilters<K extends string>(keys: readonly K[]): AddressFilters<K> {
  const [params, setParams] = useSearchParams();
  const { page, pageSize } = useMemo(() => readListState(params), [params]);
  const values = useMemo(() => Object.fromEntries(keys.map((key) => [key, params.get(key) ?? ''])) as Record<K, string>, [keys, params]);
  const write = useCallback(
    (change: Readonly<Record<string, string>>) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(change)) {
            if (value) next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const set = useCallback((change: Partial<Record<K, string>>) => write({ ...(change as Record<string, string>), page: '' }), [write]);
  const turn = useCallback(
    (next: number, size: number) => write(size === pageSize ? { page: String(next) } : { page: '', pageSize: String(size) }),
    [write, pageSize],
  );
  return { page, pageSize, values, isFiltered: keys.some((key) => values[key] !== ''), set, turn };
}
