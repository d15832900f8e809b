import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Popconfirm, Progress, Space, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { actOnRollout, bindAgain, getRollout, rollBack, type RolloutAction, type RolloutDetail } from '../../api/rollouts';
import { percent } from '../../core/simulation';
import { Loaded } from '../../parts/Loaded';
import { When } from '../../parts/When';
import { mayRole } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { GateLine, type LineProps } from './GateLine';
import { RolloutStatusTag } from './PilotTags';
import { useTrail } from './Trail';
import { usePilotWords } from './usePilotWords';

/** The board of a roll-out: waves, their gates, and the way back. */
export default function RolloutPage({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['rollout', id], queryFn: ({ signal }) => getRollout(id, signal) });
  return <Loaded query={query}>{(rollout) => <Board rollout={rollout} />}</Loaded>;
}

/** Does something to the roll-out and shows what came of it. */
function useAct(id: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const mutation = useMutation({
    mutationFn: (act: () => Promise<RolloutDetail>) => act(),
    onSuccess: (rollout) => client.setQueryData(['rollout', id], rollout),
    onError: (error) => void message.error(error.message),
  });
  return { run: (act: () => Promise<RolloutDetail>) => mutation.mutate(act), isBusy: mutation.isPending };
}

function Board({ rollout }: { readonly rollout: RolloutDetail }) {
  const { t } = useTranslation();
  useTrail('rollouts', rollout.name);
  const words = usePilotWords();
  const session = useSession();
  const { run, isBusy } = useAct(rollout.id);
  const mayAct = mayRole(session, 'ProcessOwner') || mayRole(session, 'TeamLead');
  const isOver = rollout.status === 'Aborted' || rollout.status === 'RolledBack';
  const act = (action: RolloutAction) => run(() => actOnRollout(rollout.id, action));
  const isNext = (number: number) => !isOver && number === rollout.wavesStarted + 1;
  return (
    <>
      <div className="page-head">
        <RolloutStatusTag status={rollout.status} />
        <span className="muted">{words.versionName(rollout.version)}</span>
        <Progress percent={Math.round(rollout.progress * 100)} style={{ width: 220 }} />
        <span className="grow" />
        {mayAct ? (
          <Space wrap>
            {rollout.status === 'Running' ? <Button onClick={() => act('pause')}>{t('rollouts.pause')}</Button> : null}
            {rollout.status === 'Paused' ? <Button onClick={() => act('resume')}>{t('rollouts.resume')}</Button> : null}
            {!isOver && rollout.status !== 'Finished' ? (
              <Popconfirm title={t('rollouts.abortConfirm')} onConfirm={() => act('abort')} okText={t('rollouts.abort')} cancelText={t('common.cancel')}>
                <Button>{t('rollouts.abort')}</Button>
              </Popconfirm>
            ) : null}
            {rollout.bound.length > 0 && rollout.status !== 'RolledBack' ? (
              <Popconfirm title={t('rollouts.rollBackConfirm')} onConfirm={() => run(() => rollBack(rollout.id, []))} okText={t('rollouts.rollBackAll')} cancelText={t('common.cancel')}>
                <Button danger>{t('rollouts.rollBackAll')}</Button>
              </Popconfirm>
            ) : null}
          </Space>
        ) : null}
      </div>
      {!isOver && rollout.wavesStarted < rollout.waves && rollout.closed.length > 0 ? (
        <Alert type="info" showIcon title={t('rollouts.closed')} description={rollout.closed.map((why, index) => <div key={index}>{words.say(why)}</div>)} />
      ) : null}
      <div className="wave-board">
        {rollout.board.map((wave) => (
          <Card
            key={wave.number}
            size="small"
            title={t('pilots.wave', { number: wave.number })}
            extra={wave.hasStarted ? <Tag color="success">{t('rollouts.started')}</Tag> : isNext(wave.number) ? <Tag color="processing">{t('rollouts.next')}</Tag> : <Tag>{t('rollouts.later')}</Tag>}
          >
            {wave.groups.map((group) => (
              <GroupLine key={group} rollout={rollout} group={group} hasStarted={wave.hasStarted} mayAct={mayAct} run={run} />
            ))}
            {wave.gates.map((gate, index) => (
              <GateLine key={index} gate={gate} rollout={rollout} isNext={isNext(wave.number)} mayAct={mayAct} run={run} />
            ))}
            {mayAct && isNext(wave.number) && rollout.status !== 'Paused' ? (
              <Button type="primary" disabled={rollout.closed.length > 0} loading={isBusy} onClick={() => act('waves')}>
                {t('rollouts.start')}
              </Button>
            ) : null}
          </Card>
        ))}
      </div>
      <Card size="small" title={t('rollouts.history')}>
        <Table
          size="small"
          rowKey={(line) => line.at + line.what}
          pagination={false}
          dataSource={[...rollout.events].reverse()}
          columns={[
            { title: t('rollouts.at'), key: 'at', width: 180, render: (_, { at }) => <When at={at} /> },
            { title: t('rollouts.by'), dataIndex: 'by', width: 140 },
            { title: t('rollouts.what'), key: 'what', width: 180, render: (_, { what }) => t(`rollouts.events.${what}`, { defaultValue: what }) },
            { title: t('rollouts.detail'), key: 'detail', render: (_, { detail }) => (detail ? words.groupNames(detail.split(', ')) : '') },
          ]}
        />
      </Card>
    </>
  );
}

function GroupLine({ rollout, group, hasStarted, mayAct, run }: LineProps & { readonly group: string; readonly hasStarted: boolean }) {
  const { t } = useTranslation();
  const { groupName } = usePilotWords();
  const isBound = rollout.bound.includes(group);
  const isOver = rollout.status === 'RolledBack';
  return (
    <div className="wave-gate">
      {isBound ? <CheckCircleFilled style={{ color: '#389e0d' }} aria-label={t('rollouts.bound')} /> : <ClockCircleOutlined className="muted" aria-label={t('rollouts.notBound')} />}
      <strong>{groupName(group)}</strong>
      <span className="muted">{t('rollouts.trainedShare', { share: percent(rollout.trained[group] ?? 0) })}</span>
      <span className="grow" />
      {mayAct && isBound ? (
        <Button size="small" danger onClick={() => run(() => rollBack(rollout.id, [group]))}>
          {t('rollouts.rollBack')}
        </Button>
      ) : null}
      {mayAct && hasStarted && !isBound && !isOver ? (
        <Button size="small" onClick={() => run(() => bindAgain(rollout.id, [group]))}>
          {t('rollouts.bindAgain')}
        </Button>
      ) : null}
    </div>
  );
}
