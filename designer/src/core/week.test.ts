import { describe, expect, it } from 'vitest';
import { openStretches } from './week';

describe('openStretches', () => {
  const hours = [
    { day: 'Monday', from: '13:00:00', to: '18:00:00' },
    { day: 'Monday', from: '06:00', to: '12:00' },
    { day: 'Tuesday', from: '18:00', to: '00:00' },
  ];

  it('are in order and shares of the day', () => {
    expect(openStretches(hours, 'Monday')).toEqual([
      { start: 0.25, length: 0.25, text: '06:00–12:00' },
      { start: 13 / 24, length: 5 / 24, text: '13:00–18:00' },
    ]);
  });

  it('end with the day at midnight', () => {
    expect(openStretches(hours, 'Tuesday')).toEqual([{ start: 0.75, length: 0.25, text: '18:00–00:00' }]);
  });

  it('are none on a closed day', () => {
    expect(openStretches(hours, 'Sunday')).toEqual([]);
  });
});
