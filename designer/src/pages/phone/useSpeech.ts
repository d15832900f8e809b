import { useCallback, useEffect, useRef, useState } from 'react';
import type { TranscriptLine } from '../../api/calls';
import { heardOf, type Heard } from '../../core/spoken';

const muteKey = 'callcenter.phone.muted';

export interface Speech {
  readonly supported: boolean;
  readonly muted: boolean;
  readonly setMuted: (muted: boolean) => void;
  /** Stops what is being said, as a key press does on a real line. */
  readonly hush: () => void;
}

/** Lets the prompts of a call be heard, each once: recordings are played, texts spoken in their language. */
export function useSpeech(callId: string | null, transcript: readonly TranscriptLine[], ended: boolean): Speech {
  const supported = typeof window.speechSynthesis !== 'undefined';
  const [muted, setMutedState] = useState(() => localStorage.getItem(muteKey) === 'true');
  const heard = useRef({ callId, lines: 0 });

  const playing = useRef<HTMLAudioElement | null>(null);

  const hush = useCallback(() => {
    playing.current?.pause();
    playing.current = null;
    if (supported) window.speechSynthesis.cancel();
  }, [supported]);

  useEffect(() => {
    if (heard.current.callId !== callId) heard.current = { callId, lines: 0 };
    const fresh = transcript.slice(heard.current.lines);
    heard.current.lines = transcript.length;
    if (muted) return;
    for (const line of fresh) {
      const heard = heardOf(line);
      if (!heard) continue;
      if ('audio' in heard) {
        hush();
        playing.current = new Audio(heard.audio);
        void playing.current.play().catch(() => undefined);
      } else if (supported) speak(heard);
    }
  }, [callId, transcript, muted, supported, hush]);

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

function speak({ text, language }: Extract<Heard, { readonly text: string }>): void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  window.speechSynthesis.speak(utterance);
}
