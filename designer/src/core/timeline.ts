interface Placed {
  readonly at: number;
}

/** Where a moment lies on a line of a hundred per cent. */
export function placeOf(at: number, length: number): number {
  if (!(length > 0)) return 0;
  return Math.min(100, Math.max(0, (at / length) * 100));
}

/** The mark that was passed last at a moment; -1 before the first. Marks are in order. */
export function currentMark(marks: readonly Placed[], at: number): number {
  let current = -1;
  for (const [index, mark] of marks.entries()) if (mark.at <= at + 0.05) current = index;
  return current;
}
