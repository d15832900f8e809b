import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DifferenceKind, Stage, Standing, VersionStatus } from '../../api/processes';
import type { Tone } from '../../parts/flow/tones';

const standingColors: Record<Standing, string> = { Candidate: 'gold', Chosen: 'cyan', Dropped: 'default' };

const statusColors: Record<VersionStatus, string> = {
  Draft: 'default',
  Released: 'blue',
  Piloting: 'purple',
  Proven: 'geekblue',
  RollingOut: 'orange',
  InForce: 'green',
  Rejected: 'red',
  Retired: 'default',
};

const kindColors: Record<DifferenceKind, string> = { Added: 'green', Removed: 'red', Changed: 'orange', Moved: 'blue' };

/** How what became of a node is drawn. */
export const toneOfKind: Record<DifferenceKind, Tone> = { Added: 'done', Removed: 'failed', Changed: 'waiting', Moved: 'running' };

export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  return <Tag color={standingColors[standing]}>{t(`processes.standings.${standing}`)}</Tag>;
}

export function StatusTag({ status }: { readonly status: VersionStatus }) {
  const { t } = useTranslation();
  return <Tag color={statusColors[status]}>{t(`processes.statuses.${status}`)}</Tag>;
}

export function StageTag({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation();
  return <Tag>{t(`processes.stages.${stage}`)}</Tag>;
}

export function KindTag({ kind }: { readonly kind: DifferenceKind }) {
  const { t } = useTranslation();
  return <Tag color={kindColors[kind]}>{t(`processes.kinds.${kind}`)}</Tag>;
}
