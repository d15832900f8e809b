import { describe, expect, it } from 'vitest';
import { readTaskForm, showTaskValue } from './task-form';

const schema = {
  type: 'object',
  required: ['level'],
  properties: {
    level: { type: 'string', title: '程度', 'x-title-en': 'Level', enum: ['高', '低'], 'x-enum-en': ['High', 'Low'] },
    note: { type: 'string', format: 'multiline', maxLength: 5 },
    count: { type: 'integer', minimum: 1, default: 2 },
    urgent: { type: 'boolean' },
  },
};

describe('readTaskForm', () => {
  it('keeps the order and tells kinds, limits and what is required', () => {
    const fields = readTaskForm(schema, 'zh-CN');
    expect(fields.map((field) => [field.name, field.kind, field.required, field.min, field.max, field.initial])).toEqual([
      ['level', 'choice', true, null, null, undefined],
      ['note', 'multiline', false, null, 5, undefined],
      ['count', 'integer', false, 1, null, 2],
      ['urgent', 'boolean', false, null, null, undefined],
    ]);
  });

  it('speaks the language of the person where the form does', () => {
    expect(readTaskForm(schema, 'en-US')[0]).toMatchObject({ title: 'Level', choices: [{ value: '高', label: 'High' }, { value: '低', label: 'Low' }] });
    expect(readTaskForm(schema, 'zh-CN')[0]?.title).toBe('程度');
    expect(readTaskForm(schema, 'en-US')[1]?.title).toBe('note');
  });

  it('has no fields where there is no schema', () => expect(readTaskForm(null, 'zh-CN')).toEqual([]));
});

describe('showTaskValue', () => {
  const [level, note, , urgent] = readTaskForm(schema, 'en-US');
  it('reads as its label, yes or no, or itself', () => {
    const words = { yes: 'Yes', no: 'No' };
    expect(showTaskValue(level!, '低', words)).toBe('Low');
    expect(showTaskValue(urgent!, false, words)).toBe('No');
    expect(showTaskValue(note!, 'abc', words)).toBe('abc');
    expect(showTaskValue(note!, undefined, words)).toBe('');
  });
});
