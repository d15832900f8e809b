import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openHub } from '../../api/live';

/** Keeps what is shown of the floor fresh: pushed while the hub is open, asked for otherwise. */
export function useFloorUpdates(): { readonly live: boolean; readonly refetchInterval: number } {
  const client = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    const refresh = () => {
      for (const key of ['queues', 'agents', 'contacts']) void client.invalidateQueries({ queryKey: [key] });
    };
    return openHub('/hubs/floor', { on: { FloorUpdated: refresh }, connected: refresh, statusChanged: setLive });
  }, [client]);
  return { live, refetchInterval: live ? 15000 : 3000 };
}

/** The time, once a second, for clocks that count. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
