import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface PageBarState {
  readonly actionsPlace: HTMLElement | null;
  readonly setTitle: (title: ReactNode) => void;
}

const PageBarContext = createContext<PageBarState>({ actionsPlace: null, setTitle: () => undefined });
export const PageBarProvider = PageBarContext.Provider;

export function usePageBarState() {
  const [title, setTitle] = useState<ReactNode>(null);
  const [actionsPlace, setActionsPlace] = useState<HTMLElement | null>(null);
  return { title, setTitle, actionsPlace, setActionsPlace };
}

/** Names the page in the bar above it; without one the bar shows the area's name. */
export function usePageTitle(title: ReactNode): void {
  const { setTitle } = useContext(PageBarContext);
  useEffect(() => {
    setTitle(title);
    return () => setTitle(null);
  }, [setTitle, title]);
}

/** Buttons of a page that belong into the bar above it. */
export function PageActions({ children }: { readonly children: ReactNode }) {
  const { actionsPlace } = useContext(PageBarContext);
  return actionsPlace ? createPortal(children, actionsPlace) : null;
}
