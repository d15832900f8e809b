import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUsers, type User } from '../../api/people';
import { roles, type Role } from '../../api/session';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { UserSettingsDialog } from './UserSettingsDialog';
import { useGroups } from './useCentre';

/** Who may sign in, as what, and who may not any more. */
export default function UsersTab() {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  const users = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => listUsers(signal) });
  const columns = useColumns(setEdited);
  return (
    <>
      <div className="page-head">
        <p className="muted">{t('users.meaning')}</p>
        <span className="grow" />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
          {t('people.newUser')}
        </Button>
      </div>
      <Loaded query={users}>
        {(page) => (
          <Table<User>
            size="middle"
            rowKey="id"
            columns={columns}
            dataSource={[...page.items]}
            scroll={{ x: 860 }}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            locale={{ emptyText: <EmptyState title={t('users.none')} advice={t('users.meaning')} /> }}
          />
        )}
      </Loaded>
      <UserSettingsDialog user={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function useColumns(edit: (user: User) => void): TableColumnsType<User> {
  const { t } = useTranslation();
  const groups = useGroups();
  const groupName = (id: string) => groups.data?.items.find((group) => group.id === id)?.name ?? id;
  const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);
  return [
    { title: t('signIn.username'), dataIndex: 'userName', width: 160 },
    { title: t('people.displayName'), dataIndex: 'displayName', width: 160 },
    {
      title: t('users.roles'),
      key: 'roles',
      render: (_, user) => (
        <Flex gap={4} wrap>
          {user.roles.map((role) => (
            <Tag key={role}>{isRole(role) ? t(`roles.${role}`) : role}</Tag>
          ))}
        </Flex>
      ),
    },
    { title: t('users.groups'), key: 'groups', width: 220, render: (_, user) => user.groups.map(groupName).join(' · ') },
    {
      title: t('users.state'),
      key: 'state',
      width: 110,
      render: (_, user) => <Tag color={user.isDisabled ? 'red' : 'green'}>{t(user.isDisabled ? 'users.disabled' : 'users.active')}</Tag>,
    },
    {
      key: 'actions',
      width: 100,
      align: 'right',
      render: (_, user) => (
        <Button size="small" aria-label={`${t('common.edit')} ${user.userName}`} onClick={() => edit(user)}>
          {t('common.edit')}
        </Button>
      ),
    },
  ];
}
