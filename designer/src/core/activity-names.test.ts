import { describe, expect, it } from 'vitest';
import { namesOfActivities } from './activity-names';

const names = namesOfActivities(
  [
    { typeName: 'CallCenter.CheckOpeningHours', displayName: '检查营业时间', ports: [{ name: 'Open', displayName: '营业中' }, { name: 'Closed', displayName: 'Closed' }] },
    { typeName: 'CallCenter.Menu', displayName: null, ports: null },
  ],
  (outcome) => ({ Closed: '已下班', NoInput: '无按键' })[outcome] ?? null,
);

describe('namesOfActivities', () => {
  it('takes names from the descriptor', () => {
    expect(names.typeName('CallCenter.CheckOpeningHours')).toBe('检查营业时间');
    expect(names.outcomeName('CallCenter.CheckOpeningHours', 'Open')).toBe('营业中');
  });

  it('takes outcomes that no descriptor names from the catalogue', () => {
    expect(names.outcomeName('CallCenter.CheckOpeningHours', 'Closed')).toBe('已下班');
    expect(names.outcomeName('CallCenter.Menu', 'NoInput')).toBe('无按键');
  });

  it('leaves what it does not know and what people named', () => {
    expect(names.typeName('CallCenter.Menu')).toBe('Menu');
    expect(names.outcomeName('CallCenter.Menu', '1 售前')).toBe('1 售前');
    expect(names.outcomeName('MyOwnFlow', 'NoInput')).toBe('NoInput');
  });
});
