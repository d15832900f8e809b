import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listLines, removeLine, saveLine, type Line, type RecordingRule } from '../../api/lines';
import { isDialable, plainNumber } from '../../core/keypad';
import { EmptyState } from '../../parts/EmptyState';
import { FormDialog } from '../../parts/FormDialog';
import { Loaded } from '../../parts/Loaded';
import { RemoveButton } from '../../parts/RemoveButton';
import { RecordingSelect } from './RecordingSelect';
import './settings.css';

/** The centre's numbers, and the flow that answers each. Which flow it is, the flow itself says. */
export default function LinesTab() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [edited, setEdited] = useState<Line | 'new' | null>(null);
  const lines = useQuery({ queryKey: ['lines'], queryFn: ({ signal }) => listLines(signal) });
  const refresh = () => void client.invalidateQueries({ queryKey: ['lines'] });
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('lines.meaning')}</p>
        <span className="grow" />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          {t('lines.add')}
        </Button>
      </div>
      <Loaded query={lines}>
        {(page) => (
          <Table<Line>
            size="middle"
            rowKey="number"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={[...page.items]}
            locale={{ emptyText: <EmptyState title={t('lines.none')} advice={t('lines.noneAdvice')} /> }}
            columns={[
              { title: t('lines.number'), dataIndex: 'number', width: 200, className: 'numbers' },
              { title: t('lines.name'), dataIndex: 'name' },
              { title: t('lines.flow'), key: 'flow', render: (_, line) => <EntryFlow line={line} /> },
              { title: t('lines.recording'), dataIndex: 'recording', width: 160, render: (rule: RecordingRule) => t(`lines.recordingRules.${rule}`) },
              {
                key: 'actions',
                width: 140,
                align: 'right',
                render: (_, line) => (
                  <Space>
                    <Button size="small" onClick={() => setEdited(line)}>
                      {t('common.edit')}
                    </Button>
                    <RemoveButton name={line.number} advice={t('lines.removeAdvice')} onRemove={() => removeLine(line.number)} onRemoved={refresh} />
                  </Space>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <LineDialog line={edited} onClose={() => setEdited(null)} onSaved={refresh} />
    </>
  );
}

function EntryFlow({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  if (line.definitionId === null) return <span className="muted">{t('lines.noFlow')}</span>;
  return <Link to={`/designer/${encodeURIComponent(line.definitionId)}`}>{line.definitionName ?? line.definitionId}</Link>;
}

interface LineForm {
  readonly number: string;
  readonly name: string;
  readonly recording: RecordingRule;
}

function LineDialog({ line, onClose, onSaved }: { readonly line: Line | 'new' | null; readonly onClose: () => void; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const known = line === 'new' ? null : line;
  const save = useMutation({
    mutationFn: (values: LineForm) => saveLine(plainNumber(values.number), values.name, values.recording),
    onSuccess: () => {
      onSaved();
      onClose();
    },
  });
  return (
    <FormDialog<LineForm> open={line !== null} title={known ? known.number : t('lines.add')} blank={{ recording: 'AsCentre' }} known={known} save={save} onClose={onClose}>
      <Form.Item
        name="number"
        label={t('lines.number')}
        required
        rules={[{ validator: (_, value: string | undefined) => (isDialable(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t('blocklist.numberInvalid')))) }]}
      >
        <Input inputMode="tel" disabled={known !== null} placeholder="4008101992" />
      </Form.Item>
      <Form.Item name="name" label={t('lines.name')} rules={[{ required: true, whitespace: true, message: t('groups.nameMissing') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <RecordingSelect />
    </FormDialog>
  );
}
