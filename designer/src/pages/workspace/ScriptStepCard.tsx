import { CheckOutlined, ReadOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Progress, Tag } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskScript, ScriptAnswer, ScriptStep } from '../../api/scripts';
import { choiceOf, paceOf, spokenParts } from '../../core/script';
import { readTaskForm } from '../../core/task-form';
import { clock } from '../../core/time';
import { useCentreNow } from '../../parts/useClock';
import { colors } from '../../theme';
import { showFieldErrors, TaskFields, valuesToJson, type TaskValues } from '../tasks/TaskFields';
import { useStepActions } from './useScript';

interface ScriptStepCardProps {
  readonly contactId: string;
  readonly step: ScriptStep;
  readonly script: DeskScript;
}

/** The step that waits: what to say, how long it takes, and how to go on. */
export function ScriptStepCard({ contactId, step, script }: ScriptStepCardProps) {
  const { t } = useTranslation();
  const { begin, answer } = useStepActions(contactId, step.id);
  const { said, hint } = spokenParts(step.kind, step.text);
  const error = answer.error ?? begin.error;
  const busy = answer.isPending || begin.isPending;
  return (
    <section className={`script-step ${step.kind}`} aria-label={t('script.step')} data-kind={step.kind}>
      <div className="script-step-head">
        <Tag color={step.kind === 'Confirm' ? 'orange' : 'cyan'}>{t(`script.kinds.${step.kind}`)}</Tag>
        <Pace step={step} now={script.now} />
      </div>
      {said ? <blockquote className="script-said">{said}</blockquote> : null}
      {hint ? <p className="script-hint">{hint}</p> : null}
      {error ? <Alert type="error" showIcon title={error.message} className="script-error" /> : null}
      {script.mayAnswer ? (
        <StepAnswer step={step} busy={busy} error={error} onBegin={() => begin.mutate()} onAnswer={(given) => answer.mutate(given)} />
      ) : (
        <Alert type="info" showIcon title={t('script.notYours')} />
      )}
    </section>
  );
}

/** The time so far beside the time it should take; over it the colour changes and nothing else. */
function Pace({ step, now: serverNow }: { readonly step: ScriptStep; readonly now: string }) {
  const { t } = useTranslation();
  const { seconds, percent, isLong } = paceOf(step, useCentreNow(serverNow));
  return (
    <div className={`script-pace${isLong ? ' long' : ''}`} title={isLong ? t('script.long') : ''}>
      {percent === null ? null : <Progress type="circle" size={22} strokeWidth={14} percent={percent} showInfo={false} strokeColor={isLong ? colors.warning : colors.primary} aria-hidden />}
      <span className="numbers" aria-label={t('script.time')}>
        {clock(seconds)}
        {step.expectedSeconds === null ? '' : ` / ${clock(step.expectedSeconds)}`}
      </span>
    </div>
  );
}

interface StepAnswerProps {
  readonly step: ScriptStep;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onBegin: () => void;
  readonly onAnswer: (answer: ScriptAnswer) => void;
}

function StepAnswer({ step, busy, error, onBegin, onAnswer }: StepAnswerProps) {
  const { t } = useTranslation();
  if (step.kind === 'Ask') return <AskAnswer step={step} busy={busy} error={error} onAnswer={onAnswer} />;
  if (step.kind === 'Choose') return <ChooseAnswer step={step} busy={busy} onAnswer={onAnswer} />;
  if (step.kind === 'Say' || step.begunByMe) {
    return (
      <Button key="done" type="primary" size="large" autoFocus icon={<CheckOutlined aria-hidden />} loading={busy} onClick={() => onAnswer({})}>
        {t(step.kind === 'Say' ? 'script.said' : 'script.confirmed')}
      </Button>
    );
  }
  return (
    <>
      {step.begunAt ? <Alert type="warning" showIcon title={t('script.readAnew')} className="script-error" /> : null}
      <Button key="begin" type="primary" size="large" autoFocus icon={<ReadOutlined aria-hidden />} loading={busy} onClick={onBegin}>
        {t('script.begin')}
      </Button>
    </>
  );
}

function AskAnswer({ step, busy, error, onAnswer }: Omit<StepAnswerProps, 'onBegin'>) {
  const { t, i18n } = useTranslation();
  const [form] = Form.useForm<TaskValues>();
  const box = useRef<HTMLDivElement>(null);
  const fields = useMemo(() => readTaskForm(step.form, i18n.language), [step.form, i18n.language]);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  useEffect(() => {
    if (error) showFieldErrors(form, error);
  }, [error, form]);
  const submit = () =>
    void form.validateFields().then(
      (values) => onAnswer({ values: valuesToJson(fields, values) }),
      () => undefined,
    );
  return (
    <div ref={box} className="script-form">
      <TaskFields form={form} fields={fields} disabled={busy} />
      <Button type="primary" size="large" icon={<CheckOutlined aria-hidden />} loading={busy} onClick={submit}>
        {t('script.next')}
      </Button>
    </div>
  );
}

/** Each choice is a button and a key; while one types somewhere, keys are letters. */
function ChooseAnswer({ step, busy, onAnswer }: Pick<StepAnswerProps, 'step' | 'busy' | 'onAnswer'>) {
  const { choices } = step;
  const choose = useRef(onAnswer);
  useEffect(() => {
    choose.current = onAnswer;
  }, [onAnswer]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement | null;
      if (busy || event.repeat || at?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]')) return;
      const choice = choiceOf(choices, event);
      if (!choice) return;
      event.preventDefault();
      choose.current({ outcome: choice.outcome });
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [choices, busy]);
  return (
    <div className="script-choices">
      {choices.map((choice, index) => (
        <Button key={choice.outcome} size="large" autoFocus={index === 0} disabled={busy} onClick={() => onAnswer({ outcome: choice.outcome })} {...(choice.key ? { 'aria-keyshortcuts': choice.key } : {})}>
          {choice.key ? <kbd>{choice.key}</kbd> : null}
          {choice.text}
        </Button>
      ))}
    </div>
  );
}
