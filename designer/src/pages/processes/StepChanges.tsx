import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Comparison, Step } from '../../api/processes';
import { KindTag } from './tags';
import { useStepWords } from './useProcesses';

/** What became of the lines of the step table. */
export function StepChanges({ steps }: { readonly steps: Comparison['steps'] }) {
  const { t } = useTranslation();
  const { what, due } = useStepWords();
  const line = (step: Step | null) => {
    if (!step) return <span className="muted">–</span>;
    return (
      <>
        {step.number}. {what(step)}
        <div className="muted small">
          {step.role || t('processes.step.open')} · {due(step)}
        </div>
      </>
    );
  };
  return (
    <Table
      size="small"
      rowKey={({ before, after }) => `${before?.number ?? 0}:${after?.number ?? 0}`}
      pagination={false}
      dataSource={[...steps]}
      locale={{ emptyText: t('processes.compare.noSteps') }}
      columns={[
        { title: t('processes.compare.change'), key: 'kind', width: 110, render: (_, { kind }) => <KindTag kind={kind} /> },
        { title: t('processes.compare.before'), key: 'before', width: '45%', render: (_, { before }) => line(before) },
        { title: t('processes.compare.after'), key: 'after', render: (_, { after }) => line(after) },
      ]}
    />
  );
}
