import { useCallback, useEffect, useState, type RefObject } from 'react';

/** Whether an element fills the screen, and how to change that. Esc leads back too. */
export function useFullscreen(element: RefObject<HTMLElement | null>): readonly [boolean, () => void] {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === element.current);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, [element]);
  const toggle = useCallback(() => {
    // Where the browser does not allow it, the page stays as it is.
    const change = document.fullscreenElement ? document.exitFullscreen() : element.current?.requestFullscreen();
    change?.catch(() => undefined);
  }, [element]);
  return [full, toggle];
}
