import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Radio, Space, Tag, type TableColumnsType } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { drawSpotChecks, listSpotChecks, noteSpotResult, spotResults, type SpotCheck, type SpotResult } from '../../api/deployment';
import { EmptyState } from '../../parts/EmptyState';
import { FormDialog } from '../../parts/FormDialog';
import { PagedTable } from '../../parts/PagedTable';
import { useListState } from '../../parts/useListState';
import { When } from '../../parts/When';
import { ProblemDialog } from './ProblemDialog';
import { usePilotWords } from './usePilotWords';

const resultColors: Record<SpotResult, string> = { Followed: 'success', NotFollowed: 'error', Unclear: 'warning' };

/** Contacts that were drawn, what their journal says, and what people found. */
export default function SpotChecksTab() {
  const { t } = useTranslation();
  const words = usePilotWords();
  const [list, , turn] = useListState();
  const [looked, setLooked] = useState<boolean | undefined>(undefined);
  const [isDrawing, setDrawing] = useState(false);
  const [noted, setNoted] = useState<SpotCheck | null>(null);
  const [problem, setProblem] = useState<SpotCheck | null>(null);
  const query = useQuery({
    queryKey: ['spot-checks', list.page, list.pageSize, looked],
    queryFn: ({ signal }) => listSpotChecks({ page: list.page, pageSize: list.pageSize, looked }, signal),
  });
  const columns: TableColumnsType<SpotCheck> = [
    { title: t('spotChecks.contact'), key: 'contact', width: 190, render: (_, { contactId, contactAt }) => <Link to={`/floor/contacts/${encodeURIComponent(contactId)}`}><When at={contactAt} /></Link> },
    { title: t('pilots.agent'), key: 'agent', width: 150, render: (_, { group, agentName }) => <>{agentName ?? '–'}<div className="muted small">{words.groupName(group)}</div></> },
    { title: t('rollouts.version'), key: 'version', width: 170, render: (_, { version }) => words.versionName(version) },
    { title: t('spotChecks.journal'), key: 'journal', render: (_, check) => <Deviations check={check} /> },
    { title: t('spotChecks.result'), key: 'result', width: 190, render: (_, { result, remark }) => (result ? <><Tag color={resultColors[result]}>{t(`spotChecks.results.${result}`)}</Tag><div className="muted small">{remark}</div></> : <span className="muted">{t('spotChecks.unseen')}</span>) },
    {
      title: t('spotChecks.act'),
      key: 'act',
      width: 180,
      render: (_, check) => (
        <Space>
          <Button size="small" onClick={() => setNoted(check)}>{t('spotChecks.note')}</Button>
          <Button size="small" onClick={() => setProblem(check)}>{t('deploymentProblems.open')}</Button>
        </Space>
      ),
    },
  ];
  return (
    <>
      <div className="page-head">
        <Radio.Group
          value={looked === undefined ? 'all' : looked ? 'seen' : 'unseen'}
          onChange={({ target }) => setLooked(target.value === 'all' ? undefined : target.value === 'seen')}
          optionType="button"
          options={(['all', 'unseen', 'seen'] as const).map((value) => ({ value, label: t(`spotChecks.filters.${value}`) }))}
        />
        <p className="muted">{t('spotChecks.meaning')}</p>
        <span className="grow" />
        <Button type="primary" onClick={() => setDrawing(true)}>{t('spotChecks.draw')}</Button>
      </div>
      <PagedTable<SpotCheck> query={query} rowKey="id" columns={columns} list={list} onTurn={turn} empty={<EmptyState title={t('spotChecks.none')} advice={t('spotChecks.noneAdvice')} />} width={1050} hideOnSinglePage />
      <DrawDialog open={isDrawing} onClose={() => setDrawing(false)} />
      <ResultDialog check={noted} onClose={() => setNoted(null)} />
      <ProblemDialog open={problem !== null} check={problem} onClose={() => setProblem(null)} />
    </>
  );
}

function Deviations({ check: { deviations } }: { readonly check: SpotCheck }) {
  const { t } = useTranslation();
  if (deviations === null) return <span className="muted">{t('spotChecks.noFlow')}</span>;
  if (deviations.length === 0) return <Tag color="success">{t('spotChecks.conforms')}</Tag>;
  return (
    <>
      {deviations.map((found, index) => (
        <div key={index}>
          <Tag color="warning">{t(`spotChecks.deviations.${found.kind}`)}</Tag> {found.name} {found.overSeconds === null ? null : t('spotChecks.over', { count: Math.round(found.overSeconds) })}
        </div>
      ))}
    </>
  );
}

function useSaved<Fields>(save: (fields: Fields) => Promise<unknown>, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['spot-checks'] });
      onClose();
    },
  });
}

interface DrawFields {
  readonly day?: Dayjs | null;
  readonly size?: number | null;
}

function DrawDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const save = useSaved(({ day, size }: DrawFields) => drawSpotChecks({ ...(day ? { day: day.format('YYYY-MM-DD') } : {}), ...(size ? { size } : {}) }), onClose);
  return (
    <FormDialog<DrawFields> open={open} title={t('spotChecks.draw')} okText={t('spotChecks.draw')} save={save} onClose={onClose} intro={<p className="muted">{t('spotChecks.drawAdvice')}</p>}>
      <Form.Item name="day" label={t('spotChecks.day')} extra={t('spotChecks.dayAdvice')}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="size" label={t('spotChecks.size')} extra={t('spotChecks.sizeAdvice')}>
        <InputNumber min={1} max={500} style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}

interface ResultFields {
  readonly result: SpotResult;
  readonly remark?: string;
}

function ResultDialog({ check, onClose }: { readonly check: SpotCheck | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const save = useSaved(({ result, remark }: ResultFields) => noteSpotResult(check?.id ?? '', result, remark), onClose);
  return (
    <FormDialog<ResultFields> open={check !== null} title={t('spotChecks.note')} known={check?.result ? { result: check.result, remark: check.remark ?? '' } : null} save={save} onClose={onClose}>
      <Form.Item name="result" label={t('spotChecks.result')} rules={[{ required: true, message: t('pilots.required') }]}>
        <Radio.Group options={spotResults.map((value) => ({ value, label: t(`spotChecks.results.${value}`) }))} />
      </Form.Item>
      <Form.Item name="remark" label={t('spotChecks.remark')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
