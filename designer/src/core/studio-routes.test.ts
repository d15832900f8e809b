import { describe, expect, it } from 'vitest';
import { parseShellPath, parseStudioPath, sameView, shellPath, studioPath, type StudioView } from './studio-routes';

describe('studio routes', () => {
  const views: StudioView[] = [
    { kind: 'definitions' },
    { kind: 'definition', id: 'hot line/1' },
    { kind: 'instances' },
    { kind: 'instance', id: '实例 1' },
  ];

  it.each(views)('takes the view $kind there and back on both sides', (view) => {
    expect(parseStudioPath(studioPath(view))).toEqual(view);
    expect(parseShellPath(shellPath(view))).toEqual(view);
  });

  it('reads links that the Studio writes without its base and with a query', () => {
    expect(parseStudioPath('/workflows/definitions/abc/edit')).toEqual({ kind: 'definition', id: 'abc' });
    expect(parseStudioPath('/studio/workflows/instances?page=1&pageSize=10')).toEqual({ kind: 'instances' });
    expect(parseStudioPath('/studio/')).toEqual({ kind: 'definitions' });
  });

  it('refuses addresses that are nobody’s', () => {
    expect(parseStudioPath('/studio/alterations/instances/1')).toBeNull();
    expect(parseStudioPath('/diagnostics/structured-logs')).toBeNull();
    expect(parseShellPath('/floor/board')).toBeNull();
    expect(parseShellPath('/designer/a/b')).toBeNull();
  });

  it('survives a broken escape', () => {
    expect(parseShellPath('/designer/%E0%A4%A')).toEqual({ kind: 'definition', id: '%E0%A4%A' });
  });

  it('tells views apart', () => {
    expect(sameView({ kind: 'definitions' }, { kind: 'definitions' })).toBe(true);
    expect(sameView({ kind: 'definition', id: 'a' }, { kind: 'definition', id: 'b' })).toBe(false);
  });
});
