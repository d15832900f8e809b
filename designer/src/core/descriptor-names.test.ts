import { describe, expect, it } from 'vitest';
import { namesFromDescriptors } from './descriptor-names';

describe('namesFromDescriptors', () => {
  it('gives every input and output the name it has first', () => {
    const names = namesFromDescriptors({
      items: [
        { inputs: [{ name: 'Prompt', displayName: '提示语' }, { name: 'Silent' }], outputs: [{ name: 'Digits', displayName: '按键' }] },
        { inputs: [{ name: 'Prompt', displayName: '结束语' }], outputs: null },
      ],
    });
    expect([...names]).toEqual([
      ['Prompt', '提示语'],
      ['Digits', '按键'],
    ]);
  });

  it('expects nothing of an answer', () => {
    expect(namesFromDescriptors(null).size).toBe(0);
    expect(namesFromDescriptors({ items: 'none' }).size).toBe(0);
    expect(namesFromDescriptors({ items: [null, 1, {}] }).size).toBe(0);
  });
});
