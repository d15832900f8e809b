import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Card, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { draftVersion, getVersion, type VersionHead } from '../../api/processes';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { PageActions } from '../../shell/PageBar';
import { useProcess } from './ProcessContext';
import { StatusTag } from './tags';
import { useMayWrite, useRefresh } from './useProcesses';
import { VersionView } from './VersionView';

/** All versions of a process, and the content of one. */
export default function VersionsTab() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { head, versions } = useProcess();
  const mayWrite = useMayWrite();
  const refresh = useRefresh();
  const [params, setParams] = useSearchParams();
  const number = Number(params.get('version')) || versions[0]?.number;
  const show = (next: number) => setParams({ version: String(next) }, { replace: true });
  const draft = useMutation({
    mutationFn: () => draftVersion(head.id),
    onSuccess: (added) => {
      refresh();
      show(added.head.number);
    },
    onError: (error) => void message.error(error.message),
  });
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} loading={draft.isPending} disabled={head.standing !== 'Chosen'} onClick={() => draft.mutate()}>
      {t('processes.version.draft')}
    </Button>
  );
  if (versions.length === 0) {
    return (
      <EmptyState title={t('processes.version.none')} advice={t(head.standing === 'Chosen' ? 'processes.version.noneAdvice' : 'processes.version.chooseFirst')}>
        {mayWrite ? add : null}
      </EmptyState>
    );
  }
  return (
    <>
      {mayWrite ? <PageActions>{add}</PageActions> : null}
      <VersionTable versions={versions} number={number} onShow={show} />
      {number === undefined ? null : <OneVersion key={`${head.id}:${number}`} process={head.id} number={number} onShow={show} />}
    </>
  );
}

interface VersionTableProps {
  readonly versions: readonly VersionHead[];
  readonly number: number | undefined;
  readonly onShow: (number: number) => void;
}

function VersionTable({ versions, number, onShow }: VersionTableProps) {
  const { t } = useTranslation();
  const columns: TableColumnsType<VersionHead> = [
    {
      title: t('processes.version.number'),
      key: 'number',
      width: 110,
      render: (_, version) => (
        <Button type="link" size="small" style={{ padding: 0 }} aria-pressed={version.number === number} onClick={() => onShow(version.number)}>
          {t('processes.versionNumber', { number: version.number })}
        </Button>
      ),
    },
    { title: t('processes.version.status'), key: 'status', width: 120, render: (_, { status }) => <StatusTag status={status} /> },
    { title: t('processes.version.note'), key: 'note', render: (_, { note }) => note ?? <span className="muted">–</span> },
    { title: t('processes.version.revises'), key: 'revises', width: 100, render: (_, { revises }) => (revises === null ? <span className="muted">–</span> : t('processes.versionNumber', { number: revises })) },
    { title: t('processes.version.flows'), dataIndex: 'flows', width: 100, align: 'right' },
    { title: t('processes.version.steps'), dataIndex: 'steps', width: 80, align: 'right' },
    { title: t('processes.version.created'), key: 'created', width: 190, render: (_, version) => <><When at={version.createdAt} /> <span className="muted">{version.createdBy}</span></> },
    { title: t('processes.version.released'), key: 'released', width: 190, render: (_, version) => (version.releasedAt ? <><When at={version.releasedAt} /> <span className="muted">{version.releasedBy}</span></> : <span className="muted">–</span>) },
  ];
  return (
    <Table<VersionHead>
      size="small"
      rowKey="number"
      columns={columns}
      dataSource={[...versions]}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      rowClassName={(version) => (version.number === number ? 'shown-row' : '')}
      scroll={{ x: 1000 }}
      style={{ marginBottom: 16 }}
    />
  );
}

function OneVersion({ process, number, onShow }: { readonly process: string; readonly number: number; readonly onShow: (number: number) => void }) {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['process-version', process, number], queryFn: ({ signal }) => getVersion(process, number, signal) });
  return (
    <Card size="small" title={t('processes.versionNumber', { number })}>
      <Loaded query={query}>{(version) => <VersionView key={version.revision} process={process} version={version} onShow={onShow} />}</Loaded>
    </Card>
  );
}
