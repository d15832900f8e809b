import type { VisitStatus } from '../../core/path-status';
import { colors } from '../../theme';

/** How a node or a connection is drawn. `idle` is what nothing is known about. */
export type Tone = 'idle' | 'running' | 'waiting' | 'done' | 'failed';

export interface NodeMark {
  readonly tone: Tone;
  /** A short text on the node's corner, such as a count. */
  readonly badge?: string;
  /** Fills the node in another colour, for heat maps. */
  readonly fill?: string;
}

/** What a line of the drawing carries, for heat maps. */
export interface LineMark {
  readonly width: number;
  /** Stands beside the outcome's name. */
  readonly label: string;
}

export interface ToneColors {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

export const toneColors: Record<Tone, ToneColors> = {
  idle: { fill: '#ffffff', stroke: '#cbd6d6', text: colors.text },
  running: { fill: '#e6f1fa', stroke: colors.info, text: colors.text },
  waiting: { fill: '#fdf3e1', stroke: colors.warning, text: colors.text },
  done: { fill: '#e7f4ee', stroke: colors.success, text: colors.text },
  failed: { fill: '#fdeceb', stroke: colors.error, text: colors.text },
};

export const toneOfStatus: Record<VisitStatus, Tone> = {
  Running: 'running',
  Suspended: 'waiting',
  Completed: 'done',
  Faulted: 'failed',
};
