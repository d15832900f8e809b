import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { getDesk } from '../../api/desk';
import { openHub } from '../../api/live';

export const deskKey = ['desk'];

/** One's own desk, asked for again whenever the server says that it has changed. */
export function useDesk() {
  const client = useQueryClient();
  const [live, setLive] = useState(true);
  const query = useQuery({ queryKey: [...deskKey, 'own'], queryFn: ({ signal }) => getDesk(signal), refetchInterval: live ? 20_000 : 2000, staleTime: 0 });
  const works = query.isSuccess;
  useEffect(() => {
    if (!works) return;
    const refresh = () => void client.invalidateQueries({ queryKey: deskKey });
    return openHub('/hubs/desk', { on: { DeskUpdated: refresh }, connected: refresh, statusChanged: setLive });
  }, [client, works]);
  return { query, live };
}

/** Something the agent does. What the server refuses is said in its words, and the desk is shown as it then is. */
export function useDeskAction<T = void>(action: (value: T) => Promise<void>, done?: () => void) {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: action,
    onError: (error) => void message.error(error.message),
    onSuccess: done,
    onSettled: () => client.invalidateQueries({ queryKey: deskKey }),
  });
}
