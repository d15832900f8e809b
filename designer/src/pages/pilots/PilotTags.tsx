import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PilotStatus, Verdict } from '../../api/pilots';
import type { RolloutStatus } from '../../api/rollouts';

const statusColours: Record<PilotStatus, string> = { Planned: 'default', Running: 'processing', Stopped: 'error', Decided: 'success', Withdrawn: 'default' };
const verdictColours: Record<Verdict, string> = { Ship: 'success', RollBack: 'error', Hold: 'warning', Invalid: 'default' };
const rolloutColours: Record<RolloutStatus, string> = { Planned: 'default', Running: 'processing', Paused: 'warning', Aborted: 'error', RolledBack: 'error', Finished: 'success' };

export function PilotStatusTag({ status }: { readonly status: PilotStatus }) {
  const { t } = useTranslation();
  return <Tag color={statusColours[status]}>{t(`pilots.status.${status}`)}</Tag>;
}

export function VerdictTag({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  return <Tag color={verdictColours[verdict]}>{t(`pilots.verdict.${verdict}`)}</Tag>;
}

export function RolloutStatusTag({ status }: { readonly status: RolloutStatus }) {
  const { t } = useTranslation();
  return <Tag color={rolloutColours[status]}>{t(`rollouts.status.${status}`)}</Tag>;
}
