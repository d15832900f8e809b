import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { Notice } from './Notice';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Says what went wrong in the server's words where it has some, and what can be done. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error.problem : null;
  const known = problem?.status === 403 ? 'forbidden' : problem?.status === 404 ? 'notFound' : problem ? 'server' : 'network';
  return (
    <Notice
      kind={known === 'forbidden' ? 'forbidden' : known === 'notFound' ? 'missing' : 'problem'}
      title={t(`errors.${known}.title`)}
      action={onRetry && known !== 'forbidden' ? <Button onClick={onRetry}>{t('common.retry')}</Button> : undefined}
    >
      {problem ? <div>{problem.detail ?? problem.title}</div> : null}
      <div>{t(`errors.${known}.advice`)}</div>
    </Notice>
  );
}
