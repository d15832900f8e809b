import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivityNames } from '../../api/descriptors';
import { readFlow, type DefinitionJson } from '../../core/flowchart';
import { pathStatus, type NodeVisit } from '../../core/path-status';
import { FlowDrawing } from './FlowDrawing';
import { FlowLegend } from './FlowLegend';
import { toneOfStatus, type NodeMark } from './tones';

/** A flow with the path that an instance has taken in it. */
export function VisitedFlow({ definition, visits }: { readonly definition: DefinitionJson; readonly visits: readonly NodeVisit[] }) {
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
