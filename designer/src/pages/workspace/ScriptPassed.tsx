import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ScriptStep } from '../../api/scripts';
import { spokenParts } from '../../core/script';
import { readTaskForm, showTaskValue } from '../../core/task-form';
import { clock, secondsBetween } from '../../core/time';

/** The steps passed so far with what came of them, the latest first. */
export function ScriptPassed({ steps }: { readonly steps: readonly ScriptStep[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('script.passed')}>
      <h3 className="card-heading">{t('script.passed')}</h3>
      <ol className="script-passed">
        {[...steps].reverse().map((step) => (
          <PassedStep key={step.id} step={step} />
        ))}
      </ol>
    </section>
  );
}

function PassedStep({ step }: { readonly step: ScriptStep }) {
  const { t } = useTranslation();
  const took = secondsBetween(step.begunAt ?? step.shownAt, step.endedAt);
  const long = step.expectedSeconds !== null && took > step.expectedSeconds;
  const { said, hint } = spokenParts(step.kind, step.text);
  return (
    <li>
      <CheckCircleFilled aria-hidden className="script-passed-mark" />
      <div className="script-passed-what">
        <div className="script-passed-said" title={step.text}>
          {said || hint}
        </div>
        <PassedAnswer step={step} />
      </div>
      <span className={`numbers muted${long ? ' script-long' : ''}`} title={step.agent ? t('script.by', { agent: step.agent }) : ''}>
        {clock(took)}
      </span>
    </li>
  );
}

function PassedAnswer({ step }: { readonly step: ScriptStep }) {
  const { t, i18n } = useTranslation();
  if (step.kind === 'Choose') return <b>{step.choices.find((choice) => choice.outcome === step.outcome)?.text ?? step.outcome}</b>;
  if (step.kind === 'Confirm') return <b>{t('script.wasConfirmed')}</b>;
  if (step.kind !== 'Ask') return null;
  const words = { yes: t('tasks.yes'), no: t('tasks.no') };
  const given = readTaskForm(step.form, i18n.language).flatMap((field) => {
    const value = showTaskValue(field, step.values?.[field.name], words);
    return value === '' ? [] : [{ title: field.title, value }];
  });
  return (
    <dl className="script-values">
      {given.map(({ title, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
