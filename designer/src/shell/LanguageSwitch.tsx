import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { isLanguage, type Language } from '../core/language';

interface LanguageSwitchProps {
  readonly onChange: (language: Language) => void;
}

/** Each language is named in itself, so that it can be found by somebody who reads only that one. */
const options: { label: string; value: Language }[] = [
  { label: '中文', value: 'zh-CN' },
  { label: 'English', value: 'en-US' },
];

export function LanguageSwitch({ onChange }: LanguageSwitchProps) {
  const { i18n, t } = useTranslation();
  const current = isLanguage(i18n.language) ? i18n.language : 'en-US';
  return <Segmented<Language> size="small" aria-label={t('shell.language')} options={options} value={current} onChange={onChange} />;
}
