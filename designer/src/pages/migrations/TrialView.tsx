import { Alert, Card, Checkbox, Col, Row, Select, Statistic, Table, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MigrationCase, MigrationPlace, MigrationTarget, MigrationTrial } from '../../api/migrations';
import { candidates } from '../../core/migration';
import { colors } from '../../theme';
import { Reasons } from './Reasons';

interface TrialViewProps {
  readonly trial: MigrationTrial;
  readonly busy: boolean;
  readonly refused: boolean;
  readonly onRefused: (only: boolean) => void;
  readonly nodes: Readonly<Record<string, string>>;
  readonly onMap: (from: string, to: string | undefined) => void;
  readonly onPage: (page: number) => void;
}

/** What a migration would do: in figures, by activity, and run by run. */
export function TrialView({ trial, busy, refused, onRefused, nodes, onMap, onPage }: TrialViewProps) {
  const { t } = useTranslation();
  return (
    <>
      <Row gutter={[16, 16]} style={{ marginBottom: 16 }} aria-busy={busy}>
        <Figure title={t('migrations.total')} value={trial.total} />
        <Figure title={t('migrations.movable')} value={trial.movable} color={colors.success} />
        <Figure title={t('migrations.refused')} value={trial.refused} color={trial.refused > 0 ? colors.error : colors.text} />
      </Row>
      {trial.looked < trial.total ? <Alert type="info" showIcon title={t('migrations.looked', { count: trial.looked })} style={{ marginBottom: 16 }} /> : null}
      <Card title={t('migrations.places')} style={{ marginBottom: 16 }} styles={{ body: { padding: 0 } }}>
        <PlaceTable trial={trial} nodes={nodes} onMap={onMap} />
      </Card>
      <Card
        title={t('migrations.verdicts')}
        styles={{ body: { padding: 0 } }}
        extra={
          <Checkbox checked={refused} onChange={(event) => onRefused(event.target.checked)}>
            {t('migrations.onlyRefused')}
          </Checkbox>
        }
      >
        <CaseTable trial={trial} busy={busy} onPage={onPage} />
      </Card>
    </>
  );
}

function Figure({ title, value, color = colors.text }: { readonly title: string; readonly value: number; readonly color?: string }) {
  return (
    <Col xs={24} md={8}>
      <Card>
        <Statistic title={title} value={value} styles={{ content: { color } }} />
      </Card>
    </Col>
  );
}

interface PlaceTableProps {
  readonly trial: MigrationTrial;
  readonly nodes: Readonly<Record<string, string>>;
  readonly onMap: (from: string, to: string | undefined) => void;
}

function PlaceTable({ trial, nodes, onMap }: PlaceTableProps) {
  const { t } = useTranslation();
  const columns: TableColumnsType<MigrationPlace> = [
    {
      title: t('migrations.activity'),
      key: 'activity',
      render: (_, place) => (
        <>
          {place.name} <span className="muted">{place.type}</span>
        </>
      ),
    },
    { title: t('migrations.inVersion'), dataIndex: 'version', width: 90, align: 'right', className: 'numbers' },
    { title: t('migrations.instances'), dataIndex: 'instances', width: 90, align: 'right', className: 'numbers' },
    {
      title: t('migrations.refused'),
      key: 'refused',
      width: 150,
      align: 'right',
      render: (_, place) => (place.refused > 0 ? <Tag color="red">{place.refused}</Tag> : <span className="muted numbers">0</span>),
    },
    {
      title: t('migrations.takesOver'),
      key: 'target',
      width: 320,
      render: (_, place) => <TargetSelect place={place} targets={trial.targets} chosen={nodes[place.activityId]} onMap={onMap} />,
    },
  ];
  return <Table<MigrationPlace> size="middle" rowKey={(place) => `${place.version}:${place.activityId}`} columns={columns} dataSource={[...trial.places]} pagination={false} />;
}

interface TargetSelectProps {
  readonly place: MigrationPlace;
  readonly targets: readonly MigrationTarget[];
  readonly chosen: string | undefined;
  readonly onMap: (from: string, to: string | undefined) => void;
}

function TargetSelect({ place, targets, chosen, onMap }: TargetSelectProps) {
  const { t } = useTranslation();
  const { same, others } = candidates(targets, place.type);
  const option = (target: MigrationTarget) => ({ value: target.id, label: `${target.name}${target.id === place.activityId ? ` · ${t('migrations.sameActivity')}` : ''}` });
  const groups = [
    { label: t('migrations.sameKind'), options: same.map(option) },
    { label: t('migrations.otherKind'), options: others.map(option) },
  ];
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={chosen !== undefined}
      aria-label={`${t('migrations.takesOver')}: ${place.name}`}
      style={{ width: '100%' }}
      status={place.targetId === null ? 'error' : ''}
      placeholder={t('migrations.missing')}
      value={place.targetId}
      onChange={(target: string | undefined) => onMap(place.activityId, target)}
      options={groups.filter((group) => group.options.length > 0)}
    />
  );
}

function CaseTable({ trial, busy, onPage }: { readonly trial: MigrationTrial; readonly busy: boolean; readonly onPage: (page: number) => void }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<MigrationCase> = [
    {
      title: t('migrations.instance'),
      key: 'instance',
      width: 330,
      render: (_, item) => (
        <Link to={`/runs/${encodeURIComponent(item.instanceId)}`}>
          <span className="numbers">{item.name ?? item.correlationId ?? item.instanceId}</span>
        </Link>
      ),
    },
    { title: t('migrations.inVersion'), dataIndex: 'version', width: 90, align: 'right', className: 'numbers' },
    {
      title: t('migrations.verdict'),
      key: 'verdict',
      render: (_, item) => (item.reasons.length === 0 ? <Tag color="green">{t('migrations.ok')}</Tag> : <Reasons reasons={item.reasons} />),
    },
  ];
  const { items, page, pageSize, totalCount } = trial.instances;
  return (
    <Table<MigrationCase>
      size="middle"
      rowKey="instanceId"
      columns={columns}
      dataSource={[...items]}
      loading={{ spinning: busy, delay: 400 }}
      pagination={{ current: page, pageSize, total: totalCount, showSizeChanger: false, hideOnSinglePage: true, onChange: onPage }}
    />
  );
}
