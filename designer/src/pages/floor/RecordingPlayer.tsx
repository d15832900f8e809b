import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecording, recordingAudio, type RecordingDetail, type RecordingMark } from '../../api/recordings';
import { clock } from '../../core/time';
import { currentMark, placeOf } from '../../core/timeline';
import { Loaded } from '../../parts/Loaded';
import { useJournalWords } from '../../parts/useJournalWords';

/** A recording with what happened in its call laid over it. The sound is fetched, and the listening written down, when it is played. */
export function RecordingPlayer({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['recording', id], queryFn: ({ signal }) => getRecording(id, signal) });
  return <Loaded query={query}>{(recording) => <Player recording={recording} />}</Loaded>;
}

function Player({ recording }: { readonly recording: RecordingDetail }) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [now, setNow] = useState(0);
  const [broken, setBroken] = useState(false);
  const goTo = (at: number) => {
    if (!audio.current) return;
    audio.current.currentTime = at;
    void audio.current.play().catch(() => undefined);
  };
  const current = currentMark(recording.marks, now);
  return (
    <div className="recording-player">
      <audio
        ref={audio}
        controls
        preload="none"
        src={recordingAudio(recording.id)}
        aria-label={t('recordings.player')}
        onTimeUpdate={(event) => setNow(event.currentTarget.currentTime)}
        onError={() => setBroken(true)}
        onPlaying={() => setBroken(false)}
      />
      {broken ? <p role="alert" className="player-broken">{t('recordings.broken')}</p> : null}
      <TimeLine recording={recording} now={now} onGo={goTo} />
      <ol className="mark-list">
        {recording.marks.map((mark, index) => (
          <MarkRow key={index} mark={mark} isCurrent={index === current} onGo={goTo} />
        ))}
      </ol>
    </div>
  );
}

interface TimeLineProps {
  readonly recording: RecordingDetail;
  readonly now: number;
  readonly onGo: (at: number) => void;
}

/** The marks by place; the list below says the same for who cannot use a mouse. */
function TimeLine({ recording, now, onGo }: TimeLineProps) {
  const words = useJournalWords();
  return (
    <div className="time-line" aria-hidden onClick={(event) => onGo(pointOf(event) * recording.lengthSeconds)}>
      <div className="time-line-past" style={{ width: `${placeOf(now, recording.lengthSeconds)}%` }} />
      {recording.marks.map((mark, index) => (
        <Tooltip key={index} title={`${clock(mark.at)} ${words.kind(mark)} ${words.text(mark)}`}>
          <i
            className={`mark mark-${mark.kind}`}
            style={{ left: `${placeOf(mark.at, recording.lengthSeconds)}%` }}
            onClick={(event) => {
              event.stopPropagation();
              onGo(mark.at);
            }}
          />
        </Tooltip>
      ))}
    </div>
  );
}

function pointOf(event: React.MouseEvent<HTMLElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return (event.clientX - box.left) / box.width;
}

interface MarkRowProps {
  readonly mark: RecordingMark;
  readonly isCurrent: boolean;
  readonly onGo: (at: number) => void;
}

function MarkRow({ mark, isCurrent, onGo }: MarkRowProps) {
  const words = useJournalWords();
  return (
    <li aria-current={isCurrent ? 'step' : undefined}>
      <button type="button" onClick={() => onGo(mark.at)}>
        <span className="numbers">{clock(mark.at)}</span>
        <i className={`mark-dot mark-${mark.kind}`} aria-hidden />
        <span className="mark-kind">{words.kind(mark)}</span>
        <span className="mark-text">{words.text(mark)}</span>
      </button>
    </li>
  );
}
