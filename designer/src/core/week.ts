export const weekDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export type WeekDay = (typeof weekDays)[number];

interface Hours {
  readonly day: string;
  readonly from: string;
  readonly to: string;
}

/** A stretch of a day as shares of 24 hours, for drawing. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

const minutesOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

const short = (text: string): string => text.split(':').slice(0, 2).join(':');

/** The open stretches of one day; one that ends at midnight or later ends with the day. */
export function openStretches(hours: readonly Hours[], day: WeekDay): Stretch[] {
  return hours
    .filter((entry) => entry.day === day)
    .map((entry) => {
      const from = minutesOf(entry.from);
      const to = minutesOf(entry.to);
      const end = to <= from ? 1440 : to;
      return { start: from / 1440, length: (end - from) / 1440, text: `${short(entry.from)}–${short(entry.to)}` };
    })
    .sort((a, b) => a.start - b.start);
}
