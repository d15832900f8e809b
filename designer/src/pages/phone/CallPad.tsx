import { MutedOutlined, PhoneFilled, SoundOutlined } from '@ant-design/icons';
import { Alert, Button, Tag, Tooltip } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../api/calls';
import type { Key } from '../../core/keypad';
import { clock, secondsBetween } from '../../core/time';
import { Keypad } from './Keypad';
import { Transcript } from './Transcript';
import type { CallControl } from './useCall';
import { useSpeech } from './useSpeech';

interface CallPadProps {
  readonly control: CallControl;
  readonly call: Call;
}

const stateColors = { Ringing: 'gold', InFlow: 'cyan', Queued: 'orange', Talking: 'green', Ended: 'default' } as const;

/** The phone while a call is on, and after it until another is made. */
export function CallPad({ control, call }: CallPadProps) {
  const { t } = useTranslation();
  const ended = call.state === 'Ended';
  const speech = useSpeech(call.id, call.transcript, ended);
  const { hush } = speech;
  const { press } = control;
  const onPress = useCallback(
    (key: Key) => {
      hush();
      press(key);
    },
    [hush, press],
  );
  return (
    <div className="call-pad">
      <div className="call-pad-head">
        <div>
          <div className="call-pad-number numbers">{call.to}</div>
          <div className="muted numbers">{t('phone.calledFrom', { number: call.from })}</div>
        </div>
        <div className="call-pad-state">
          <Tag color={stateColors[call.state]} data-call-state={call.state}>
            {t(`phone.states.${call.state}`)}
          </Tag>
          <CallClock call={call} />
        </div>
      </div>
      {control.live ? null : <Alert type="info" banner title={t('phone.polling')} />}
      <Transcript lines={call.transcript} />
      {control.error ? <Alert type="error" banner title={control.error instanceof Error ? control.error.message : String(control.error)} /> : null}
      <Keypad disabled={ended} onPress={onPress} />
      <div className="call-pad-actions">
        <Tooltip title={speech.supported ? t(speech.muted ? 'phone.unmute' : 'phone.mute') : t('phone.noSpeech')}>
          <Button
            icon={speech.muted || !speech.supported ? <MutedOutlined aria-hidden /> : <SoundOutlined aria-hidden />}
            disabled={!speech.supported}
            aria-pressed={speech.muted}
            aria-label={t('phone.mute')}
            onClick={() => speech.setMuted(!speech.muted)}
          />
        </Tooltip>
        {ended ? (
          <Button type="primary" block onClick={control.reset}>
            {t('phone.another')}
          </Button>
        ) : (
          <Button danger type="primary" block icon={<PhoneFilled rotate={225} aria-hidden />} onClick={control.hangUp}>
            {t('phone.hangUp')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Counts from the first line of the transcript; stands still when the call is over. */
function CallClock({ call }: { readonly call: Call }) {
  const [now, setNow] = useState(() => Date.now());
  const started = call.transcript[0]?.at;
  const last = call.transcript.at(-1)?.at;
  const running = call.state !== 'Ended';
  useEffect(() => {
    if (!running) return;
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [running]);
  const seconds = started ? secondsBetween(started, running ? now : (last ?? null)) : 0;
  return <span className="muted numbers">{clock(seconds)}</span>;
}
