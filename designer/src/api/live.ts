import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';

/** What a page hears from a hub, and how it knows whether it is hearing anything. */
export interface LiveHandlers {
  readonly on: Readonly<Record<string, (...args: never[]) => void>>;
  /** Called on connect and on every reconnect: ask again for what may have been missed. */
  readonly connected?: (hub: HubConnection) => void | Promise<void>;
  readonly statusChanged?: (live: boolean) => void;
}

const reconnectDelays = [0, 1000, 3000, 5000, 10000];

/** Opens a hub and keeps it open until the answer is called. Never throws: without it pages poll. */
export function openHub(path: string, handlers: LiveHandlers): () => void {
  const hub = new HubConnectionBuilder()
    .withUrl(path)
    .withAutomaticReconnect({
      nextRetryDelayInMilliseconds: (context) => reconnectDelays[context.previousRetryCount] ?? 15000,
    })
    .configureLogging(LogLevel.None)
    .build();
  let closed = false;
  const announce = async () => {
    handlers.statusChanged?.(true);
    await handlers.connected?.(hub);
  };
  for (const [name, handler] of Object.entries(handlers.on)) hub.on(name, handler as (...args: unknown[]) => void);
  hub.onreconnecting(() => handlers.statusChanged?.(false));
  hub.onreconnected(() => void announce().catch(() => handlers.statusChanged?.(false)));
  hub.onclose(() => handlers.statusChanged?.(false));

  const start = async () => {
    while (!closed) {
      try {
        if (hub.state === HubConnectionState.Disconnected) await hub.start();
        await announce();
        return;
      } catch {
        handlers.statusChanged?.(false);
        await new Promise((resolve) => window.setTimeout(resolve, 5000));
      }
    }
  };
  void start();
  return () => {
    closed = true;
    void hub.stop();
  };
}
