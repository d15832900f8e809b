import { Alert, Card, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskScript } from '../../api/scripts';
import { ErrorState } from '../../parts/ErrorState';
import { ScriptPassed } from './ScriptPassed';
import { ScriptStepCard } from './ScriptStepCard';
import { useScript } from './useScript';
import './script.css';

interface ScriptPanelProps {
  readonly contactId: string;
  readonly query: ReturnType<typeof useScript>;
}

/** The guided script: what to do now, and what was done before. */
export function ScriptPanel({ contactId, query }: ScriptPanelProps) {
  const { t } = useTranslation();
  const script = query.data;
  return (
    <Card
      className="script-panel"
      title={script?.name ?? t('script.title')}
      extra={script?.version ? <Tag>{t('script.version', { version: script.version })}</Tag> : null}
      data-state={script?.state ?? 'Loading'}
    >
      {script ? <ScriptBody contactId={contactId} script={script} /> : query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton active />}
    </Card>
  );
}

function ScriptBody({ contactId, script }: { readonly contactId: string; readonly script: DeskScript }) {
  return (
    <>
      {script.current ? <ScriptStepCard key={script.current.id} contactId={contactId} step={script.current} script={script} /> : <ScriptRest script={script} />}
      {script.passed.length > 0 ? <ScriptPassed steps={script.passed} /> : null}
    </>
  );
}

/** Why there is no step to do. */
function ScriptRest({ script: { state } }: { readonly script: DeskScript }) {
  const { t } = useTranslation();
  if (state === 'Waiting' || state === 'None') return null;
  const type = { Working: 'info', Finished: 'success', Abandoned: 'info', Failed: 'error' } as const;
  return <Alert type={type[state]} showIcon title={t(`script.states.${state}`)} description={t(`script.advice.${state}`)} role="status" />;
}
