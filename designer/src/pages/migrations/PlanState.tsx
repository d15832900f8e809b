import { Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Migration, PlanStatus } from '../../api/migrations';
import { isOver, percentOf } from '../../core/migration';
import { colors } from '../../theme';

const tones = { Pending: 'default', Running: 'processing', Completed: 'green', Failed: 'red' } as const;

export function PlanTag({ status }: { readonly status: PlanStatus }) {
  const { t } = useTranslation();
  return <Tag color={tones[status]}>{t(`migrations.statuses.${status}`)}</Tag>;
}

/** How far a migration is; what could not be moved shows in red. */
export function PlanProgress({ plan, size }: { readonly plan: Migration; readonly size: 'small' | 'medium' }) {
  const percent = percentOf(plan);
  return (
    <Progress
      percent={percent}
      success={{ percent: plan.total === 0 ? 100 : Math.floor((plan.succeeded * 100) / plan.total), strokeColor: colors.success }}
      strokeColor={plan.failed > 0 ? colors.error : colors.success}
      size={size}
      status={isOver(plan.status) ? 'normal' : 'active'}
    />
  );
}
