import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Popconfirm, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { listVersions } from '../../api/definitions';
import { startMigration, tryMigration, type MigrationTrial, type MigrationWanted } from '../../api/migrations';
import { mapped } from '../../core/migration';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { FlowSelect } from '../../parts/FlowSelect';
import { PageSkeleton } from '../../parts/PageSkeleton';
import { PageActions, usePageTitle } from '../../shell/PageBar';
import { Trail } from './Trail';
import { TrialView } from './TrialView';

interface Choice {
  readonly definitionId?: string;
  /** 0 stands for every other version. */
  readonly from: number;
  readonly to?: number;
  readonly retry: boolean;
  readonly nodes: Readonly<Record<string, string>>;
}

const trialPage = 20;

/** Choose, see at once what would become of each run, name who takes over from removed activities, start. */
export default function NewMigration() {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>({ from: 0, retry: false, nodes: {} });
  const [refused, setRefused] = useState(false);
  const [page, setPage] = useState(1);
  usePageTitle(useMemo(() => <Trail here={t('migrations.new')} />, [t]));
  const change = (next: Partial<Choice>) => {
    setChoice((current) => ({ ...current, ...next }));
    setPage(1);
  };
  const wanted: MigrationWanted | null =
    choice.definitionId !== undefined && choice.to !== undefined
      ? { definitionId: choice.definitionId, fromVersion: choice.from || null, toVersion: choice.to, nodes: choice.nodes, retry: choice.retry }
      : null;
  const trial = useQuery({
    queryKey: ['migration-trial', wanted, refused, page],
    queryFn: ({ signal }) => tryMigration(wanted as MigrationWanted, refused, { page, pageSize: trialPage }, signal),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const shown = wanted === null ? undefined : trial.data;
  return (
    <>
      <PageActions>{wanted ? <StartButton wanted={wanted} movable={shown?.movable ?? 0} /> : null}</PageActions>
      <ChoiceForm choice={choice} onChange={change} />
      {wanted === null ? (
        <EmptyState title={t('migrations.choose')} advice={t('migrations.chooseAdvice')} />
      ) : trial.isError ? (
        <ErrorState error={trial.error} onRetry={() => void trial.refetch()} />
      ) : (
        <Trial
          trial={shown}
          busy={trial.isFetching}
          refused={refused}
          onRefused={(only) => {
            setRefused(only);
            setPage(1);
          }}
          nodes={choice.nodes}
          onMap={(from, to) => change({ nodes: mapped(choice.nodes, from, to) })}
          onPage={setPage}
        />
      )}
    </>
  );
}

interface TrialProps {
  readonly trial: MigrationTrial | undefined;
  readonly busy: boolean;
  readonly refused: boolean;
  readonly onRefused: (only: boolean) => void;
  readonly nodes: Readonly<Record<string, string>>;
  readonly onMap: (from: string, to: string | undefined) => void;
  readonly onPage: (page: number) => void;
}

function Trial({ trial, ...rest }: TrialProps) {
  const { t } = useTranslation();
  if (!trial) return <PageSkeleton />;
  if (trial.total === 0) return <EmptyState title={t('migrations.nothing')} advice={t('migrations.nothingAdvice')} />;
  return <TrialView trial={trial} {...rest} />;
}

function ChoiceForm({ choice, onChange }: { readonly choice: Choice; readonly onChange: (next: Partial<Choice>) => void }) {
  const { t } = useTranslation();
  const versions = useQuery({
    queryKey: ['versions', choice.definitionId],
    queryFn: ({ signal }) => listVersions(choice.definitionId ?? '', signal),
    enabled: choice.definitionId !== undefined,
  });
  const heads = versions.data?.items ?? [];
  const label = (version: number, isPublished: boolean) => t('migrations.version', { version }) + (isPublished ? ` · ${t('migrations.published')}` : '');
  return (
    <div className="page-head" role="group" aria-label={t('migrations.new')}>
      <FlowSelect
        aria-label={t('migrations.definition')}
        style={{ width: 240 }}
        value={choice.definitionId ?? null}
        onChange={(definitionId) => onChange({ definitionId, from: 0, to: undefined, nodes: {} } as Partial<Choice>)}
      />
      <Labelled text={t('migrations.from')}>
        <Select<number>
          aria-label={t('migrations.from')}
          style={{ width: 200 }}
          disabled={choice.definitionId === undefined}
          value={choice.from}
          onChange={(from) => onChange({ from, nodes: {} })}
          options={[
            { value: 0, label: t('migrations.anyOther') },
            ...heads.filter((head) => head.version !== choice.to).map((head) => ({ value: head.version, label: label(head.version, head.isPublished) })),
          ]}
        />
      </Labelled>
      <Labelled text={t('migrations.to')}>
        <Select<number>
          aria-label={t('migrations.to')}
          style={{ width: 200 }}
          placeholder={t('migrations.chooseVersion')}
          disabled={choice.definitionId === undefined}
          loading={versions.isFetching}
          value={choice.to ?? null}
          onChange={(to) => onChange(to === choice.from ? { to, from: 0 } : { to })}
          options={heads.map((head) => ({ value: head.version, label: label(head.version, head.isPublished) }))}
        />
      </Labelled>
      <Checkbox checked={choice.retry} onChange={(event) => onChange({ retry: event.target.checked })}>
        {t('migrations.retry')}
      </Checkbox>
    </div>
  );
}

function Labelled({ text, children }: { readonly text: string; readonly children: React.ReactNode }) {
  return (
    <span>
      <span className="muted" aria-hidden>
        {text}
      </span>{' '}
      {children}
    </span>
  );
}

function StartButton({ wanted, movable }: { readonly wanted: MigrationWanted; readonly movable: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => startMigration(wanted),
    onSuccess: (plan) => {
      void message.success(t('migrations.started'));
      void navigate(`/runs/migrations/${plan.id}`);
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Link to="/runs/migrations">
        <Button size="small">{t('common.cancel')}</Button>
      </Link>
      <Popconfirm
        title={t('migrations.confirm', { count: movable })}
        description={<div style={{ maxWidth: 300 }}>{t('migrations.confirmAdvice')}</div>}
        okText={t('migrations.start')}
        cancelText={t('common.cancel')}
        placement="bottomRight"
        onConfirm={() => start.mutateAsync().catch(() => undefined)}
        disabled={movable === 0}
      >
        <Button size="small" type="primary" disabled={movable === 0} loading={start.isPending}>
          {t('migrations.start')}
        </Button>
      </Popconfirm>
    </>
  );
}
