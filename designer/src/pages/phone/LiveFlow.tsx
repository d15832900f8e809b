import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStatus } from '../../api/client';
import { getDefinition } from '../../api/definitions';
import { useActivityNames } from '../../api/descriptors';
import { readFlow, type DefinitionJson } from '../../core/flowchart';
import { pathStatus, type NodeVisit } from '../../core/path-status';
import { EmptyState } from '../../parts/EmptyState';
import { FlowDrawing } from '../../parts/flow/FlowDrawing';
import { FlowLegend } from '../../parts/flow/FlowLegend';
import { toneOfStatus, type NodeMark } from '../../parts/flow/tones';
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

function VisitedFlow({ definition, visits }: { readonly definition: DefinitionJson; readonly visits: readonly NodeVisit[] }) {
  const { t } = useTranslation();
  const names = useActivityNames();
  const flow = useMemo(() => readFlow(definition), [definition]);
  const path = useMemo(() => pathStatus(flow, visits), [flow, visits]);
  const travelled = useGathered(path.travelled, visits.length === 0);
  const marks = useMemo(
    () =>
      new Map(
        [...path.byNode].map(([id, status]): [string, NodeMark] => [
          id,
          { tone: toneOfStatus[status.status], ...(status.count > 0 ? { badge: String(status.count) } : {}) },
        ]),
      ),
    [path],
  );
  return (
    <>
      <FlowDrawing
        flow={flow}
        marks={marks}
        travelled={travelled}
        currentId={path.currentId}
        names={names}
        label={t('flow.label', { name: definition.name ?? definition.definitionId, count: flow.nodes.length, visited: path.byNode.size })}
      />
      <FlowLegend name={definition.name ?? definition.definitionId} version={definition.version} />
    </>
  );
}

/** All connections seen taken so far: a loop's second round does not make its first one untold. */
function useGathered(latest: ReadonlySet<string>, reset: boolean): ReadonlySet<string> {
  const [gathered, setGathered] = useState<ReadonlySet<string>>(latest);
  const missing = [...latest].some((id) => !gathered.has(id));
  if (reset && gathered.size > 0) setGathered(new Set());
  else if (!reset && missing) setGathered(new Set([...gathered, ...latest]));
  return gathered;
}
