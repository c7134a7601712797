// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { loadManifests } from '../../engine/manifests';
import { createAppStore } from '../../state/store';
import { writeExport } from '../../storage/exported';
import { listWorkspaces } from '../../storage/library';
import type { TakenFile } from '../../storage/takeFiles';
import { offerImport } from '../offerImport';
import { openDropped } from './openFile';
import { eventually } from '../../testing/eventually';

vi.mock('../../engine/manifests', { spy: true });
afterEach(() => vi.mocked(loadManifests).mockReset());

const before = '# mine\n';
const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n';
const json = '{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [{"level": "None"}]}\n';
const utf16 = (text: string) =>
  Uint8Array.from(
    Array.from(`\ufeff${text}`).flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
  );
const inside = policy.replace(/^(?=.)/gm, '    ');
const map = `kind: ConfigMap\ndata:\n  policy.yaml: |\n${inside}`;
const two = `${map}  other.yaml: |\n${inside}`;

const fileOf = (name: string, content: string | Uint8Array<ArrayBuffer>): TakenFile => ({
  file: new File([content], name),
  handle: undefined,
});
const gone = fileOf('gone.yaml', policy);
gone.file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));

const undo = 'Undo to restore your policy.';
const same = 'Your policy is unchanged.';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => fileOf(`${index}.yaml`, 'kind: Pod\n'));

interface Row {
  files: TakenFile[];
  folders?: string[];
  text?: string;
  says: string;
  offers?: string;
}
const rows: [name: string, row: Row][] = [
  ['a policy', { files: [fileOf('a.yaml', policy)], text: policy, says: `Opened a.yaml. ${undo}` }],
  [
    'JSON in UTF-8 with a byte order mark',
    {
      files: [fileOf('a.json', `\ufeff${json}`)],
      text: json,
      says: `Opened a.json without its byte order mark, with which kube-apiserver reads it as YAML. ${undo}`,
    },
  ],
  [
    'JSON in UTF-16',
    {
      files: [fileOf('a.json', utf16(json))],
      text: json,
      says: `Opened a.json without its byte order mark, with which kube-apiserver reads it as YAML. ${undo}`,
    },
  ],
  [
    'YAML with a byte order mark',
    {
      files: [fileOf('a.yaml', `\ufeff${policy}`)],
      text: policy,
      says: `Opened a.yaml. ${undo}`,
    },
  ],
  [
    'a stream of documents, unchanged',
    {
      files: [fileOf('a.yml', `${policy}---\nkind: Other\n`)],
      text: `${policy}---\nkind: Other\n`,
      says: `Opened a.yml. ${undo}`,
    },
  ],
  [
    'the same text',
    {
      files: [fileOf('a.yaml', before)],
      text: before,
      says: 'Opened a.yaml. The text is the same.',
    },
  ],
  [
    'a ConfigMap with a policy',
    {
      files: [fileOf('cm.yaml', map)],
      text: map,
      says: `Opened cm.yaml, which contains a policy. ${undo}`,
      offers: 'Extract the policy',
    },
  ],
  [
    'a ConfigMap with two',
    {
      files: [fileOf('cm.yaml', two)],
      text: two,
      says: `Opened cm.yaml, which contains 2 policies. ${undo}`,
      offers: 'Show Problems',
    },
  ],
  [
    'the first of several that contains a policy',
    {
      files: [
        fileOf('a.yaml', 'kind: Pod\n'),
        gone,
        fileOf('b.yaml', policy),
        fileOf('c.yaml', map),
      ],
      text: policy,
      says: `Opened b.yaml (the first of 4 files that contains a policy). ${undo}`,
    },
  ],
  [
    'several without one',
    {
      files: [fileOf('a.yaml', 'kind: Pod\n'), fileOf('b.yaml', 'a: 1\n')],
      says: `None of the 2 files contains an audit policy. ${same}`,
    },
  ],
  [
    '60, and the policy is in the 59th',
    {
      files: [...many(58), fileOf('p.yaml', policy), ...many(1)],
      text: policy,
      says: `Opened p.yaml (the first of 60 files that contains a policy). ${undo}`,
    },
  ],
  [
    'more than are read, and the policy is in the last',
    {
      files: [...many(1004), fileOf('p.yaml', policy)],
      says: `None of the 1000 files that were read contains an audit policy; 5 were not read. ${same}`,
    },
  ],
  [
    'several, of which one cannot be read',
    {
      files: [gone, ...many(2)],
      says: `None of the 2 files that were read contains an audit policy; 1 was not read. ${same}`,
    },
  ],
  [
    'several that are too large, too long or not encoded as UTF-8',
    {
      files: [
        fileOf('large.yaml', new Uint8Array(10_100_000)),
        fileOf('long.yaml', 'a: 1\n'.repeat(300_000)),
        fileOf('latin.yaml', new Uint8Array([0x61, 0xe4, 0x0a])),
        ...many(1),
      ],
      says: `None of the 1 files that were read contains an audit policy; 3 were not read. ${same}`,
    },
  ],
  [
    'several that cannot be read',
    { files: [gone, gone], says: `None of the 2 files could be read. ${same}` },
  ],
  [
    'an unsafe name',
    {
      files: [fileOf('aux.yaml', policy)],
      text: policy,
      says: `Opened aux.yaml. ${undo}`,
    },
  ],
  [
    'a folder',
    { files: [], folders: ['manifests'], says: `manifests is a folder, not a file. ${same}` },
  ],
  [
    'a folder beside a file',
    {
      files: [fileOf('a.yaml', policy)],
      folders: ['manifests'],
      text: policy,
      says: `Opened a.yaml. ${undo}`,
    },
  ],
  ['nothing', { files: [], says: `No file was dropped. ${same}` }],
  ['an empty file', { files: [fileOf('a.yaml', '')], says: `a.yaml is empty. ${same}` }],
  [
    'a picture',
    {
      files: [fileOf('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]))],
      says: `a.png is not a text file. ${same}`,
    },
  ],
  [
    'a file over 10 MB',
    {
      files: [fileOf('log.json', new Uint8Array(10_100_000))],
      says: `log.json is too large (10.1 MB, limit 10.0 MB). ${same}`,
    },
  ],
  [
    'an audit log',
    {
      files: [
        fileOf(
          'audit.log',
          '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata"}\n'.repeat(3),
        ),
      ],
      says: `audit.log is an audit log, not a policy. ${same}`,
    },
  ],
  ['a file that was deleted', { files: [gone], says: `gone.yaml could not be read. ${same}` }],
  [
    'a name with a bidirectional character',
    { files: [fileOf('a\u202elmay.exe', '')], says: `"a\\u202elmay.exe" is empty. ${same}` },
  ],
];

it.each(rows)('%s', async (_name, { files, folders = [], text = before, says, offers }) => {
  const store = createAppStore({ text: before });
  await openDropped(store, { files: Promise.resolve(files), folders });
  const { notice, text: now, undo } = store.getState();
  expect(now).toBe(text);
  expect(notice?.text).toBe(says);
  expect(notice?.actions?.map(({ title }) => title)).toEqual(offers && [offers]);
  undo();
  expect(store.getState().text).toBe(before);
});

it('the offered action extracts the policy', async () => {
  const store = createAppStore({ text: before });
  await openDropped(store, { files: Promise.resolve([fileOf('cm.yaml', map)]), folders: [] });
  store.getState().notice?.actions?.[0]?.run();
  expect(store.getState().text).toBe(policy);
});

it('offers no policy when what finds it cannot be loaded', async () => {
  vi.mocked(loadManifests).mockRejectedValue(new Error('offline'));
  const store = createAppStore({ text: before });
  await openDropped(store, { files: Promise.resolve([fileOf('cm.yaml', map)]), folders: [] });
  expect(store.getState().text).toBe(map);
  expect(store.getState().notice).toMatchObject({ text: `Opened cm.yaml. ${undo}` });
  expect(store.getState().notice?.actions).toBeUndefined();

  const packed = fileOf('secret.yaml', `kind: Secret\ndata: {p: ${btoa(policy)}}\n`);
  const files = [fileOf('pod.yaml', 'kind: Pod\n'), packed];
  await openDropped(store, { files: Promise.resolve(files), folders: [] });
  expect(store.getState().notice?.text).toBe(
    `None of the 2 files contains an audit policy. ${same}`,
  );
});

it('offers no policy of a text that changed meanwhile', async () => {
  const store = createAppStore({ text: before });
  vi.mocked(loadManifests).mockImplementation(() => {
    store.getState().type('# typed\n');
    return import('../../engine/elsewhere');
  });
  await openDropped(store, { files: Promise.resolve([fileOf('cm.yaml', map)]), folders: [] });
  expect(store.getState().text).toBe('# typed\n');
  expect(store.getState().notice?.actions).toBeUndefined();
});

const exportOf = (name: string, count = 1) =>
  writeExport(
    Array.from({ length: count }, (_, index) => ({
      workspace: {
        id: name,
        name: `${name} ${index}`,
        text: '# exported\n',
        kubernetes: '1.36',
        lineEnding: '\n',
        revision: 1,
        changedAt: 5,
      },
      states: [],
    })),
  );
const savedNames = async () => (await listWorkspaces()).map(({ name }) => name).toSorted();

const exports: [name: string, files: () => TakenFile[], says: RegExp, added: string[]][] = [
  [
    'one',
    () => [fileOf('e.json', exportOf('A', 2))],
    /^Imported 2 workspaces from e.json. Open/,
    ['A 0', 'A 1'],
  ],
  ['again', () => [fileOf('e.json', exportOf('A', 2))], /^Imported no workspaces .* 2 dup/, []],
  [
    'under another name',
    () => [fileOf('p.yaml', exportOf('B'))],
    /^Imported 1 workspace from/,
    ['B 0'],
  ],
  [
    'among other files',
    () => [...many(3), fileOf('e.json', exportOf('C'))],
    /^Imported 1 workspace from e.json/,
    ['C 0'],
  ],
  [
    'with other spaces, a byte order mark and its keys in another order',
    () => [
      fileOf(
        'e.json',
        exportOf('D').replace(
          /^\{\s*("auditorium": "workspaces",)\s*("version": 1,)/,
          '\uFEFF {$2 $1',
        ),
      ),
    ],
    /^Imported 1 workspace/,
    ['D 0'],
  ],
  [
    'larger than a policy may be',
    () => [fileOf('e.json', exportOf('E').replace('# exported', `# ${'x'.repeat(11_000_000)}`))],
    /^Imported 1 workspace/,
    ['E 0'],
  ],
  ['cut short', () => [fileOf('e.json', exportOf('F').slice(0, -20))], /damaged/, []],
  [
    'of a newer version',
    () => [fileOf('e.json', exportOf('G').replace('"version": 1', '"version": 2'))],
    /newer version/,
    [],
  ],
];
it.each(exports)('a dropped export is imported: %s', async (_name, files, says, added) => {
  const names = await savedNames();
  const store = createAppStore({ text: before });
  await openDropped(store, { files: Promise.resolve(files()), folders: [] });
  expect(store.getState().text).toBe(before);
  expect(store.getState().notice?.text).toMatch(says);
  expect(store.getState().notice?.text).toMatch(/Your policy is unchanged\.$/);
  expect(await savedNames()).toEqual([...names, ...added].toSorted());
});

it('a pasted export can be imported, and the policy comes back', async () => {
  const store = createAppStore({ text: before });
  offerImport(store);
  store.getState().type(exportOf('P'));
  const [action] = store.getState().notice?.actions ?? [];
  expect(action?.title).toBe('Import the workspaces');
  action?.run();
  await eventually(() =>
    expect(store.getState().notice?.text).toBe('Imported 1 workspace from the pasted text.'),
  );
  expect(store.getState().text).toBe(before);
  expect(await savedNames()).toContain('P 0');
});

it('a pasted export that is damaged, or was edited, stays', async () => {
  const store = createAppStore({ text: exportOf('Q').slice(0, -20) });
  offerImport(store);
  store.getState().notice?.actions?.[0]?.run();
  await eventually(() => expect(store.getState().notice?.text).toMatch(/damaged/));
  expect(store.getState().text).toBe(exportOf('Q').slice(0, -20));

  store.getState().replaceText(before);
  store.getState().type(exportOf('R'));
  const run = store.getState().notice?.actions?.[0]?.run;
  store.getState().type(`${exportOf('R')}# typed`);
  run?.();
  await eventually(() => expect(store.getState().notice?.text).toMatch(/^Imported/));
  expect(store.getState().text).toBe(`${exportOf('R')}# typed`);
});
