import { useMutation } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { decideProcess, standings, type Process, type Standing } from '../../api/processes';
import { FormDialog } from '../../parts/FormDialog';
import { useRefresh } from './useProcesses';

interface DecideDialogProps {
  readonly open: boolean;
  readonly process: Process;
  readonly onClose: () => void;
}

interface Fields {
  readonly standing: Standing;
  readonly reason?: string | null;
}

/** Whether the centre wants the process, and why. */
export function DecideDialog({ open, process, onClose }: DecideDialogProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const known = useMemo<Fields>(() => ({ standing: process.content.standing, reason: process.content.standingReason }), [process]);
  const save = useMutation({
    mutationFn: ({ standing, reason }: Fields) => decideProcess(process.head.id, process.head.revision, standing, reason?.trim() || null),
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  return (
    <FormDialog<Fields> open={open} title={t('processes.decide')} known={known} save={save} onClose={onClose} intro={<p className="muted">{t('processes.decideAdvice')}</p>}>
      <Form.Item name="standing" label={t('processes.standing')}>
        <Radio.Group optionType="button" options={standings.map((value) => ({ value, label: t(`processes.standings.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('processes.reason')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
    </FormDialog>
  );
}
