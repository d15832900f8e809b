import { App, Button, Card, Popconfirm, Table, Tag, type TableColumnsType } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { promptAudio, revertPrompt, type PromptDetail, type PromptVersion } from '../../api/prompts';
import { languageName } from '../../core/languages';
import { clock } from '../../core/time';
import { When } from '../../parts/When';
import { PromptEditor } from './PromptEditor';

interface PromptLanguageCardProps {
  readonly prompt: PromptDetail;
  readonly language: string;
  readonly mayWrite: boolean;
}

/** What a prompt says in one language: the current version to listen to, the earlier ones to go back to, and a new one to make. */
export function PromptLanguageCard({ prompt, language, mayWrite }: PromptLanguageCardProps) {
  const { i18n } = useTranslation();
  const versions = prompt.versions.filter((version) => version.language === language);
  const current = versions.find((version) => version.isCurrent);
  return (
    <Card title={languageName(language, i18n.language)} extra={<span className="muted">{language}</span>}>
      {current ? <Listen key={current.version} prompt={prompt} version={current} /> : null}
      {mayWrite ? <PromptEditor key={`editor-${current?.version ?? 0}`} name={prompt.name} language={language} current={current} /> : null}
      {versions.length > 0 ? <Versions prompt={prompt} versions={versions} mayWrite={mayWrite} /> : null}
    </Card>
  );
}

function Listen({ prompt, version }: { readonly prompt: PromptDetail; readonly version: PromptVersion }) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  return (
    <div className="prompt-now">
      {version.text ? <p>{version.text}</p> : null}
      <audio
        controls
        preload="none"
        src={promptAudio(prompt.name, version.language, version.version)}
        aria-label={t('prompts.listen')}
        onError={() => setBroken(true)}
        onPlaying={() => setBroken(false)}
      />
      {broken ? <p role="alert" className="player-broken">{t('prompts.broken')}</p> : null}
    </div>
  );
}

interface VersionsProps {
  readonly prompt: PromptDetail;
  readonly versions: readonly PromptVersion[];
  readonly mayWrite: boolean;
}

function Versions({ prompt, versions, mayWrite }: VersionsProps) {
  const { t } = useTranslation();
  const columns: TableColumnsType<PromptVersion> = [
    { title: t('prompts.version'), key: 'version', width: 120, render: (_, row) => <>{row.version} {row.isCurrent ? <Tag color="green">{t('prompts.current')}</Tag> : null}</> },
    {
      title: t('prompts.says'),
      key: 'says',
      ellipsis: true,
      render: (_, row) => (row.kind === 'Text' ? row.text : t('prompts.recordingOf', { name: row.fileName ?? t('prompts.kinds.Recording'), length: clock(Math.ceil(row.lengthSeconds ?? 0)) })),
    },
    { title: t('prompts.savedBy'), dataIndex: 'savedBy', width: 110 },
    { title: t('prompts.savedAt'), key: 'at', width: 170, render: (_, row) => <When at={row.savedAt} /> },
    {
      key: 'actions',
      width: 200,
      align: 'right',
      render: (_, row) => (
        <>
          {row.isCurrent ? null : <HearButton src={promptAudio(prompt.name, row.language, row.version)} />}
          {row.isCurrent || !mayWrite ? null : <RevertButton prompt={prompt} version={row} />}
        </>
      ),
    },
  ];
  return <Table<PromptVersion> size="small" rowKey="version" columns={columns} dataSource={[...versions]} pagination={versions.length > 5 ? { pageSize: 5 } : false} />;
}

function HearButton({ src }: { readonly src: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Button size="small" type="link" onClick={() => void new Audio(src).play().catch(() => void message.error(t('prompts.broken')))}>
      {t('prompts.listen')}
    </Button>
  );
}

function RevertButton({ prompt, version }: { readonly prompt: PromptDetail; readonly version: PromptVersion }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const revert = useMutation({
    mutationFn: () => revertPrompt(prompt.name, version.language, version.version),
    onSuccess: (next) => {
      client.setQueryData(['prompt', prompt.name], next);
      void client.invalidateQueries({ queryKey: ['prompts'] });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Popconfirm
      title={t('prompts.revertConfirm', { version: version.version })}
      description={t('prompts.revertAdvice')}
      okText={t('prompts.revert')}
      cancelText={t('common.cancel')}
      onConfirm={() => revert.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" type="link" loading={revert.isPending}>
        {t('prompts.revert')}
      </Button>
    </Popconfirm>
  );
}
