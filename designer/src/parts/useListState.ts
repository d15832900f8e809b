import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readListState, writeListState, type ListState } from '../core/list-state';

/** Page, search and filter of a list live in its address, so that it can be shared and Back leads back to it. */
export function useListState(): readonly [ListState, (change: Partial<ListState>) => void, (page: number, pageSize: number) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);
  const change = useCallback(
    (next: Partial<ListState>) => setParams((current) => writeListState(readListState(current), next), { replace: true }),
    [setParams],
  );
  const turn = useCallback(
    (page: number, pageSize: number) => change(pageSize === state.pageSize ? { page } : { pageSize }),
    [change, state.pageSize],
  );
  return [state, change, turn];
}
