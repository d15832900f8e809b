import type { HubConnection } from '@microsoft/signalr';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getCall, hangUp, placeCall, sendDigits, type Call, type CallPath } from '../../api/calls';
import { reportVisits } from '../../api/executions';
import { openHub } from '../../api/live';
import type { NodeVisit } from '../../core/path-status';

export interface CallControl {
  readonly call: Call | null;
  readonly visits: readonly NodeVisit[];
  /** False while the page asks again and again because the server cannot push. */
  readonly live: boolean;
  readonly place: (from: string, to: string) => void;
  readonly placing: boolean;
  readonly error: unknown;
  readonly press: (digits: string) => void;
  readonly hangUp: () => void;
  /** Puts the phone back on the hook, so that another call can be made. */
  readonly reset: () => void;
}

const pollEvery = 1000;

/** One simulated call: what the caller does, and what is heard of it. */
export function useCall(): CallControl {
  const [call, setCall] = useState<Call | null>(null);
  const [visits, setVisits] = useState<readonly NodeVisit[]>([]);
  const [live, setLive] = useState(true);
  const [actionError, setActionError] = useState<unknown>(null);
  const hub = useRef<HubConnection | null>(null);
  const watched = useRef<Call | null>(null);

  const take = useCallback((next: Call) => {
    if (next.id !== watched.current?.id) return;
    watched.current = next;
    setCall(next);
  }, []);

  const takePath = useCallback((path: CallPath) => {
    if (path.instanceId === watched.current?.instanceId || !watched.current?.instanceId) setVisits(path.nodes);
  }, []);

  useEffect(() => {
    const watch = async (connection: HubConnection) => {
      hub.current = connection;
      if (watched.current) await connection.invoke('WatchCall', watched.current.id);
    };
    return openHub('/hubs/calls', { on: { CallUpdated: take, PathUpdated: takePath }, connected: watch, statusChanged: setLive });
  }, [take, takePath]);

  usePolling(call, live, take, setVisits);

  const placing = useMutation({
    mutationFn: ({ from, to }: { from: string; to: string }) => placeCall(from, to),
    onSuccess: (placed) => {
      watched.current = placed;
      setVisits([]);
      setCall(placed);
      setActionError(null);
      hub.current?.invoke('WatchCall', placed.id).catch(() => setLive(false));
    },
  });

  const act = (action: Promise<unknown>) => void action.then(() => setActionError(null), setActionError);

  return {
    call,
    visits,
    live,
    place: (from, to) => placing.mutate({ from, to }),
    placing: placing.isPending,
    error: placing.error ?? actionError,
    press: (digits) => call && act(sendDigits(call.id, digits)),
    hangUp: () => call && act(hangUp(call.id)),
    reset: () => {
      watched.current = null;
      setCall(null);
      setVisits([]);
      placing.reset();
      setActionError(null);
    },
  };
}

/** What the hub would have pushed, asked for once a second. */
function usePolling(call: Call | null, live: boolean, take: (call: Call) => void, setVisits: (visits: readonly NodeVisit[]) => void): void {
  const id = call?.id;
  const ended = call?.state === 'Ended';
  const instanceId = call?.instanceId ?? null;
  useEffect(() => {
    if (live || !id || ended) return;
    const ask = async () => {
      take(await getCall(id));
      if (instanceId) setVisits(await reportVisits(instanceId));
    };
    const timer = window.setInterval(() => void ask().catch(() => undefined), pollEvery);
    return () => window.clearInterval(timer);
  }, [id, instanceId, ended, live, take, setVisits]);
}
