import { LoginOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseGroups, setState, type Desk } from '../../api/desk';
import { FigureRow } from './TodayFigures';
import { GroupChoice } from './AgentBar';
import { useDeskAction } from './useDesk';

/** Begin work: choose the groups of today and sign in, on a break first or at once for contacts. */
export function StartPanel({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const [groups, setGroups] = useState<readonly string[]>(() => desk.groups.map((group) => group.id));
  const start = useDeskAction(async () => {
    if (desk.groups.length > 0) await chooseGroups(groups);
    await setState('Available');
  });
  return (
    <>
      <Card className="start-panel">
        <h2>{t('desk.start', { name: desk.name })}</h2>
        <p className="muted">{t('desk.startAdvice')}</p>
        {desk.groups.length > 0 ? (
          <>
            <h3 className="card-heading">{t('desk.groupsToday')}</h3>
            <GroupChoice desk={desk} value={groups} onChange={setGroups} />
          </>
        ) : null}
        <Button type="primary" size="large" autoFocus icon={<LoginOutlined aria-hidden />} loading={start.isPending} onClick={() => start.mutate()}>
          {t('desk.signIn')}
        </Button>
      </Card>
      <FigureRow desk={desk} />
    </>
  );
}
