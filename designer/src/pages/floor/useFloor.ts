import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Board } from '../../api/floor';
import { openHub } from '../../api/live';

export const boardKey = ['board'];

interface FloorUpdates {
  readonly live: boolean;
  readonly refetchInterval: number | false;
}

/** Keeps the wall board fresh: it comes whole over the hub while that is open, and is asked for otherwise. */
export function useBoardUpdates(): FloorUpdates {
  const client = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(
    () => openHub('/hubs/floor', { on: { BoardUpdated: (board: Board) => void client.setQueryData(boardKey, board) }, statusChanged: setLive }),
    [client],
  );
  return { live, refetchInterval: live ? false : 3000 };
}

/** Keeps a list of contacts fresh: the hub says when it is to be asked for again. */
export function useContactUpdates(): FloorUpdates {
  const client = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: ['contacts'] });
    return openHub('/hubs/floor', {
      on: { ContactsUpdated: refresh, BoardUpdated: () => undefined },
      connected: async (hub) => {
        await hub.invoke('WatchContacts');
        refresh();
      },
      statusChanged: setLive,
    });
  }, [client]);
  return { live, refetchInterval: live ? 15000 : 3000 };
}
