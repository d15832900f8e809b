import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { checkVersion, explainFinding, type DesignCheck, type VersionFinding } from '../../api/processes';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { colors } from '../../theme';
import { useProcess } from './ProcessContext';
import { useMayWrite } from './useProcesses';
import { VersionChoice } from './VersionChoice';

/** What the rules of the house find in a version: errors are mended, warnings explained, before it is released. */
export default function CheckTab() {
  return <VersionChoice>{(number) => <Check key={number} number={number} />}</VersionChoice>;
}

function Check({ number }: { readonly number: number }) {
  const { t } = useTranslation();
  const { head, versions } = useProcess();
  const isDraft = versions.find((version) => version.number === number)?.status === 'Draft';
  const query = useQuery({ queryKey: ['process-check', head.id, number], queryFn: ({ signal }) => checkVersion(head.id, number, signal) });
  return (
    <Loaded query={query}>
      {(check) =>
        check.items.length === 0 ? (
          <Notice kind="well" title={t('problems.designNone')} />
        ) : (
          <>
            <Summary check={check} isDraft={isDraft} />
            <Card size="small">
              <ul className="problem-list">
                {check.items.map((finding) => (
                  <Finding key={finding.id} finding={finding} number={number} isDraft={isDraft} />
                ))}
              </ul>
            </Card>
          </>
        )
      }
    </Loaded>
  );
}

function Summary({ check, isDraft }: { readonly check: DesignCheck; readonly isDraft: boolean }) {
  const { t } = useTranslation();
  if (!isDraft) return null;
  const isOpen = check.errors + check.warningsWithoutReason > 0;
  return (
    <Alert
      type={check.errors > 0 ? 'error' : isOpen ? 'warning' : 'success'}
      showIcon
      title={isOpen ? t('processes.check.open', { errors: check.errors, warnings: check.warningsWithoutReason }) : t('processes.check.done')}
      style={{ marginBottom: 12 }}
    />
  );
}

interface FindingProps {
  readonly finding: VersionFinding;
  readonly number: number;
  readonly isDraft: boolean;
}

function Finding({ finding, number, isDraft }: FindingProps) {
  const { t } = useTranslation();
  const mayWrite = useMayWrite();
  const isError = finding.severity === 'Error';
  const place = finding.flowName ?? t('processes.version.stepTable');
  const address = finding.definitionId ? `/designer/${encodeURIComponent(finding.definitionId)}${finding.activityId ? `?node=${encodeURIComponent(finding.activityId)}` : ''}` : null;
  return (
    <li>
      {isError ? <CloseCircleFilled style={{ color: colors.error }} aria-hidden /> : <WarningFilled style={{ color: colors.warning }} aria-hidden />}
      <div style={{ flex: 1 }}>
        <div>{finding.message}</div>
        <blockquote className="problem-quote">{finding.quotes.words}</blockquote>
        <div className="muted problem-facts">
          <span>{t(`problems.${finding.severity}`)}</span>
          {address && mayWrite ? <Link to={address}>{place}</Link> : <span>{place}</span>}
          <code>{finding.rule}</code>
        </div>
        {isError ? null : <Reason finding={finding} number={number} mayChange={isDraft && mayWrite} />}
      </div>
    </li>
  );
}

function Reason({ finding, number, mayChange }: { readonly finding: VersionFinding; readonly number: number; readonly mayChange: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { head } = useProcess();
  const client = useQueryClient();
  const [text, setText] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (reason: string) => explainFinding(head.id, number, finding.id, reason),
    onSuccess: (check) => {
      client.setQueryData(['process-check', head.id, number], check);
      setText(null);
    },
    onError: (error) => void message.error(error.message),
  });
  if (text === null) {
    return (
      <Space wrap style={{ marginTop: 6 }}>
        {finding.reason ? t('processes.check.reason', { reason: finding.reason, by: finding.reasonBy }) : null}
        {mayChange ? (
          <Button size="small" onClick={() => setText(finding.reason ?? '')}>
            {t(finding.reason ? 'processes.check.change' : 'processes.check.explain')}
          </Button>
        ) : null}
      </Space>
    );
  }
  return (
    <Space.Compact style={{ marginTop: 6, width: '100%', maxWidth: 640 }}>
      <Input autoFocus value={text} maxLength={500} aria-label={t('processes.check.explain')} placeholder={t('processes.check.placeholder')} onChange={(event) => setText(event.target.value)} onPressEnter={() => save.mutate(text)} />
      <Button type="primary" loading={save.isPending} disabled={text.trim().length === 0} onClick={() => save.mutate(text)}>
        {t('common.save')}
      </Button>
      <Button onClick={() => setText(null)}>{t('common.cancel')}</Button>
    </Space.Compact>
  );
}
