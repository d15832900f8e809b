import { describe, expect, it } from 'vitest';
import { agentState, countStates, filterAgents, queueLoad } from './floor';

const queue = { waiting: 0, longestWaitSeconds: 0, serviceLevelTargetSeconds: 20, agentsAvailable: 1 };

describe('queueLoad', () => {
  it.each([
    [{}, 'calm'],
    [{ waiting: 1, longestWaitSeconds: 20 }, 'calm'],
    [{ waiting: 2, longestWaitSeconds: 5 }, 'busy'],
    [{ waiting: 1, longestWaitSeconds: 21 }, 'late'],
    [{ waiting: 0, longestWaitSeconds: 99 }, 'calm'],
  ] as const)('of %j is %s', (over, load) => expect(queueLoad({ ...queue, ...over })).toBe(load));
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
});
