import { CoffeeOutlined, DownOutlined, LogoutOutlined, PlayCircleOutlined, TeamOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Popover, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseGroups, setState, type Desk } from '../../api/desk';
import { clock, secondsBetween } from '../../core/time';
import { useBreakReason } from '../../parts/useBreakReason';
import { useCentreNow } from '../../parts/useClock';
import { useDeskAction } from './useDesk';

/** Who one is, what one does, since when, and what one can do next. */
export function AgentBar({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const now = useCentreNow(desk.now);
  const reasonName = useBreakReason();
  const reason = desk.reason ? ` · ${reasonName(desk.reason)}` : '';
  return (
    <section className="agent-bar" aria-label={t('desk.bar')}>
      <div className="agent-bar-who">
        <b>{desk.name}</b>
        <span className="muted numbers">{t('desk.number', { number: desk.workNumber })}</span>
      </div>
      <div className={`agent-bar-state ${desk.state}`} role="status" data-state={desk.state}>
        <span className="agent-bar-dot" aria-hidden />
        <b>
          {t(`floor.states.${desk.state}`)}
          {reason}
        </b>
      </div>
      <span className="agent-bar-clock numbers" aria-label={t('floor.since')}>
        {clock(secondsBetween(desk.since, now))}
      </span>
      {desk.next ? <Tag color="orange">{t('desk.next', { state: t(`floor.states.${desk.next}`) })}</Tag> : null}
      <span className="grow" />
      {desk.state === 'Offline' ? null : <StateButtons desk={desk} />}
    </section>
  );
}

function StateButtons({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const reasonName = useBreakReason();
  const change = useDeskAction(({ state, reason }: { state: 'Available' | 'Break' | 'Offline'; reason?: string }) => setState(state, reason));
  const free = desk.state === 'Break' || desk.state === 'WrapUp' || desk.next !== null;
  const codeFirst = desk.state === 'WrapUp' && desk.wrapUp?.codeDue === true && !desk.wrapUp.code;
  return (
    <>
      <Groups desk={desk} />
      {free ? (
        <Tooltip title={codeFirst ? t('desk.codeFirst') : ''}>
          <Button type="primary" icon={<PlayCircleOutlined aria-hidden />} disabled={codeFirst} loading={change.isPending} onClick={() => change.mutate({ state: 'Available' })}>
            {t('desk.available')}
          </Button>
        </Tooltip>
      ) : null}
      <Dropdown
        trigger={['click']}
        menu={{
          items: (desk.breakReasons.length > 0 ? desk.breakReasons : ['']).map((reason) => ({ key: reason, label: reason ? reasonName(reason) : t('floor.states.Break') })),
          onClick: ({ key }) => change.mutate(key ? { state: 'Break', reason: key } : { state: 'Break' }),
        }}
      >
        <Button icon={<CoffeeOutlined aria-hidden />}>
          {t('floor.states.Break')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Button icon={<LogoutOutlined aria-hidden />} onClick={() => change.mutate({ state: 'Offline' })}>
        {t('desk.signOff')}
      </Button>
    </>
  );
}

/** Which groups one serves today; a change holds at once. */
function Groups({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const choose = useDeskAction((groups: readonly string[]) => chooseGroups(groups));
  const serving = desk.groups.filter((group) => group.serving);
  if (desk.groups.length === 0) return null;
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t('desk.groupsToday')}
      content={<GroupChoice desk={desk} value={serving.map((group) => group.id)} onChange={(groups) => choose.mutate(groups)} />}
    >
      <Button type="text" icon={<TeamOutlined aria-hidden />}>
        {serving.length === 1 ? serving[0]?.name : t('desk.groupCount', { count: serving.length })}
      </Button>
    </Popover>
  );
}

interface GroupChoiceProps {
  readonly desk: Desk;
  readonly value: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
}

/** At least one stays chosen. */
export function GroupChoice({ desk, value, onChange }: GroupChoiceProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      className="group-choice"
      aria-label={t('desk.groupsToday')}
      value={[...value]}
      options={desk.groups.map((group) => ({ value: group.id, label: group.name, disabled: value.length === 1 && value[0] === group.id }))}
      onChange={(groups) => onChange(groups.map(String))}
    />
  );
}
