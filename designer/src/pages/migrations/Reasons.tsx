import { WarningOutlined } from '@ant-design/icons';
import type { MigrationReason } from '../../api/migrations';
import { colors } from '../../theme';

/** Why a run is not moved. */
export function Reasons({ reasons }: { readonly reasons: readonly MigrationReason[] }) {
  return (
    <>
      {reasons.map((reason) => (
        <div key={`${reason.activityId}:${reason.reason}`}>
          <WarningOutlined aria-hidden style={{ color: colors.error, marginInlineEnd: 6 }} />
          {reason.reason}
        </div>
      ))}
    </>
  );
}
