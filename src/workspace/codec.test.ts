import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameWork, isSameWorkspace, readRecord, workspaceIn, writeRecord } from './codec';
import { readLinked, writeLinked } from './linked';
import { fieldRows, fields, type FieldName, type View, type Workspace } from './workspace';

/** A value for each field that differs from its fallback. A new field needs one here. */
const unusual: { [Name in FieldName]-?: Exclude<(Workspace & View)[Name], undefined> } = {
  id: 'a',
  name: 'Prod',
  text: '# who?\nkind: Policy\n',
  kubernetes: '1.33',
  lineEnding: '\r\n',
  fileName: 'audit.yaml',
  origin: {
    text: 'a: |\n  # who?\n  kind: Policy\n',
    path: 'a',
    index: 0,
    file: { name: 'a.yaml' },
  },
  request: 'kubectl-get-secret',
  tab: 'events',
  kind: 'Attack',
  filter: 'secret',
  note: 'Who reads Secrets?\nThink first.',
  notePanel: 'closed',
  answer: 'hidden',
  ownRequests: [
    {
      id: 'own-1',
      command: 'GET /api/v1/pods',
      title: 'All pods',
      method: 'GET',
      url: '/api/v1/pods',
      user: { username: 'jane', groups: ['developers'], extra: { scopes: ['a'] } },
      userAgent: 'curl/8.5.0',
      sourceIPs: ['192.0.2.17'],
      authorization: { decision: 'allow', reason: '' },
      response: { code: 200 },
    },
  ],
  callers: [
    { id: 'caller-1', name: 'CI', user: { username: 'ci', groups: ['bots'] }, sourceIPs: [] },
  ],
  sentBy: {
    id: 'node',
    name: 'Node',
    user: { username: 'system:node:a' },
    sourceIPs: ['10.0.0.1'],
  },
  expectations: [
    { request: 'own-1', level: 'Metadata', rule: 0, mustNotHold: ['hunter2'] },
    { request: 'livez', stages: [], omitManagedFields: false },
  ],
  questions: [{ title: 'Is it?', about: { verbs: ['get'] }, atLeast: 'Metadata' }],
  clusterApi: [
    {
      group: 'example.com',
      resource: 'widgets',
      kind: 'Widget',
      namespaced: true,
      versions: ['v1', 'v1beta1'],
      singular: 'widget',
      shortNames: ['wd'],
      categories: ['all'],
      verbs: ['get', 'list'],
      subresources: ['status'],
    },
  ],
};
const isView = (name: string) => fields[name as FieldName].isView === true;
const only = (keep: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(unusual).filter(([name]) => keep(name)));
const workspace = only((name) => !isView(name)) as unknown as Workspace;
const names = fieldRows.map(([name]) => name);

describe('every field', () => {
  test.each(names.filter((name) => !isView(name)))(
    '%s is written to a record, and read again',
    (name) => {
      const record = JSON.parse(JSON.stringify(writeRecord(workspace))) as Record<string, unknown>;
      expect(record[name]).toEqual(unusual[name]);
      expect(readRecord(record)).toMatchObject({ [name]: unusual[name] });
    },
  );

  test.each(names.filter((name) => isView(name)))('%s is not written to records', (name) => {
    expect(writeRecord({ ...workspace, ...unusual })).not.toHaveProperty(name);
  });

  const linked = readLinked(writeLinked({ shared: workspace, view: only(isView) }));
  test.each(names)('%s is carried by a link if it has a letter', (name) => {
    const { [isView(name) ? 'view' : 'shared']: part } = linked ?? {};
    const { link, linkLine } = fields[name];
    const isCarried = link !== undefined || linkLine === true || name === 'text';
    expect(new Map(Object.entries(part ?? {})).get(name)).toEqual(
      isCarried ? unusual[name] : undefined,
    );
  });

  test.each(names)('%s: invalid values are refused, none throws', (name) => {
    const wrong: unknown[] = [
      undefined,
      null,
      NaN,
      7,
      true,
      {},
      [],
      { toString: null },
      Symbol.iterator,
      () => 1,
    ];
    expect(wrong.map((value) => fields[name].check(value))).toEqual(wrong.map(() => undefined));
  });

  test('has a letter of its own, other than that of the text', () => {
    const letters = fieldRows.flatMap(([, { link }]) => link?.letter ?? []);
    expect(new Set([...letters, 'x']).size).toBe(letters.length + 1);
  });
});

describe('readRecord', () => {
  test('never throws', () => {
    const key = fc.constantFrom(...names, '__proto__', 'constructor', 'revision', 'other');
    const records = fc.dictionary(key, fc.anything({ withNullPrototype: true }));
    fc.assert(
      fc.property(records, fc.boolean(), (record, hasText) => {
        const read = readRecord(hasText ? { id: 'a', ...record, text: '' } : record, { id: 'b' });
        if (hasText) expect(read?.text).toBe('');
        if (read) expect(readRecord(writeRecord(read))).toEqual(read);
      }),
    );
  });

  test.each([undefined, null, 7, 'text', [], () => 1])('%j is not a record', (record) => {
    expect(readRecord(record)).toBeUndefined();
  });

  test('the id and name given stand in for missing ones', () => {
    expect(readRecord({ text: 'a' }, { id: 'b', name: 'c' })).toMatchObject({ id: 'b', name: 'c' });
    const whole = { text: 'a', id: 'x', name: 'y' };
    expect(readRecord(whole, { id: 'b', name: 'c' })).toMatchObject({ id: 'x', name: 'y' });
    expect(readRecord({ text: 'a' })).toBeUndefined();
  });
});

test('own fields win over later ones of the same name', () => {
  expect(writeRecord({ ...workspace, later: { text: 'x', author: 'Ana' } })).toEqual({
    ...workspace,
    author: 'Ana',
  });
});

test('workspaceIn drops everything else', () => {
  const more = { ...workspace, later: { a: 1 }, revision: 7, standing: 'kept' };
  expect(workspaceIn(more)).toEqual({ ...workspace, later: { a: 1 } });
});

test.each<[name: string, other: Partial<Workspace>, isSame: boolean, isSameWork: boolean]>([
  ['nothing', {}, true, true],
  ['the text', { text: 'b' }, false, false],
  ['the name', { name: 'b' }, false, true],
  ['the version', { kubernetes: '1.34' }, false, true],
  ['the file', { fileName: undefined }, false, true],
  ['where it was extracted', { origin: { text: 'a', path: '', index: 1 } }, false, true],
  ['fields of a later version', { later: { a: 1 } }, true, true],
])('differs in %s', (_name, other, same, work) => {
  const changed = { ...workspace, ...other };
  expect([isSameWorkspace(workspace, changed), isSameWork(workspace, changed)]).toEqual([
    same,
    work,
  ]);
});
