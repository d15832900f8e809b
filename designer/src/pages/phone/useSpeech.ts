import { useCallback, useEffect, useRef, useState } from 'react';
import type { TranscriptLine } from '../../api/calls';
import { languageOfText } from '../../core/language';

const muteKey = 'callcenter.phone.muted';
const spoken = new Set(['prompt', 'position', 'survey']);

export interface Speech {
  readonly supported: boolean;
  readonly muted: boolean;
  readonly setMuted: (muted: boolean) => void;
  /** Stops what is being said, as a key press does on a real line. */
  readonly hush: () => void;
}

/** Says the prompts of a call aloud, each once, in the language of the prompt. */
export function useSpeech(callId: string | null, transcript: readonly TranscriptLine[], ended: boolean): Speech {
  const supported = typeof window.speechSynthesis !== 'undefined';
  const [muted, setMutedState] = useState(() => localStorage.getItem(muteKey) === 'true');
  const heard = useRef({ callId, lines: 0 });

  const hush = useCallback(() => {
    if (supported) window.speechSynthesis.cancel();
  }, [supported]);

  useEffect(() => {
    if (heard.current.callId !== callId) heard.current = { callId, lines: 0 };
    const fresh = transcript.slice(heard.current.lines);
    heard.current.lines = transcript.length;
    if (!supported || muted) return;
    for (const line of fresh) {
      if (!spoken.has(line.kind) || line.text === '') continue;
      const utterance = new SpeechSynthesisUtterance(line.text);
      utterance.lang = line.language || languageOfText(line.text);
      window.speechSynthesis.speak(utterance);
    }
  }, [callId, transcript, muted, supported]);

  useEffect(() => {
    if (ended) hush();
  }, [ended, hush]);
  useEffect(() => hush, [hush]);

  const setMuted = (next: boolean) => {
    localStorage.setItem(muteKey, String(next));
    setMutedState(next);
    if (next) hush();
  };
  return { supported, muted, setMuted, hush };
}
