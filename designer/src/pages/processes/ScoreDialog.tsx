import { useMutation } from '@tanstack/react-query';
import { Form, Radio } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { scoreProcess, type Process } from '../../api/processes';
import { FormDialog } from '../../parts/FormDialog';
import { useChoices, useRefresh } from './useProcesses';

interface ScoreDialogProps {
  readonly open: boolean;
  readonly process: Process;
  readonly onClose: () => void;
}

type Fields = Record<string, number>;

/** One to five points for each question: what it would bring, and what it would take. */
export function ScoreDialog({ open, process, onClose }: ScoreDialogProps) {
  const { t, i18n } = useTranslation();
  const refresh = useRefresh();
  const choices = useChoices();
  const criteria = choices.data?.criteria ?? [];
  const known = useMemo<Fields>(() => {
    const given = new Map(process.content.score.map((entry) => [entry.criterion, entry.points]));
    return Object.fromEntries((choices.data?.criteria ?? []).map((criterion) => [criterion.id, given.get(criterion.id) ?? 3]));
  }, [process, choices.data]);
  const save = useMutation({
    mutationFn: (fields: Fields) => scoreProcess(process.head.id, process.head.revision, Object.entries(fields).map(([criterion, points]) => ({ criterion, points }))),
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  const word = (words: { readonly zh: string; readonly en: string }) => (i18n.language === 'zh-CN' ? words.zh : words.en);
  return (
    <FormDialog<Fields> open={open} width={640} title={t('processes.scoreIt')} known={known} save={save} onClose={onClose}>
      {(['Value', 'Effort'] as const).map((side) => (
        <fieldset key={side} className="score-side">
          <legend>{t(side === 'Value' ? 'processes.value' : 'processes.effort')}</legend>
          {criteria
            .filter((criterion) => criterion.side === side)
            .map((criterion) => (
              <Form.Item key={criterion.id} name={criterion.id} label={`${word(criterion.name)} (× ${criterion.weight})`} extra={`1 ${word(criterion.fewest)} … 5 ${word(criterion.most)}`}>
                <Radio.Group optionType="button" options={[1, 2, 3, 4, 5]} />
              </Form.Item>
            ))}
        </fieldset>
      ))}
    </FormDialog>
  );
}
