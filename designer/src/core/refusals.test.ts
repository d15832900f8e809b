import { describe, expect, it } from 'vitest';
import { careFor, reasonsOf } from './refusals';

describe('the care for a refused call', () => {
  it.each([
    ['GET', '/elsa/api/workflow-definitions', 'definitions', 'pass'],
    ['POST', '/elsa/api/workflow-definitions', 'definition', 'pass'],
    ['POST', '/elsa/api/workflow-definitions/import', 'definitions', 'pass'],
    ['POST', '/elsa/api/workflow-definitions/a/execute', 'definitions', 'pass'],
    ['DELETE', '/elsa/api/workflow-definitions/a', 'definitions', 'as-missing'],
    ['DELETE', '/elsa/api/workflow-definition-versions/a', 'definition', 'as-missing'],
    ['POST', '/elsa/api/workflow-definitions/a/publish', 'definitions', 'reload'],
    ['DELETE', '/elsa/api/workflow-instances/a', 'instances', 'reload'],
    ['POST', '/elsa/api/workflow-definitions/a/retract', 'definition', 'pass'],
  ] as const)('%s %s from the %s is %s', (method, path, view, care) => {
    expect(careFor(method, path, view)).toBe(care);
  });
});

describe('the reasons of a refusal', () => {
  it('are the server’s own texts', () => {
    expect(reasonsOf({ errors: { any: ['one', 'two'] }, detail: 'one\ntwo' })).toEqual(['one', 'two']);
    expect(reasonsOf({ title: 'Conflict', detail: 'still running' })).toEqual(['still running']);
  });

  it('are those of the parts that were left out', () => {
    expect(reasonsOf({ deleted: 1, skipped: ['used by A'] })).toEqual(['used by A']);
    expect(reasonsOf({ published: ['a'], failed: ['b'], warnings: ['b: no trigger'] })).toEqual(['b: no trigger']);
  });

  it('are none where nothing was refused', () => {
    expect(reasonsOf({ deleted: 2, skipped: [] })).toEqual([]);
    expect(reasonsOf(null)).toEqual([]);
  });
});
