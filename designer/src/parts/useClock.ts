import { useEffect, useState } from 'react';

/** The time, once a second, for clocks that count. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}

/** The same by the centre's clock, as it was when the server answered: a simulated one may be elsewhere. */
export function useCentreNow(serverNow: string): number {
  const [{ shown, ahead }, setOffset] = useState(() => ({ shown: serverNow, ahead: Date.parse(serverNow) - Date.now() }));
  if (shown !== serverNow) setOffset({ shown: serverNow, ahead: Date.parse(serverNow) - Date.now() });
  return useNow() + ahead;
}
