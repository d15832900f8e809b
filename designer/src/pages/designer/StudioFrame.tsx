import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { announceSessionLost } from '../../api/client';
import { readFrameMessage, seal } from '../../core/frame-messages';
import { isLanguage } from '../../core/language';
import { parseStudioPath, sameView, studioPath, type StudioView } from '../../core/studio-routes';

interface StudioFrameProps {
  readonly view: StudioView;
  readonly title: string;
  readonly onReady?: () => void;
  /** A node to show; a new object shows it again. */
  readonly selected?: { readonly activityId: string } | null;
}

/**
 * Elsa Studio in a frame of the same origin. The shell's address leads: a change of view replaces the frame's page, so
 * that Back and Forward are the shell's alone; what the Studio wants to open comes as a message.
 */
export function StudioFrame({ view, title, onReady, selected }: StudioFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const navigate = useNavigate();
  const { i18n } = useTranslation();
  const { message: toast } = App.useApp();
  const path = studioPath(view);
  const first = useRef(path);

  useEffect(() => {
    const page = frame.current?.contentWindow;
    if (!page) return;
    const shown = page.location.href === 'about:blank' ? first.current : page.location.pathname;
    const current = parseStudioPath(shown);
    const wanted = parseStudioPath(path);
    if (current && wanted && sameView(current, wanted)) return;
    page.location.replace(path);
  }, [path]);

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== location.origin) return;
      const message = readFrameMessage(event.data);
      if (message?.type === 'navigate') void navigate(message.path);
      else if (message?.type === 'signed-out') announceSessionLost();
      else if (message?.type === 'ready') onReady?.();
      else if (message?.type === 'refused') message.reasons.forEach((reason) => void toast.error(reason, 10));
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [navigate, onReady, toast]);

  useEffect(() => {
    if (!isLanguage(i18n.language)) return;
    frame.current?.contentWindow?.postMessage(seal({ type: 'language', language: i18n.language }), location.origin);
  }, [i18n.language]);

  useEffect(() => {
    if (selected) frame.current?.contentWindow?.postMessage(seal({ type: 'select', activityId: selected.activityId }), location.origin);
  }, [selected]);

  return <iframe ref={frame} className="studio-frame" src={first.current} title={title} />;
}
