import { describe, expect, it } from 'vitest';
import { deskPhase, percentLeft, secondsLeft, talkStage } from './desk';

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 2, 0, second)).toISOString();

describe('deskPhase', () => {
  it('follows the contact before the state', () => {
    expect(deskPhase({ state: 'Reserved', contact: { talking: false, deadline: at(20) }, wrapUp: null })).toBe('ringing');
    expect(deskPhase({ state: 'Busy', contact: { talking: true, deadline: null }, wrapUp: null })).toBe('talking');
    expect(deskPhase({ state: 'WrapUp', contact: { talking: false, deadline: null }, wrapUp: {} })).toBe('wrappingUp');
  });

  it('is the state without a contact', () => {
    expect(deskPhase({ state: 'Offline', contact: null, wrapUp: null })).toBe('signedOff');
    expect(deskPhase({ state: 'Break', contact: null, wrapUp: null })).toBe('resting');
    expect(deskPhase({ state: 'Available', contact: null, wrapUp: null })).toBe('waiting');
  });
});

describe('time that is left', () => {
  it('counts down to nothing', () => {
    expect(secondsLeft(at(20), Date.parse(at(5)))).toBe(15);
    expect(secondsLeft(at(20), Date.parse(at(25)))).toBe(0);
  });

  it('is a share of the whole', () => {
    expect(percentLeft(at(0), at(20), Date.parse(at(5)))).toBe(75);
    expect(percentLeft(at(0), at(20), Date.parse(at(30)))).toBe(0);
    expect(percentLeft(at(20), at(20), Date.parse(at(5)))).toBe(0);
  });
});

describe('talkStage', () => {
  it.each([
    [false, null, 'talking'],
    [true, null, 'onHold'],
    [true, { isAsked: false, isTalking: false }, 'asking'],
    [true, { isAsked: false, isTalking: true }, 'consulting'],
    [false, { isAsked: false, isTalking: true }, 'conference'],
    [true, { isAsked: true, isTalking: true }, 'asked'],
    [false, { isAsked: true, isTalking: true }, 'askedConference'],
  ] as const)('on hold %s with consultation %j is %s', (onHold, consultation, stage) => expect(talkStage({ onHold, consultation })).toBe(stage));
});
