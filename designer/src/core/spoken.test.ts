import { describe, expect, it } from 'vitest';
import { heardOf } from './spoken';

describe('heardOf', () => {
  it('is the recording where one was played, whatever it says', () =>
    expect(heardOf({ kind: 'prompt', text: '欢迎', language: 'zh-CN', audio: '/api/prompt-sounds/1' })).toEqual({ audio: '/api/prompt-sounds/1' }));
  it('is the words in their language otherwise', () => {
    expect(heardOf({ kind: 'prompt', text: 'Welcome', language: 'en-GB' })).toEqual({ text: 'Welcome', language: 'en-GB' });
    expect(heardOf({ kind: 'survey', text: '请评分' })).toEqual({ text: '请评分', language: 'zh-CN' });
  });
  it('is nothing for what nobody says', () => {
    expect(heardOf({ kind: 'digits', text: '1' })).toBeNull();
    expect(heardOf({ kind: 'prompt', text: '' })).toBeNull();
  });
});
