import { describe, expect, it } from 'vitest';
import { readListState, writeListState } from './list-state';

const read = (text: string) => readListState(new URLSearchParams(text));

describe('list state', () => {
  it('comes from the address', () => {
    expect(read('page=3&pageSize=50&search=%E7%8E%8B&state=Ended')).toEqual({ page: 3, pageSize: 50, search: '王', state: 'Ended' });
  });

  it('ignores what makes no sense', () => {
    expect(read('page=-1&pageSize=7')).toEqual({ page: 1, pageSize: 20, search: '', state: '' });
    expect(read('page=x')).toMatchObject({ page: 1 });
  });

  it('goes back to the first page when something else is looked for', () => {
    expect(writeListState(read('page=3&search=a'), { search: 'b' }).toString()).toBe('search=b');
    expect(writeListState(read('page=3&search=a'), { page: 4 }).toString()).toBe('search=a&page=4');
  });

  it('leaves defaults out of the address', () => {
    expect(writeListState(read('page=2&state=Ended'), { state: '' }).toString()).toBe('');
  });
});
