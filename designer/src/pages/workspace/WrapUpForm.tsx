import { CheckOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Progress, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveCode, setState, summarise, type Desk, type DeskContact, type WrapUp } from '../../api/desk';
import { percentLeft, secondsLeft } from '../../core/desk';
import { clock } from '../../core/time';
import { useCentreNow } from '../../parts/useClock';
import { useDeskAction } from './useDesk';

interface WrapUpFormProps {
  readonly desk: Desk;
  readonly wrapUp: WrapUp;
  readonly contact: DeskContact;
}

const longestCode = 60;
const longestSummary = 500;

/** What came of the contact: a code and a line of text, and the time there is for it. */
export function WrapUpForm({ desk, wrapUp, contact }: WrapUpFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState(wrapUp.code ?? '');
  const [summary, setSummary] = useState(contact.summary ?? '');
  useKeptSummary(contact, summary);
  const save = useDeskAction(async () => {
    if (summary.trim() !== (contact.summary ?? '')) await summarise(contact.id, summary);
    if (chosen && chosen !== wrapUp.code) await giveCode(chosen);
    // Another state was asked for during the talk, and the code has let it come.
    if (desk.next === null) await setState('Available');
  });
  // The flow may have put other results in the place of those one has chosen from.
  const chosen = wrapUp.codes.length === 0 || wrapUp.codes.includes(code) ? code.trim() : '';
  const missing = wrapUp.codeDue && !chosen;
  return (
    <Form layout="vertical" className="wrap-up" onFinish={() => save.mutate()}>
      <TimeLeft desk={desk} wrapUp={wrapUp} />
      {wrapUp.codeDue && wrapUp.deadline === null ? <Alert type="warning" showIcon title={t('desk.codeFirst')} style={{ marginBottom: 12 }} /> : null}
      <Form.Item label={t('desk.code')} required={wrapUp.codeDue}>
        {wrapUp.codes.length > 0 ? (
          <Radio.Group optionType="button" value={code} onChange={(event) => setCode(String(event.target.value))} options={wrapUp.codes.map((name) => ({ value: name, label: name }))} aria-label={t('desk.code')} />
        ) : (
          <Input maxLength={longestCode} value={code} onChange={(event) => setCode(event.target.value)} placeholder={t('desk.codeExample')} aria-label={t('desk.code')} />
        )}
      </Form.Item>
      <Form.Item label={t('desk.summary')}>
        <Input.TextArea maxLength={longestSummary} showCount rows={2} value={summary} onChange={(event) => setSummary(event.target.value)} placeholder={t('desk.summaryExample')} aria-label={t('desk.summary')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" icon={<CheckOutlined aria-hidden />} disabled={missing} loading={save.isPending}>
        {t('desk.done')}
      </Button>
    </Form>
  );
}

/** When the time is over while one still writes, what is written is not lost. */
function useKeptSummary(contact: DeskContact, summary: string): void {
  const latest = useRef({ id: contact.id, written: summary, saved: contact.summary ?? '' });
  useEffect(() => {
    latest.current = { id: contact.id, written: summary.trim(), saved: contact.summary ?? '' };
  }, [contact, summary]);
  useEffect(
    () => () => {
      const { id, written, saved } = latest.current;
      // The page is leaving the form already: a failure has nowhere to be shown.
      if (written !== '' && written !== saved) void summarise(id, written).catch(() => undefined);
    },
    [],
  );
}

function TimeLeft({ desk, wrapUp }: { readonly desk: Desk; readonly wrapUp: WrapUp }) {
  const { t } = useTranslation();
  const now = useCentreNow(desk.now);
  if (wrapUp.deadline === null) return null;
  const left = secondsLeft(wrapUp.deadline, now);
  return (
    <div className="wrap-up-time">
      <Progress percent={percentLeft(desk.since, wrapUp.deadline, now)} showInfo={false} size="small" aria-label={t('desk.timeLeft', { time: clock(left) })} />
      <span className="muted numbers">{left === 0 && wrapUp.codeDue ? t('desk.codeFirst') : t('desk.timeLeft', { time: clock(left) })}</span>
    </div>
  );
}
