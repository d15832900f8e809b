import { describe, expect, it } from 'vitest';
import { choiceOf, paceOf, spokenParts } from './script';

describe('spokenParts', () => {
  it('takes what stands behind an empty line as a hint', () => {
    expect(spokenParts('Say', '您好！\n报修服务。\n\n先听客户说完。')).toEqual({ said: '您好！\n报修服务。', hint: '先听客户说完。' });
    expect(spokenParts('Ask', 'Where is it?')).toEqual({ said: 'Where is it?', hint: '' });
  });

  it('leaves out nothing of what is read word for word', () => {
    expect(spokenParts('Confirm', 'One.\n\nTwo.')).toEqual({ said: 'One.\n\nTwo.', hint: '' });
  });
});

describe('paceOf', () => {
  const step = { shownAt: '2026-03-02T10:00:00Z', begunAt: null, expectedSeconds: 20 };
  const at = (seconds: number) => Date.parse('2026-03-02T10:00:00Z') + seconds * 1000;

  it('is long only after the expected time', () => {
    expect(paceOf(step, at(20))).toEqual({ seconds: 20, percent: 100, isLong: false });
    expect(paceOf(step, at(21))).toEqual({ seconds: 21, percent: 100, isLong: true });
    expect(paceOf(step, at(5)).percent).toBe(25);
  });

  it('counts a reading from its beginning, and knows no hurry without a time', () => {
    expect(paceOf({ ...step, begunAt: '2026-03-02T10:00:30Z' }, at(40)).seconds).toBe(10);
    expect(paceOf({ ...step, expectedSeconds: null }, at(500))).toEqual({ seconds: 500, percent: null, isLong: false });
  });
});

describe('choiceOf', () => {
  const choices = [
    { outcome: '1 紧急', key: '1', text: '紧急' },
    { outcome: 'b 一般', key: 'b', text: '一般' },
    { outcome: '其他', key: null, text: '其他' },
  ];
  const plain = { ctrlKey: false, altKey: false, metaKey: false };

  it('finds a choice by its key, in either case', () => {
    expect(choiceOf(choices, { key: '1', ...plain })?.outcome).toBe('1 紧急');
    expect(choiceOf(choices, { key: 'B', ...plain })?.outcome).toBe('b 一般');
    expect(choiceOf(choices, { key: '2', ...plain })).toBeNull();
  });

  it('leaves the browser its own keys', () => {
    expect(choiceOf(choices, { key: '1', ...plain, ctrlKey: true })).toBeNull();
  });
});
