import { describe, expect, test } from 'vitest';
import { readExport, writeExport } from './exported';
import type { Deleted } from './library';

const kept: Deleted = {
  workspace: {
    id: 'a',
    name: 'Mine',
    text: 'kind: Policy\n',
    kubernetes: '1.36',
    lineEnding: '\r\n',
    revision: 4,
    changedAt: 5,
  },
  states: [{ workspace: 'a', at: 3, text: 'kind: P\n' }],
};

describe('all workspaces as one file', () => {
  test('there and back, under new ids', () => {
    const read = readExport(writeExport([kept, kept]));
    if ('refused' in read) throw new Error(read.refused);
    const ids = read.workspaces.map(({ workspace }) => workspace.id);
    expect(new Set([...ids, 'a']).size).toBe(3);
    for (const { workspace, states } of read.workspaces) {
      expect(workspace).toEqual({ ...kept.workspace, id: workspace.id, revision: 1 });
      expect(states).toEqual([{ ...kept.states[0], workspace: workspace.id }]);
    }
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /holds no workspaces of Auditorium/],
    ['a policy', 'kind: Policy', /holds no workspaces of Auditorium/],
    ['null', 'null', /holds no workspaces of Auditorium/],
    ['a later version', '{"auditorium":"workspaces","version":2}', /newer studio/],
    ['no list', '{"auditorium":"workspaces","version":1,"workspaces":{}}', /no workspace/],
    [
      'only damaged ones',
      '{"auditorium":"workspaces","version":1,"workspaces":[null,7,{"workspace":{"id":1}}]}',
      /no workspace/,
    ],
    ['JSON cut short', writeExport([kept]).slice(0, -9), /holds no workspaces of Auditorium/],
  ])('is refused: %s', (_name, file, reason) => {
    const read = readExport(file);
    expect('refused' in read && read.refused).toMatch(reason);
  });

  test('keys of prototypes mean nothing', () => {
    const file = writeExport([kept]).replace('"name"', '"__proto__": {"x": 1}, "name"');
    expect(readExport(file)).toHaveProperty('workspaces');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
