import { request } from './client';
import type { PilotStatus, Why } from './pilots';

export type Arm = 'All' | 'Pilot' | 'Control' | 'Neither';

/** The visits to a node. */
export interface NodeHeat {
  readonly id: string;
  readonly entries: number;
  readonly completions: number;
  readonly faults: number;
  readonly dropOffs: number;
  readonly medianSeconds: number | null;
  readonly ninetiethSeconds: number | null;
}

export interface EdgeHeat {
  readonly source: string;
  readonly port: string;
  readonly target: string;
  readonly count: number;
}

export interface ArmHeat {
  readonly arm: Arm;
  readonly runs: number;
  readonly dropOffs: number;
  readonly nodes: readonly NodeHeat[];
  readonly edges: readonly EdgeHeat[];
}

export interface HeatNode {
  readonly id: string;
  readonly name: string;
  /** Null when no drawing has it any more. */
  readonly type: string | null;
  readonly isDrawn: boolean;
}

export interface HeatMap {
  readonly flow: string;
  readonly name: string;
  readonly definitionVersionId: string;
  readonly definitionVersion: number;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  readonly pilot: {
    readonly id: string;
    readonly name: string;
    readonly status: PilotStatus;
    readonly pilotVersion: string;
    readonly controlVersion: string;
    readonly launch: string;
  } | null;
  readonly underWay: number;
  readonly uncounted: number;
  readonly notice: Why | null;
  readonly nodes: readonly HeatNode[];
  readonly arms: readonly ArmHeat[];
}

export interface HeatMapQuery {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  readonly pilot: string;
}

export const getHeatMap = (process: string, version: number, query: HeatMapQuery, signal?: AbortSignal) =>
  request<HeatMap>('GET', `/api/processes/${encodeURIComponent(process)}/versions/${version}/heat-map`, { query: { ...query }, signal });
