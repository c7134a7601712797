import { describe, expect, test } from 'vitest';
import { readExport, writeExport } from './exported';
import type { WorkspaceWithStates } from './library';

const kept: WorkspaceWithStates = {
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
  test('written and read again, under new ids', () => {
    const read = readExport(writeExport([kept, kept]));
    if ('refused' in read) throw new Error(read.refused);
    const ids = read.workspaces.map(({ workspace }) => workspace.id);
    expect(new Set([...ids, 'a']).size).toBe(3);
    for (const { workspace, states } of read.workspaces) {
      expect(workspace).toEqual({ ...kept.workspace, id: workspace.id, revision: 1 });
      expect(states).toEqual([{ ...kept.states[0], workspace: workspace.id }]);
    }
  });

  test('a file from November 2026 opens', () => {
    const read = readExport(exportOf2026);
    if ('refused' in read) throw new Error(read.refused);
    const id = expect.not.stringMatching(/^(0f1e2d3c4b5a69788796a5b4|my-policy)$/);
    expect(read.workspaces).toEqual([
      {
        workspace: {
          id,
          name: 'Prüfung',
          text: '# who?\nkind: Policy\n',
          kubernetes: '1.35',
          lineEnding: '\r\n',
          fileName: 'audit.yaml',
          revision: 1,
          changedAt: 1795867200000,
        },
        states: [
          { workspace: id, at: 1795867100000, text: 'kind: P\n' },
          { workspace: id, at: 1795867200000, text: '# who?\nkind: Policy\n' },
        ],
      },
      {
        workspace: {
          id,
          name: 'My policy',
          text: 'kind: Policy\n',
          kubernetes: '1.37',
          lineEnding: '\n',
          revision: 1,
          changedAt: 1795867000000,
        },
        states: [],
      },
    ]);
  });

  test('fields of a later version are kept', () => {
    const [first, state] = [kept.workspace, { ...kept.states[0], why: 'x' }];
    const file = JSON.stringify({
      auditorium: 'workspaces',
      version: 1,
      workspaces: [{ workspace: { ...first, author: 'Ana' }, states: [state] }],
    });
    const read = readExport(file);
    const again = JSON.parse(writeExport('refused' in read ? [] : read.workspaces));
    expect(again).toMatchObject({
      workspaces: [{ workspace: { author: 'Ana', text: first.text }, states: [{ why: 'x' }] }],
    });
    expect(again.workspaces[0].workspace).not.toHaveProperty('later');
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /not an Auditorium export/],
    ['a policy', 'kind: Policy', /not an Auditorium export/],
    ['null', 'null', /not an Auditorium export/],
    ['a later version', '{"auditorium":"workspaces","version":2}', /newer version of Auditorium/],
    [
      'no list',
      '{"auditorium":"workspaces","version":1,"workspaces":{}}',
      /contains no workspaces/,
    ],
    [
      'only damaged ones',
      '{"auditorium":"workspaces","version":1,"workspaces":[null,7,{"workspace":{"id":1}}]}',
      /contains no workspaces/,
    ],
    ['JSON cut short', writeExport([kept]).slice(0, -9), /export is damaged/],
  ])('is refused: %s', (_name, file, reason) => {
    const read = readExport(file);
    expect('refused' in read && read.refused).toMatch(reason);
  });

  test.each([
    ['a.yaml', 'a.yaml'],
    ['run.bat', 'run.bat.yaml'],
    ['../../../.bashrc', 'bashrc.yaml'],
    ['aux.\u202elmay', '_aux.-lmay.yaml'],
    ['..', undefined],
  ])('the file name %j: %j', (fileName, expected) => {
    const read = readExport(writeExport([{ ...kept, workspace: { ...kept.workspace, fileName } }]));
    const [first] = 'refused' in read ? [] : read.workspaces;
    expect(first?.workspace.fileName).toBe(expected);
  });

  test('prototype keys are ignored', () => {
    const file = writeExport([kept]).replace('"name"', '"__proto__": {"x": 1}, "name"');
    expect(readExport(file)).toHaveProperty('workspaces');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

/** Written in November 2026. Never change it: users have such files. */
const exportOf2026 = `{
 "auditorium": "workspaces",
 "version": 1,
 "workspaces": [
  {
   "workspace": {
    "id": "0f1e2d3c4b5a69788796a5b4",
    "name": "Prüfung",
    "text": "# who?\\nkind: Policy\\n",
    "kubernetes": "1.35",
    "lineEnding": "\\r\\n",
    "fileName": "audit.yaml",
    "revision": 7,
    "changedAt": 1795867200000
   },
   "states": [
    {
     "workspace": "0f1e2d3c4b5a69788796a5b4",
     "at": 1795867100000,
     "text": "kind: P\\n"
    },
    {
     "workspace": "0f1e2d3c4b5a69788796a5b4",
     "at": 1795867200000,
     "text": "# who?\\nkind: Policy\\n"
    }
   ]
  },
  {
   "workspace": {
    "id": "my-policy",
    "name": "My policy",
    "text": "kind: Policy\\n",
    "kubernetes": "1.37",
    "lineEnding": "\\n",
    "revision": 1,
    "changedAt": 1795867000000
   },
   "states": []
  }
 ]
}`;
