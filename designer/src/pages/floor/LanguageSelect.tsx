import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { languageName, promptLanguages } from '../../core/languages';

interface LanguageSelectProps extends Omit<SelectProps<string>, 'options'> {
  /** Those that cannot be chosen any more. */
  readonly taken?: readonly string[];
}

/** Chooses a language that prompts are said in. */
export function LanguageSelect({ taken = [], ...props }: LanguageSelectProps) {
  const { i18n } = useTranslation();
  return (
    <Select<string>
      {...props}
      options={promptLanguages.filter((language) => !taken.includes(language)).map((language) => ({ value: language, label: languageName(language, i18n.language) }))}
    />
  );
}
