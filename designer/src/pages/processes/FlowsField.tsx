import { useQuery } from '@tanstack/react-query';
import { Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listDefinitions } from '../../api/definitions';
import type { VersionFlow } from '../../api/processes';

interface FlowsFieldProps {
  /** What the draft has, with the versions that a release would freeze. */
  readonly known: readonly VersionFlow[];
  readonly value?: readonly string[];
  readonly onChange?: (flows: readonly string[]) => void;
}

/** Chooses the workflows of a draft. */
export function FlowsField({ known, value = [], onChange }: FlowsFieldProps) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['definitions', ''], queryFn: ({ signal }) => listDefinitions('', signal) });
  const options = new Map(known.map((flow) => [flow.definitionId, flow.name ?? flow.definitionId]));
  for (const flow of found.data?.items ?? []) options.set(flow.definitionId, flow.name || flow.definitionId);
  return (
    <>
      <Select
        mode="multiple"
        value={[...value]}
        onChange={(flows: string[]) => onChange?.(flows)}
        placeholder={t('common.chooseFlow')}
        aria-label={t('processes.version.flowsTitle')}
        options={[...options].map(([id, label]) => ({ value: id, label }))}
        showSearch={{ optionFilterProp: 'label' }}
      />
      {known.length > 0 ? <FlowVersions flows={known} mayDraw /> : null}
    </>
  );
}

/** The workflows of a version and which of their versions it has. */
export function FlowVersions({ flows, mayDraw }: { readonly flows: readonly VersionFlow[]; readonly mayDraw: boolean }) {
  if (flows.length === 0) return <span className="muted">–</span>;
  return (
    <div className="version-flows">
      {flows.map((flow) => (
        <span key={flow.definitionId}>
          {mayDraw ? <Link to={`/designer/${encodeURIComponent(flow.definitionId)}`}>{flow.name ?? flow.definitionId}</Link> : (flow.name ?? flow.definitionId)} <FlowState flow={flow} />
        </span>
      ))}
    </div>
  );
}

function FlowState({ flow }: { readonly flow: VersionFlow }) {
  const { t } = useTranslation();
  if (flow.version === null) return <Tag color="gold">{t(flow.isFrozen ? 'processes.version.flowGone' : 'processes.version.flowUnpublished')}</Tag>;
  return <Tag color={flow.isFrozen ? 'blue' : 'default'}>{t(flow.isFrozen ? 'processes.version.flowFrozen' : 'processes.version.flowPublished', { version: flow.version })}</Tag>;
}
