import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openProblem, problemKinds, type ProblemKind, type SpotCheck } from '../../api/deployment';
import { FormDialog } from '../../parts/FormDialog';
import { useSession } from '../../shell/session';
import { usePilotChoices, usePilotWords } from './usePilotWords';

interface Fields {
  readonly kind: ProblemKind;
  readonly process: string;
  readonly group?: string;
  readonly what: string;
  readonly immediateAction: string;
  readonly owner: string;
  readonly dueAt: Dayjs;
}

interface ProblemDialogProps {
  readonly open: boolean;
  /** It was found in this one; none when it is opened by hand. */
  readonly check: SpotCheck | null;
  readonly onClose: () => void;
}

/** Opens a problem: its kind, what is done at once, who sees to it and by when. */
export function ProblemDialog({ open, check, onClose }: ProblemDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { userName } = useSession();
  const words = usePilotWords();
  const choices = usePilotChoices().data;
  const known = useMemo(() => ({ owner: userName, ...(check ? { process: check.version.slice(0, check.version.lastIndexOf(':')), group: check.group, what: check.remark ?? '' } : {}) }), [check, userName]);
  const save = useMutation({
    mutationFn: ({ dueAt, ...fields }: Fields) => openProblem({ ...fields, dueAt: dueAt.toISOString(), ...(check ? { spotCheck: check.id } : {}) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['deployment-problems'] });
      onClose();
    },
  });
  const required = [{ required: true, message: t('pilots.required') }];
  const processes = [...new Map((choices?.versions ?? []).map((version) => [version.id.slice(0, version.id.lastIndexOf(':')), words.processName(version)]))];
  return (
    <FormDialog<Fields> open={open} title={t('deploymentProblems.open')} okText={t('deploymentProblems.open')} known={known} save={save} onClose={onClose}>
      <Form.Item name="kind" label={t('deploymentProblems.kind')} rules={required}>
        <Select options={problemKinds.map((value) => ({ value, label: t(`deploymentProblems.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="process" label={t('announcements.process')} rules={required}>
        <Select disabled={check !== null} options={processes.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="group" label={t('pilots.group')}>
        <Select allowClear disabled={check !== null} options={(choices?.groups ?? []).map((group) => ({ value: group.id, label: group.name }))} />
      </Form.Item>
      <Form.Item name="what" label={t('deploymentProblems.what')} rules={required}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="immediateAction" label={t('deploymentProblems.immediateAction')} extra={t('deploymentProblems.immediateAdvice')} rules={required}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="owner" label={t('deploymentProblems.owner')} extra={t('deploymentProblems.ownerAdvice')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="dueAt" label={t('announcements.dueAt')} rules={required}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}
