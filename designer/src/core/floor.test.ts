import { describe, expect, it } from 'vitest';
import { agentState, asOfNow, countStates, filterAgents, toneOf, toneWhenLow, worst } from './floor';

describe('a figure of the board', () => {
  const limit = { warning: 20, alarm: 60 };

  it.each([
    [0, 'good'],
    [19, 'good'],
    [20, 'warning'],
    [60, 'alarm'],
    [null, 'good'],
  ] as const)('that must not rise is at %s %s', (value, tone) => expect(toneOf(value, limit)).toBe(tone));

  it.each([
    [90, 'good'],
    [80, 'good'],
    [79, 'warning'],
    [69, 'alarm'],
    [null, 'good'],
  ] as const)('that must not fall is at %s %s', (value, tone) => expect(toneWhenLow(value, { warning: 80, alarm: 70 })).toBe(tone));

  it('has no colour at zero or without a limit', () => {
    expect(toneOf(0, { warning: 0, alarm: 0 })).toBe('good');
    expect(toneOf(99, null)).toBe('good');
  });

  it('colours its queue when it is the worst', () => {
    expect(worst(['good', 'alarm', 'warning'])).toBe('alarm');
    expect(worst([])).toBe('good');
  });
});

describe('agents', () => {
  const agent = (name: string, state: string, skill: string) => ({ name, workNumber: `10${name.length}`, group: '售前组', state, skills: [{ name: skill }] });
  const agents = [agent('王芳', 'Available', '投诉'), agent('Li Qiang', 'Break(Lunch)', '咨询'), agent('张', 'Break', '咨询')];

  it('have a state and perhaps a reason', () => {
    expect(agentState('Break(Lunch)')).toEqual({ state: 'Break', reason: 'Lunch' });
    expect(agentState('WrapUp')).toEqual({ state: 'WrapUp', reason: '' });
    expect(agentState('Dancing').state).toBeNull();
  });

  it('are counted by state', () => {
    expect([...countStates(agents)]).toEqual([['Available', 1], ['Break', 2]]);
  });

  it('are found by any of their facts and by state', () => {
    expect(filterAgents(agents, 'li q', '').map((a) => a.name)).toEqual(['Li Qiang']);
    expect(filterAgents(agents, '投诉', '')).toHaveLength(1);
    expect(filterAgents(agents, '', 'Break')).toHaveLength(2);
    expect(filterAgents(agents, '售前', 'Available')).toHaveLength(1);
  });

  it('are brought up to date by the board', () => {
    const known = [{ id: 'a', name: '王芳', state: 'Busy', stateSince: '1', contactId: 'c' }, { id: 'b', name: '李强', state: 'Offline', stateSince: '1', contactId: null }];
    expect(asOfNow(known, [{ id: 'a', state: 'Break', since: '2', reason: '用餐' }])).toEqual([
      { id: 'a', name: '王芳', state: 'Break(用餐)', stateSince: '2', contactId: null },
      known[1],
    ]);
  });
});
