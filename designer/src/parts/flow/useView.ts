import { useCallback, useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { boundsOf, fitView, follow, zoomAt, type Rect, type Size, type View } from '../../core/geometry';

/** Below this the titles cannot be read; a long flow then starts at its beginning instead of being shown whole. */
const readableScale = 0.55;

export interface ViewControl {
  readonly view: View;
  readonly dragging: boolean;
  readonly following: boolean;
  readonly setFollowing: (on: boolean) => void;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly pointer: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
  };
}

/** What part of a drawing is seen: fitted at first, then moved by hand or after the current node. */
export function useView(place: RefObject<HTMLElement | null>, nodes: readonly Rect[], current: Rect | null): ViewControl {
  const screen = useSize(place);
  const [view, setView] = useState<View>({ x: 0, y: 0, scale: 1 });
  const [following, setFollowing] = useState(true);
  const grip = useRef<{ x: number; y: number; view: View } | null>(null);
  const [dragging, setDragging] = useState(false);

  const fit = useCallback(() => {
    if (screen.width > 0) setView(fitView(boundsOf(nodes), screen));
  }, [nodes, screen]);

  useLayoutEffect(() => {
    if (screen.width === 0 || nodes.length === 0) return;
    const whole = fitView(boundsOf(nodes), screen);
    const start = nodes.reduce((first, node) => (node.x < first.x ? node : first));
    const readable = { x: start.x - 36, y: start.y + start.height / 2 - screen.height / 1.6, scale: 0.8 };
    setView(whole.scale >= readableScale ? whole : readable);
  }, [nodes, screen]);

  useEffect(() => {
    if (current && following && screen.width > 0) setView((shown) => follow(shown, current, screen));
  }, [current, following, screen]);

  const zoom = useCallback(
    (factor: number) => setView((shown) => zoomAt(shown, { x: screen.width / 2, y: screen.height / 2 }, factor)),
    [screen],
  );
  const pan = useCallback((dx: number, dy: number) => {
    setFollowing(false);
    setView((shown) => ({ ...shown, x: shown.x + dx / shown.scale, y: shown.y + dy / shown.scale }));
  }, []);
  useWheel(place, setView);

  const pointer = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY, view };
      setDragging(true);
    },
    onPointerMove: (event: PointerEvent) => {
      const held = grip.current;
      if (!held) return;
      const moved = { x: event.clientX - held.x, y: event.clientY - held.y };
      if (Math.hypot(moved.x, moved.y) > 3) setFollowing(false);
      setView({ ...held.view, x: held.view.x - moved.x / held.view.scale, y: held.view.y - moved.y / held.view.scale });
    },
    onPointerUp: () => {
      grip.current = null;
      setDragging(false);
    },
  };

  return { view, dragging, following, setFollowing, fit, zoom, pan, pointer };
}

function useSize(place: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return size;
}

/** React listens to wheels passively, which could not keep the page from scrolling along. */
function useWheel(place: RefObject<HTMLElement | null>, setView: (change: (view: View) => View) => void): void {
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      setView((shown) => zoomAt(shown, point, Math.exp(-event.deltaY / 500)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [place, setView]);
}
