import { useMutation } from '@tanstack/react-query';
import { App, Button, Card, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface TextListProps {
  readonly title: string;
  readonly meaning: string;
  readonly items: readonly string[];
  readonly onSave: (items: readonly string[]) => Promise<unknown>;
  readonly onSaved: () => void;
  readonly longest?: number;
}

/** A list of short texts that is changed as a whole. */
export function TextList({ title, meaning, items, onSave, onSaved, longest = 60 }: TextListProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const value = draft ?? items;
  const tooLong = value.find((text) => text.length > longest);
  const save = useMutation({
    mutationFn: onSave,
    onSuccess: () => {
      void message.success(t('common.saved'));
      setDraft(null);
      onSaved();
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Card size="small" title={title} className="settings-section">
      <p className="muted" style={{ marginTop: 0 }}>
        {meaning}
      </p>
      <div className="form-row">
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          style={{ flex: 1, minWidth: 300 }}
          aria-label={title}
          tokenSeparators={[',', '，', '、', ';', '；']}
          status={tooLong ? 'error' : ''}
          value={[...value]}
          onChange={(next: string[]) => setDraft([...new Set(next.map((text) => text.trim()).filter((text) => text !== ''))])}
        />
        <Button type="primary" disabled={draft === null || tooLong !== undefined} loading={save.isPending} onClick={() => save.mutate(value)}>
          {t('common.save')}
        </Button>
        <Button disabled={draft === null} onClick={() => setDraft(null)}>
          {t('common.cancel')}
        </Button>
      </div>
      {tooLong ? <div className="ant-form-item-explain-error">{t('common.tooLong', { count: longest })}</div> : null}
    </Card>
  );
}
