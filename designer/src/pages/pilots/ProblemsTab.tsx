import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Radio, Select, Tag, type TableColumnsType } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeProblem, listProblems, problemKinds, problemStatuses, reviewProblem, type DeploymentProblem, type ProblemKind, type ProblemStatus } from '../../api/deployment';
import { EmptyState } from '../../parts/EmptyState';
import { FormDialog } from '../../parts/FormDialog';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { GoalTable } from './GoalTable';
import { ProblemDialog } from './ProblemDialog';
import { usePilotWords } from './usePilotWords';

const statusColors: Record<ProblemStatus, string> = { Open: 'error', Closed: 'processing', Effective: 'success' };

/** Problems with deployed processes, the latest first. */
export default function ProblemsTab() {
  const { t } = useTranslation();
  const words = usePilotWords();
  const [list, , turn] = useListState();
  const [status, setStatus] = useState<ProblemStatus | undefined>(undefined);
  const [kind, setKind] = useState<ProblemKind | undefined>(undefined);
  const [isOpening, setOpening] = useState(false);
  const [closing, setClosing] = useState<DeploymentProblem | null>(null);
  const [reviewed, setReviewed] = useState<DeploymentProblem | null>(null);
  const query = useQuery({
    queryKey: ['deployment-problems', list.page, list.pageSize, status, kind],
    queryFn: ({ signal }) => listProblems({ page: list.page, pageSize: list.pageSize, status, kind }, signal),
  });
  const columns: TableColumnsType<DeploymentProblem> = [
    { title: t('deploymentProblems.kind'), key: 'kind', width: 140, render: (_, problem) => t(`deploymentProblems.kinds.${problem.kind}`) },
    { title: t('deploymentProblems.what'), key: 'what', render: (_, problem) => <>{problem.what}<div className="muted small">{t('deploymentProblems.atOnce', { action: problem.immediateAction })}</div></> },
    { title: t('announcements.process'), key: 'process', width: 160, render: (_, problem) => <>{words.processNameOf(problem.process)}<div className="muted small">{problem.group ? words.groupName(problem.group) : ''}</div></> },
    { title: t('deploymentProblems.owner'), key: 'owner', width: 210, render: (_, problem) => <>{problem.owner} · <When at={problem.dueAt} /> {problem.isOverdue ? <Tag color="error">{t('announcements.states.Overdue')}</Tag> : null}</> },
    { title: t('announcements.state'), key: 'status', width: 220, render: (_, problem) => <State problem={problem} /> },
    {
      title: t('spotChecks.act'),
      key: 'act',
      width: 110,
      render: (_, problem) =>
        problem.status === 'Open' ? (
          <Button size="small" onClick={() => setClosing(problem)}>{t('deploymentProblems.close')}</Button>
        ) : problem.isReviewDue ? (
          <Button size="small" onClick={() => setReviewed(problem)}>{t('deploymentProblems.review')}</Button>
        ) : null,
    },
  ];
  return (
    <>
      <div className="page-head">
        <Select allowClear placeholder={t('deploymentProblems.anyStatus')} value={status ?? null} onChange={(value) => setStatus(value ?? undefined)} style={{ width: 150 }} options={problemStatuses.map((value) => ({ value, label: t(`deploymentProblems.statuses.${value}`) }))} />
        <Select allowClear placeholder={t('deploymentProblems.anyKind')} value={kind ?? null} onChange={(value) => setKind(value ?? undefined)} style={{ width: 170 }} options={problemKinds.map((value) => ({ value, label: t(`deploymentProblems.kinds.${value}`) }))} />
        <span className="grow" />
        <Button type="primary" onClick={() => setOpening(true)}>{t('deploymentProblems.open')}</Button>
      </div>
      <PagedTable<DeploymentProblem> query={query} rowKey="id" columns={columns} list={list} onTurn={turn} empty={<EmptyState title={t('deploymentProblems.none')} advice={t('deploymentProblems.noneAdvice')} />} width={1050} hideOnSinglePage />
      <ProblemDialog open={isOpening} check={null} onClose={() => setOpening(false)} />
      <ClosingDialog problem={closing} onClose={() => setClosing(null)} />
      <ReviewDialog problem={reviewed} onClose={() => setReviewed(null)} />
    </>
  );
}

function State({ problem }: { readonly problem: DeploymentProblem }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag color={statusColors[problem.status]}>{t(`deploymentProblems.statuses.${problem.status}`)}</Tag>
      {problem.isReviewDue ? <Tag color="warning">{t('deploymentProblems.reviewDue')}</Tag> : null}
      {problem.reopenings > 0 ? <Tag>{t('deploymentProblems.reopened', { count: problem.reopenings })}</Tag> : null}
      <div className="muted small">
        {problem.review ?? problem.done}
        {problem.status === 'Closed' && problem.reviewAt ? <> · {t('deploymentProblems.reviewAt')} <When at={problem.reviewAt} /></> : null}
      </div>
    </>
  );
}

function useSaved<Fields>(save: (fields: Fields) => Promise<unknown>, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['deployment-problems'] });
      onClose();
    },
  });
}

interface DialogProps {
  readonly problem: DeploymentProblem | null;
  readonly onClose: () => void;
}

function ClosingDialog({ problem, onClose }: DialogProps) {
  const { t } = useTranslation();
  const save = useSaved(({ done, reviewWeeks }: { readonly done: string; readonly reviewWeeks: number }) => closeProblem(problem?.id ?? '', done, reviewWeeks), onClose);
  const required = [{ required: true, message: t('pilots.required') }];
  return (
    <FormDialog open={problem !== null} title={t('deploymentProblems.close')} okText={t('deploymentProblems.close')} blank={{ reviewWeeks: 4 }} save={save} onClose={onClose}>
      <Form.Item name="done" label={t('deploymentProblems.done')} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="reviewWeeks" label={t('deploymentProblems.reviewWeeks')} rules={required}>
        <InputNumber min={1} max={52} style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}

interface ReviewFields {
  readonly isEffective: boolean;
  readonly remark: string;
  readonly dueAt?: Dayjs;
}

function ReviewDialog({ problem, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ReviewFields>();
  const isEffective = Form.useWatch('isEffective', form);
  const save = useSaved(({ dueAt, ...review }: ReviewFields) => reviewProblem(problem?.id ?? '', { ...review, ...(dueAt ? { dueAt: dueAt.toISOString() } : {}) }), onClose);
  const required = [{ required: true, message: t('pilots.required') }];
  return (
    <FormDialog<ReviewFields> open={problem !== null} width={640} title={t('deploymentProblems.review')} form={form} save={save} onClose={onClose} intro={problem ? <GoalTable problem={problem.id} /> : null}>
      <Form.Item name="isEffective" label={t('deploymentProblems.works')} rules={required}>
        <Radio.Group options={[{ value: true, label: t('deploymentProblems.yes') }, { value: false, label: t('deploymentProblems.no') }]} />
      </Form.Item>
      <Form.Item name="remark" label={t('spotChecks.remark')} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      {isEffective === false ? (
        <Form.Item name="dueAt" label={t('announcements.dueAt')} rules={required}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}
