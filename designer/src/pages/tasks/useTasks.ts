import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openHub } from '../../api/live';
import { countTasks } from '../../api/tasks';

export const tasksKey = ['tasks'];

/** Keeps everything that shows tasks fresh: the hub says when they are to be asked for again. */
export function useTaskUpdates(): { readonly refetchInterval: number } {
  const client = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: tasksKey });
    return openHub('/hubs/tasks', { on: { TasksUpdated: refresh }, connected: refresh, statusChanged: setLive });
  }, [client]);
  return { refetchInterval: live ? 60_000 : 5000 };
}

/** How many tasks one has to think of. */
export function useTaskCounts() {
  const updates = useTaskUpdates();
  return useQuery({ queryKey: [...tasksKey, 'counts'], queryFn: ({ signal }) => countTasks(signal), ...updates });
}
