import { useQuery } from '@tanstack/react-query';
import { useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArmHeat, HeatMap } from '../../api/heat-map';
import { useActivityNames } from '../../api/descriptors';
import { getDefinitionVersion } from '../../api/processes';
import { readFlow, type Flow } from '../../core/flowchart';
import { classText, differenceOf, differenceScales, differenceText, figureText, fillOf, linesOf, scales, valueOf, widthOf, type Figure, type Side } from '../../core/heat-map';
import { changeText, kpiText } from '../../core/kpi';
import { FlowDrawing } from '../../parts/flow/FlowDrawing';
import type { LineMark, NodeMark } from '../../parts/flow/tones';
import { Loaded } from '../../parts/Loaded';

interface HeatDrawingProps {
  readonly map: HeatMap;
  readonly figure: Figure;
  /** Null without a pilot. */
  readonly side: Side | null;
  readonly current: string | null;
  readonly place: Ref<HTMLDivElement>;
}

/** The drawing with its nodes coloured and its lines as wide as they were used. */
export function HeatDrawing({ map, figure, side, current, place }: HeatDrawingProps) {
  const { t } = useTranslation();
  const names = useActivityNames();
  const shown = map.definitionVersionId;
  const query = useQuery({ queryKey: ['definition-version', shown], queryFn: ({ signal }) => getDefinitionVersion(shown, signal), staleTime: Infinity });
  const flow = useMemo(() => (query.data ? readFlow(query.data) : null), [query.data]);
  const marks = useMemo(() => (flow ? marksOf(flow, map, figure, side) : undefined), [flow, map, figure, side]);
  const lines = useMemo(() => (flow ? lineMarksOf(flow, map, side) : undefined), [flow, map, side]);
  return (
    <div className="heat-flow" ref={place}>
      <Loaded query={query}>
        {() =>
          flow && marks && lines ? (
            <>
              <FlowDrawing
                key={shown}
                flow={flow}
                marks={marks}
                lines={lines}
                currentId={current}
                names={names}
                label={t('processes.heatMap.drawing', { name: map.name, figure: t(`processes.heatMap.figures.${figure}`), count: flow.nodes.length })}
              />
              <HeatLegend figure={figure} side={side} />
            </>
          ) : null
        }
      </Loaded>
    </div>
  );
}

const armOf = (map: HeatMap, name: ArmHeat['arm']) => map.arms.find(({ arm }) => arm === name);

function marksOf(flow: Flow, map: HeatMap, figure: Figure, side: Side | null): Map<string, NodeMark> {
  const [all, pilot, control] = [armOf(map, 'All'), armOf(map, 'Pilot'), armOf(map, 'Control')];
  return new Map(
    flow.nodes.map(({ id }): [string, NodeMark] => {
      if (side === null) return [id, { tone: 'idle', fill: fillOf(scales[figure], valueOf(figure, all, id)), badge: figureText(figure, all, id) }];
      if (side === 'difference') {
        const value = differenceOf(figure, pilot, control, id);
        return [id, { tone: 'idle', fill: fillOf(differenceScales[figure], value), badge: differenceText(figure, value) }];
      }
      const badge = `${figureText(figure, pilot, id)} | ${figureText(figure, control, id)}`;
      return [id, { tone: 'idle', fill: fillOf(scales[figure], valueOf(figure, side === 'pilot' ? pilot : control, id)), badge }];
    }),
  );
}

/** Of the difference: how much more of what left a node went along the line. */
function lineMarksOf(flow: Flow, map: HeatMap, side: Side | null): Map<string, LineMark> {
  const arm = armOf(map, side === null ? 'All' : side === 'control' ? 'Control' : 'Pilot');
  const own = linesOf(flow, arm);
  if (side !== 'difference')
    return new Map([...own].map(([id, line]) => [id, { width: widthOf(line, arm?.runs ?? 0), label: line.count > 0 ? `${line.count} (${kpiText('Share', line.share)})` : '0' }]));
  const control = linesOf(flow, armOf(map, 'Control'));
  return new Map(
    [...own].map(([id, line]) => {
      const other = control.get(id)?.share ?? null;
      const change = line.share === null || other === null ? null : line.share - other;
      return [id, { width: 1.6 + 4.4 * Math.min(1, Math.abs(change ?? 0)), label: changeText('Share', change) }];
    }),
  );
}

/** Colours never speak alone: this says what each class holds, and the nodes carry their figures. */
function HeatLegend({ figure, side }: { readonly figure: Figure; readonly side: Side | null }) {
  const { t } = useTranslation();
  const isDifference = side === 'difference';
  const scale = isDifference ? differenceScales[figure] : scales[figure];
  const title = isDifference ? t(`processes.heatMap.legend.difference${figure === 'count' ? 'Count' : figure === 'dwell' ? 'Dwell' : 'DropOff'}`) : t(`processes.heatMap.legend.${figure}`);
  return (
    <div className="flow-legend heat-legend">
      <strong>{title}</strong>
      {scale.fills.map((fill, index) => (
        <span key={fill}>
          <i style={{ background: fill, borderColor: '#a9b8b8' }} />
          {classText(figure, scale, index, isDifference)}
        </span>
      ))}
      {isDifference ? null : (
        <span>
          <i style={{ background: '#ffffff', borderColor: '#a9b8b8' }} />
          {t('processes.heatMap.legend.never')}
        </span>
      )}
      {side === null ? null : <span className="muted">{t(`processes.heatMap.legend.${isDifference ? 'difference' : 'pair'}`)}</span>}
      <span className="muted">{t(`processes.heatMap.legend.${isDifference ? 'linesDifference' : 'lines'}`)}</span>
    </div>
  );
}
