import { describe, expect, it } from 'vitest';
import { readFrameMessage, readShellMessage, seal } from './frame-messages';

describe('frame messages', () => {
  it('come back as they were sent', () => {
    expect(readFrameMessage(seal({ type: 'navigate', path: '/runs/1' }))).toEqual({ type: 'navigate', path: '/runs/1' });
    expect(readFrameMessage(seal({ type: 'signed-out' }))).toEqual({ type: 'signed-out' });
    expect(readFrameMessage(seal({ type: 'refused', reasons: ['used'] }))).toEqual({ type: 'refused', reasons: ['used'] });
    expect(readShellMessage(seal({ type: 'select', activityId: 'menu' }))).toEqual({ type: 'select', activityId: 'menu' });
    expect(readShellMessage(seal({ type: 'language', language: 'en-US' }))).toEqual({ type: 'language', language: 'en-US' });
  });

  it('of others are ignored', () => {
    expect(readFrameMessage({ type: 'navigate', path: '/runs/1' })).toBeNull();
    expect(readFrameMessage('vscode-worker-ready')).toBeNull();
    expect(readFrameMessage({ from: 'callcenter', type: 'refused', reasons: [1] })).toBeNull();
    expect(readShellMessage({ from: 'callcenter', type: 'language', language: 'xx' })).toBeNull();
    expect(readShellMessage({ from: 'callcenter', type: 'select', activityId: 7 })).toBeNull();
  });

  it('never lead to another site', () => {
    expect(readFrameMessage(seal({ type: 'navigate', path: '//evil.example/x' }))).toBeNull();
    expect(readFrameMessage(seal({ type: 'navigate', path: 'https://evil.example' }))).toBeNull();
  });
});
