import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Breadcrumb, Button, Card, Descriptions, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { deletePrompt, getPrompt, type PromptDetail } from '../../api/prompts';
import { languageName } from '../../core/languages';
import { hasRole } from '../../core/roles';
import { Loaded } from '../../parts/Loaded';
import { usePageTitle } from '../../shell/PageBar';
import { useSession } from '../../shell/session';
import { LanguageSelect } from './LanguageSelect';
import { PromptLanguageCard } from './PromptLanguageCard';

/** One prompt: what it says in each language, and every version of that. */
export default function PromptPage({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['prompt', name], queryFn: ({ signal }) => getPrompt(name, signal) });
  const floor = t('areas.floor');
  const list = t('floor.tabs.prompts');
  usePageTitle(useMemo(() => <Breadcrumb items={[{ title: floor }, { title: <Link to="/floor/prompts">{list}</Link> }, { title: name }]} />, [floor, list, name]));
  return (
    <div className="page">
      <Loaded query={query}>{(prompt) => <PromptBody prompt={prompt} />}</Loaded>
    </div>
  );
}

function PromptBody({ prompt }: { readonly prompt: PromptDetail }) {
  const { t } = useTranslation();
  const mayWrite = hasRole(useSession(), 'ProcessOwner');
  const [added, setAdded] = useState<string | null>(null);
  const known = prompt.variants.map((variant) => variant.language);
  const shown = known.length === 0 ? [prompt.defaultLanguage] : known;
  const languages = added && !shown.includes(added) ? [...shown, added] : shown;
  return (
    <div className="prompt-page">
      <Summary prompt={prompt} mayWrite={mayWrite} />
      {known.length === 0 ? <Alert type="info" showIcon title={t(mayWrite ? 'prompts.saysNothing' : 'prompts.saysNothingYet')} /> : null}
      {languages.map((language) => (
        <PromptLanguageCard key={language} prompt={prompt} language={language} mayWrite={mayWrite} />
      ))}
      {mayWrite ? <LanguageSelect taken={languages} value={null} placeholder={t('prompts.addLanguage')} aria-label={t('prompts.addLanguage')} style={{ width: 220 }} onChange={setAdded} /> : null}
    </div>
  );
}

function Summary({ prompt, mayWrite }: { readonly prompt: PromptDetail; readonly mayWrite: boolean }) {
  const { t, i18n } = useTranslation();
  const mayDesign = hasRole(useSession(), 'ProcessOwner');
  const flows = prompt.usedBy.map((flow, index) => (
    <span key={flow.definitionId}>
      {index > 0 ? '，' : ''}
      {mayDesign ? <Link to={`/designer/${encodeURIComponent(flow.definitionId)}`}>{flow.name}</Link> : flow.name}
    </span>
  ));
  const items = [
    { key: 'description', label: t('prompts.description'), children: prompt.description ?? t('common.none') },
    { key: 'default', label: t('prompts.defaultLanguage'), children: languageName(prompt.defaultLanguage, i18n.language) },
    { key: 'flows', label: t('prompts.usedBy'), children: flows.length > 0 ? flows : t('prompts.unused') },
  ];
  return (
    <Card title={prompt.name} extra={mayWrite ? <DeleteButton prompt={prompt} /> : null}>
      <Descriptions column={1} size="small" items={items} styles={{ label: { width: 150 } }} />
    </Card>
  );
}

function DeleteButton({ prompt }: { readonly prompt: PromptDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deletePrompt(prompt.name),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['prompts'] });
      void navigate('/floor/prompts');
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Popconfirm
      title={t('prompts.deleteConfirm', { name: prompt.name })}
      description={t('prompts.deleteAdvice')}
      okText={t('prompts.delete')}
      cancelText={t('common.cancel')}
      onConfirm={() => remove.mutateAsync().catch(() => undefined)}
    >
      <Button size="small" danger icon={<DeleteOutlined aria-hidden />} loading={remove.isPending}>
        {t('prompts.delete')}
      </Button>
    </Popconfirm>
  );
}
