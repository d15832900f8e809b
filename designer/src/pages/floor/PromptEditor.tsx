import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savePromptText, uploadPrompt, type PromptDetail, type PromptVersion } from '../../api/prompts';

interface PromptEditorProps {
  readonly name: string;
  readonly language: string;
  readonly current: PromptVersion | undefined;
}

/** Makes the next version: a text to be spoken, or a recording. */
export function PromptEditor({ name, language, current }: PromptEditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [text, setText] = useState(current?.text ?? '');
  const [sent, setSent] = useState<number | null>(null);
  const saved = (prompt: PromptDetail) => {
    client.setQueryData(['prompt', name], prompt);
    void client.invalidateQueries({ queryKey: ['prompts'] });
    void message.success(t('prompts.saved'));
  };
  const save = useMutation({ mutationFn: () => savePromptText(name, language, { text, voice: current?.voice ?? null }), onSuccess: saved });
  const upload = useMutation({ mutationFn: (file: File) => uploadPrompt(name, language, file, text, setSent), onSuccess: saved, onSettled: () => setSent(null) });
  const error = upload.error ?? save.error;
  const isBusy = save.isPending || upload.isPending;
  return (
    <div className="prompt-editor">
      {error ? <Alert type="error" showIcon title={error.message} closable={{ onClose: () => (upload.reset(), save.reset()) }} /> : null}
      <Input.TextArea rows={2} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} aria-label={t('prompts.text')} placeholder={t('prompts.textExample')} />
      <div className="prompt-actions">
        <Button type="primary" loading={save.isPending} disabled={isBusy || text.trim() === '' || (current?.kind === 'Text' && text.trim() === current.text)} onClick={() => save.mutate()}>
          {t('prompts.saveText')}
        </Button>
        <Upload
          accept=".wav,.mp3,.ogg,.flac,.aif,.aiff,audio/*"
          showUploadList={false}
          disabled={isBusy}
          beforeUpload={(file) => {
            save.reset();
            upload.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />} disabled={isBusy}>
            {t('prompts.upload')}
          </Button>
        </Upload>
        {sent === null ? (
          <span className="muted">{t('prompts.uploadAdvice')}</span>
        ) : (
          <Progress percent={Math.round(sent * 100)} size="small" style={{ width: 240 }} format={(percent) => (percent === 100 ? t('prompts.converting') : `${percent}%`)} aria-label={t('prompts.upload')} />
        )}
      </div>
    </div>
  );
}
