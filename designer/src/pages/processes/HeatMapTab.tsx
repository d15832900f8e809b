import { useQuery } from '@tanstack/react-query';
import { Segmented, Select, Space } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getHeatMap, type HeatMap } from '../../api/heat-map';
import { listPilots } from '../../api/pilots';
import { getVersion, type VersionFlow } from '../../api/processes';
import { figures, sides, type Figure, type Side } from '../../core/heat-map';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { PeriodFilter } from '../../parts/PeriodFilter';
import { useAddressFilters, type AddressFilters } from '../../parts/useAddressFilters';
import { HeatDrawing } from './HeatDrawing';
import { HeatLines, HeatNodes } from './HeatTables';
import { HeatSummary } from './HeatSummary';
import { useProcess } from './ProcessContext';
import { VersionChoice } from './VersionChoice';
import './heat-map.css';

const keys = ['flow', 'from', 'until', 'pilot', 'figure', 'side'] as const;
type Filters = AddressFilters<(typeof keys)[number]>;

/** What runs did on the drawing: where they went, how long they stood, where they were ended; all together, or a pilot against its control. */
export default function HeatMapTab() {
  return <VersionChoice>{(number) => <VersionHeat key={number} number={number} />}</VersionChoice>;
}

function VersionHeat({ number }: { readonly number: number }) {
  const { t } = useTranslation();
  const { head } = useProcess();
  const query = useQuery({ queryKey: ['process-version', head.id, number], queryFn: ({ signal }) => getVersion(head.id, number, signal) });
  return (
    <Loaded query={query}>
      {(version) =>
        version.flows.length === 0 ? (
          <EmptyState title={t('processes.heatMap.noFlow')} advice={t('processes.heatMap.noFlowAdvice')} />
        ) : (
          <FlowHeat number={number} versionId={version.head.id} flows={version.flows} />
        )
      }
    </Loaded>
  );
}

interface FlowHeatProps {
  readonly number: number;
  readonly versionId: string;
  readonly flows: readonly VersionFlow[];
}

function FlowHeat({ number, versionId, flows }: FlowHeatProps) {
  const { head } = useProcess();
  const filters = useAddressFilters(keys);
  const { flow, from, until, pilot } = filters.values;
  const query = useQuery({
    queryKey: ['heat-map', head.id, number, flow, from, until, pilot],
    queryFn: ({ signal }) => getHeatMap(head.id, number, { flow, from, to: until, pilot }, signal),
  });
  return (
    <>
      <Choices filters={filters} versionId={versionId} flows={flows} map={query.data} />
      <Loaded query={query}>{(map) => <Shown map={map} figure={figureOf(filters)} side={sideOf(filters, map)} />}</Loaded>
    </>
  );
}

const figureOf = ({ values }: Filters): Figure => figures.find((figure) => figure === values.figure) ?? 'count';

const sideOf = ({ values }: Filters, map: HeatMap | undefined): Side | null => (map?.pilot ? (sides.find((side) => side === values.side) ?? 'difference') : null);

interface ChoicesProps extends Omit<FlowHeatProps, 'number'> {
  readonly filters: Filters;
  readonly map: HeatMap | undefined;
}

function Choices({ filters, versionId, flows, map }: ChoicesProps) {
  const { t } = useTranslation();
  const { values, set } = filters;
  const pilots = useQuery({ queryKey: ['pilots', 'of-version', versionId], queryFn: ({ signal }) => listPilots({ page: 1, pageSize: 100 }, signal) });
  const launched = (pilots.data?.items ?? []).filter(
    (pilot) => (pilot.pilotVersion === versionId || pilot.controlVersion === versionId) && pilot.status !== 'Planned' && pilot.status !== 'Withdrawn',
  );
  const side = sideOf(filters, map);
  return (
    <Space wrap className="heat-choices">
      {flows.length > 1 ? (
        <Select
          value={values.flow || flows[0]?.definitionId}
          aria-label={t('processes.heatMap.flow')}
          style={{ width: 220 }}
          options={flows.map((flow) => ({ value: flow.definitionId, label: flow.name ?? flow.definitionId }))}
          onChange={(flow: string) => set({ flow })}
        />
      ) : null}
      <PeriodFilter from={values.from || (map?.from ?? '')} until={values.until || (map?.to ?? '')} onChange={set} />
      {launched.length > 0 || values.pilot ? (
        <Select
          value={values.pilot}
          aria-label={t('processes.heatMap.pilot')}
          style={{ width: 220 }}
          options={[{ value: '', label: t('processes.heatMap.everybody') }, ...launched.map((pilot) => ({ value: pilot.id, label: pilot.name }))]}
          onChange={(pilot: string) => set({ pilot, from: '', until: '', side: '' })}
        />
      ) : null}
      <Segmented<Figure>
        value={figureOf(filters)}
        aria-label={t('processes.heatMap.figure')}
        options={figures.map((value) => ({ value, label: t(`processes.heatMap.figures.${value}`) }))}
        onChange={(figure) => set({ figure })}
      />
      {side ? (
        <Segmented<Side>
          value={side}
          aria-label={t('processes.heatMap.side')}
          options={sides.map((value) => ({ value, label: t(`processes.heatMap.sides.${value}`) }))}
          onChange={(next) => set({ side: next })}
        />
      ) : null}
    </Space>
  );
}

function Shown({ map, figure, side }: { readonly map: HeatMap; readonly figure: Figure; readonly side: Side | null }) {
  const { t, i18n } = useTranslation();
  const [current, setCurrent] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const choose = (id: string) => {
    setCurrent(id);
    place.current?.scrollIntoView({ block: 'center' });
  };
  return (
    <>
      <HeatSummary map={map} />
      {map.notice ? (
        <EmptyState title={t('processes.heatMap.none')} advice={i18n.language === 'zh-CN' ? map.notice.zh : map.notice.en} />
      ) : (
        <>
          <HeatDrawing map={map} figure={figure} side={side} current={current} place={place} />
          <p className="muted">{t('processes.heatMap.about')}</p>
          <HeatNodes map={map} onChoose={choose} />
          <HeatLines map={map} />
        </>
      )}
    </>
  );
}
