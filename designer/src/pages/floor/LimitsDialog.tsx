import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, InputNumber, Modal, Select } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figures, listLimits, setLimits, type Figure, type QueueLimits } from '../../api/floor';

type Half = number | null;
type Draft = Record<Figure, { readonly warning: Half; readonly alarm: Half }>;

const centre = 'default';
const mostPercent = 100;
const mostOther = 86_400;

const draftOf = (entry: QueueLimits): Draft =>
  Object.fromEntries(figures.map((figure) => [figure, entry.own[figure] ?? { warning: null, alarm: null }])) as Draft;

/** A figure whose two limits do not go together, if there is one. */
function wrong(draft: Draft): Figure | undefined {
  return figures.find((figure) => {
    const { warning, alarm } = draft[figure];
    if (warning === null || alarm === null) return warning !== alarm;
    return figure === 'serviceLevelPercent' ? alarm > warning : alarm < warning;
  });
}

/** From when the board's figures have a colour: for the centre, and for queues that differ. */
export function LimitsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [queueId, setQueueId] = useState(centre);
  const [changed, setChanged] = useState<Draft | null>(null);
  const limits = useQuery({ queryKey: ['board-limits'], queryFn: ({ signal }) => listLimits(signal), enabled: open });
  const entry = limits.data?.items.find((one) => one.queueId === queueId);
  const draft = changed ?? (entry ? draftOf(entry) : null);
  const save = useMutation({
    mutationFn: (wanted: Draft) =>
      setLimits(queueId, Object.fromEntries(figures.map((figure) => [figure, wanted[figure].warning === null ? null : wanted[figure]])) as QueueLimits['own']),
    onSuccess: () => {
      void message.success(t('limits.saved'));
      setChanged(null);
      void client.invalidateQueries({ queryKey: ['board-limits'] });
    },
  });
  const bad = draft ? wrong(draft) : undefined;
  return (
    <Modal
      open={open}
      title={t('floor.limits')}
      okText={t('limits.save')}
      cancelText={t('common.close')}
      okButtonProps={{ disabled: changed === null || bad !== undefined }}
      confirmLoading={save.isPending}
      onOk={() => draft && save.mutate(draft)}
      onCancel={onClose}
      afterClose={() => setChanged(null)}
    >
      <p className="muted">{t('limits.meaning')}</p>
      <Select
        style={{ width: '100%' }}
        aria-label={t('limits.for')}
        value={queueId}
        onChange={(next) => {
          setQueueId(next);
          setChanged(null);
        }}
        options={(limits.data?.items ?? []).map((one) => ({ value: one.queueId, label: one.queueName ?? t('limits.centre') }))}
      />
      {draft && entry ? (
        <div className="limit-grid">
          <span />
          <b>{t('limits.warning')}</b>
          <b>{t('limits.alarm')}</b>
          {figures.map((figure) => (
            <Fragment key={figure}>
              <span>{t(`limits.figures.${figure}`)}</span>
              {(['warning', 'alarm'] as const).map((half) => (
                <InputNumber
                  key={half}
                  min={0}
                  max={figure.endsWith('Percent') ? mostPercent : mostOther}
                  precision={0}
                  value={draft[figure][half]}
                  placeholder={String(entry.effective[figure]?.[half] ?? '')}
                  status={bad === figure ? 'error' : ''}
                  aria-label={`${t(`limits.figures.${figure}`)} ${t(`limits.${half}`)}`}
                  onChange={(value) => setChanged({ ...draft, [figure]: { ...draft[figure], [half]: value } })}
                />
              ))}
            </Fragment>
          ))}
        </div>
      ) : null}
      {bad ? <Alert type="warning" showIcon title={t(bad === 'serviceLevelPercent' ? 'limits.wrongLow' : 'limits.wrong')} style={{ marginTop: 12 }} /> : null}
      {save.isError ? <Alert type="error" showIcon title={save.error.message} style={{ marginTop: 12 }} /> : null}
    </Modal>
  );
}
