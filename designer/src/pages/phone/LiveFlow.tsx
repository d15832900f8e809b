import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isStatus } from '../../api/client';
import { getDefinition } from '../../api/definitions';
import type { NodeVisit } from '../../core/path-status';
import { EmptyState } from '../../parts/EmptyState';
import { VisitedFlow } from '../../parts/flow/VisitedFlow';
import { Loaded } from '../../parts/Loaded';

interface LiveFlowProps {
  readonly definitionId: string | null;
  readonly visits: readonly NodeVisit[];
}

/** The published flow with the path of the call in it. */
export function LiveFlow({ definitionId, visits }: LiveFlowProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['definition', definitionId, 'Published'],
    queryFn: ({ signal }) => getDefinition(definitionId ?? '', 'Published', signal),
    enabled: definitionId !== null,
  });
  if (definitionId === null || isStatus(query.error, 404)) {
    return (
      <div className="phone-flow phone-flow-empty">
        <EmptyState title={t('phone.noFlow')} advice={t('phone.noFlowAdvice')} />
      </div>
    );
  }
  return (
    <div className="phone-flow">
      <Loaded query={query}>{(definition) => <VisitedFlow definition={definition} visits={visits} />}</Loaded>
    </div>
  );
}
