import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Space, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listPrompts, type Prompt, type PromptVersion } from '../../api/prompts';
import { languageName } from '../../core/languages';
import { hasRole } from '../../core/roles';
import { clock } from '../../core/time';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { PagedTable } from '../../parts/PagedTable';
import { SearchBox } from '../../parts/SearchBox';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { useSession } from '../../shell/session';
import { PromptDialog } from './PromptDialog';

/** The prompt library. */
export default function PromptsTab() {
  const { t } = useTranslation();
  const [{ page, pageSize, search }, change, turn] = useListState();
  const [adding, setAdding] = useState(false);
  const mayWrite = hasRole(useSession(), 'ProcessOwner');
  const query = useQuery({
    queryKey: ['prompts', page, pageSize, search],
    queryFn: ({ signal }) => listPrompts({ page, pageSize, search }, signal),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const add = mayWrite ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('prompts.add')}
    </Button>
  ) : null;
  const empty = search ? (
    <EmptyState title={t('common.nothingFound')} advice={t('common.nothingFoundAdvice')} />
  ) : (
    <EmptyState title={t('prompts.none')} advice={t(mayWrite ? 'prompts.noneAdvice' : 'prompts.noneToRead')} />
  );
  return (
    <>
      <div className="page-head">
        <SearchBox value={search} onSearch={(text) => change({ search: text })} label={t('prompts.search')} />
        <span className="grow" />
        {add}
      </div>
      <PagedTable<Prompt> query={query} rowKey="name" columns={columns} list={{ page, pageSize }} onTurn={turn} empty={empty} />
      <PromptDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function useColumns(): TableColumnsType<Prompt> {
  const { t, i18n } = useTranslation();
  return [
    {
      title: t('prompts.name'),
      key: 'name',
      width: 240,
      render: (_, prompt) => (
        <>
          <Link to={`/floor/prompts/${encodeURIComponent(prompt.name)}`}>{prompt.name}</Link>
          {prompt.description ? <div className="muted">{prompt.description}</div> : null}
        </>
      ),
    },
    {
      title: t('prompts.languages'),
      key: 'languages',
      width: 260,
      render: (_, prompt) => (
        <Space size={[4, 4]} wrap>
          {prompt.variants.map((variant) => (
            <Tag key={variant.language} color={variant.kind === 'Recording' ? 'cyan' : undefined}>
              {languageName(variant.language, i18n.language)} · {variant.kind === 'Recording' ? clock(Math.ceil(variant.lengthSeconds ?? 0)) : t('prompts.kinds.Text')}
            </Tag>
          ))}
        </Space>
      ),
    },
    { title: t('prompts.says'), key: 'says', ellipsis: true, render: (_, prompt) => wordsOf(prompt)?.text ?? <span className="muted">{t('prompts.kinds.Recording')}</span> },
    { title: t('prompts.updated'), key: 'updated', width: 180, render: (_, prompt) => <When at={prompt.updatedAt} /> },
  ];
}

function wordsOf(prompt: Prompt): PromptVersion | undefined {
  return prompt.variants.find((variant) => variant.language === prompt.defaultLanguage) ?? prompt.variants[0];
}
