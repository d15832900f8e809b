import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { removeGroup, saveGroup, saveSkills, type Group } from '../../api/people';
import { EmptyState } from '../../parts/EmptyState';
import { FormDialog } from '../../parts/FormDialog';
import { Loaded } from '../../parts/Loaded';
import { RemoveButton } from '../../parts/RemoveButton';
import { TextList } from './TextList';
import { useGroups, useSkills } from './useCentre';
import './settings.css';

/** Groups that agents belong to, and the skills that agents have and queues ask for. */
export default function GroupsTab() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [edited, setEdited] = useState<Group | 'new' | null>(null);
  const groups = useGroups();
  const skills = useSkills();
  const refresh = () => void client.invalidateQueries({ queryKey: ['groups'] });
  return (
    <>
      <Loaded query={skills}>
        {(list) => (
          <TextList title={t('floor.skills')} meaning={t('groups.skillsMeaning')} items={list.items} onSave={saveSkills} onSaved={() => void client.invalidateQueries({ queryKey: ['skills'] })} />
        )}
      </Loaded>
      <div className="page-head">
        <p className="muted">{t('groups.meaning')}</p>
        <span className="grow" />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          {t('groups.add')}
        </Button>
      </div>
      <Loaded query={groups}>
        {(page) => (
          <Table<Group>
            size="middle"
            rowKey="id"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={[...page.items]}
            locale={{ emptyText: <EmptyState title={t('groups.none')} advice={t('groups.noneAdvice')} /> }}
            columns={[
              { title: t('groups.id'), dataIndex: 'id', width: 200, className: 'numbers' },
              { title: t('groups.name'), dataIndex: 'name' },
              { title: t('groups.members'), key: 'members', width: 160, render: (_, group) => <Link to={`/settings/people?state=${encodeURIComponent(group.id)}`}>{t('groups.seeMembers')}</Link> },
              {
                key: 'actions',
                width: 140,
                align: 'right',
                render: (_, group) => (
                  <Space>
                    <Button size="small" onClick={() => setEdited(group)}>
                      {t('common.edit')}
                    </Button>
                    <RemoveButton name={group.name} advice={t('groups.removeAdvice')} onRemove={() => removeGroup(group.id)} onRemoved={refresh} />
                  </Space>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <GroupDialog group={edited} onClose={() => setEdited(null)} onSaved={refresh} />
    </>
  );
}

interface GroupDialogProps {
  readonly group: Group | 'new' | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function GroupDialog({ group, onClose, onSaved }: GroupDialogProps) {
  const { t } = useTranslation();
  const known = group === 'new' ? null : group;
  const save = useMutation({
    mutationFn: saveGroup,
    onSuccess: () => {
      onSaved();
      onClose();
    },
  });
  return (
    <FormDialog<Group> open={group !== null} title={known ? known.name : t('groups.add')} known={known} save={save} onClose={onClose}>
      <Form.Item name="id" label={t('groups.id')} extra={known ? undefined : t('groups.idAdvice')} rules={[{ required: true, pattern: /^[A-Za-z0-9-]{1,40}$/, message: t('groups.idInvalid') }]}>
        <Input disabled={known !== null} maxLength={40} />
      </Form.Item>
      <Form.Item name="name" label={t('groups.name')} rules={[{ required: true, whitespace: true, message: t('groups.nameMissing') }]}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
