export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Point, Size {}

/** The part of the drawing that is on the screen: its left upper corner, and screen pixels per drawing unit. */
export interface View extends Point {
  readonly scale: number;
}

export const scaleLimits = { min: 0.1, max: 2 };

/** The smallest rectangle around all given ones; empty at the origin when there are none. */
export function boundsOf(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...rects.map((r) => r.x));
  const y = Math.min(...rects.map((r) => r.y));
  return {
    x,
    y,
    width: Math.max(...rects.map((r) => r.x + r.width)) - x,
    height: Math.max(...rects.map((r) => r.y + r.height)) - y,
  };
}

const clampScale = (scale: number): number => Math.min(scaleLimits.max, Math.max(scaleLimits.min, scale));

/** Shows everything, never larger than life. */
export function fitView(bounds: Rect, screen: Size, padding = 32): View {
  const width = Math.max(bounds.width, 1);
  const height = Math.max(bounds.height, 1);
  const wanted = Math.min((screen.width - 2 * padding) / width, (screen.height - 2 * padding) / height, 1);
  const scale = clampScale(wanted);
  return {
    x: bounds.x + bounds.width / 2 - screen.width / (2 * scale),
    y: bounds.y + bounds.height / 2 - screen.height / (2 * scale),
    scale,
  };
}

/** Zooms so that the point under the pointer (in screen pixels) stays where it is. */
export function zoomAt(view: View, screenPoint: Point, factor: number): View {
  const scale = clampScale(view.scale * factor);
  const fixed = { x: view.x + screenPoint.x / view.scale, y: view.y + screenPoint.y / view.scale };
  return { x: fixed.x - screenPoint.x / scale, y: fixed.y - screenPoint.y / scale, scale };
}

/**
 * Moves the view just enough for the target to be seen with a margin; a target that is already well in sight moves
 * nothing, so that the picture is calm while a call goes on.
 */
export function follow(view: View, target: Rect, screen: Size, margin = 60): View {
  const seen = { width: screen.width / view.scale, height: screen.height / view.scale };
  const room = margin / view.scale;
  return {
    scale: view.scale,
    x: keepInside(view.x, seen.width, target.x, target.width, room),
    y: keepInside(view.y, seen.height, target.y, target.height, room),
  };
}

function keepInside(start: number, length: number, targetStart: number, targetLength: number, room: number): number {
  if (targetLength + 2 * room > length) return targetStart + targetLength / 2 - length / 2;
  if (targetStart - room < start) return targetStart - room;
  if (targetStart + targetLength + room > start + length) return targetStart + targetLength + room - length;
  return start;
}

/** Where `count` ports sit on the right edge of a node, from top to bottom. */
export function portPoints(node: Rect, count: number): Point[] {
  return Array.from({ length: count }, (_, index) => ({
    x: node.x + node.width,
    y: node.y + (node.height * (index + 1)) / (count + 1),
  }));
}

/** Where connections arrive. */
export function entryPoint(node: Rect): Point {
  return { x: node.x, y: node.y + node.height / 2 };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const at = (point: Point): string => `${round(point.x)} ${round(point.y)}`;

/** SVG path of a connection: a curve, or through the bends somebody gave it with rounded corners. */
export function connectionPath(from: Point, to: Point, vertices: readonly Point[] = []): string {
  if (vertices.length > 0) return roundedLine([from, ...vertices, to], 10);
  const reach = to.x > from.x ? Math.max((to.x - from.x) / 2, 30) : Math.min(80 + (from.x - to.x) / 4, 220);
  return `M ${at(from)} C ${at({ x: from.x + reach, y: from.y })}, ${at({ x: to.x - reach, y: to.y })}, ${at(to)}`;
}

function roundedLine(points: readonly Point[], radius: number): string {
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last) return '';
  const parts = [`M ${at(first)}`];
  for (let index = 1; index < points.length - 1; index += 1) {
    const [before, corner, after] = [points[index - 1], points[index], points[index + 1]];
    if (!before || !corner || !after) continue;
    parts.push(`L ${at(towards(corner, before, radius))}`, `Q ${at(corner)}, ${at(towards(corner, after, radius))}`);
  }
  parts.push(`L ${at(last)}`);
  return parts.join(' ');
}

/** The point on the way from `from` to `to`, at most half way. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const share = Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Cuts a text to a width by counting full-width characters as one em and others as a little over half. */
export function fitText(text: string, width: number, fontSize: number): string {
  let used = 0;
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    used += (character.codePointAt(0) ?? 0) > 0x2e7f ? fontSize : fontSize * 0.56;
    if (used > width) return `${characters.slice(0, Math.max(index - 1, 1)).join('')}…`;
  }
  return text;
}
