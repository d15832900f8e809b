import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../api/processes';
import { useStepWords } from './useProcesses';

/** The step table of a frozen version, in the reader's language. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const { what, due } = useStepWords();
  const columns: TableColumnsType<Step> = [
    { title: t('processes.step.number'), dataIndex: 'number', width: 70, className: 'numbers' },
    { title: t('processes.step.what'), key: 'what', render: (_, step) => what(step) },
    { title: t('processes.step.role'), key: 'role', width: 200, render: (_, step) => step.role || <span className="muted">{t('processes.step.open')}</span> },
    { title: t('processes.step.due'), key: 'due', width: 200, render: (_, step) => due(step) },
  ];
  return (
    <Table<Step>
      size="small"
      rowKey={(step) => step.number ?? step.what}
      columns={columns}
      dataSource={[...steps]}
      pagination={false}
      locale={{ emptyText: t('processes.step.none') }}
      style={{ marginTop: 12 }}
    />
  );
}
