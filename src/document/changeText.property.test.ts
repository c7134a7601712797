import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, type ScalarTag } from 'yaml';
import type { Change, ChangeValue } from '../audit/change';
import type { Path } from '../audit/types';
import { applyEdits } from './applyEdits';
import { changeText } from './changeText';
import { minimalEdit } from './minimalEdit';
import { parseYaml } from './parse';

/** More runs on demand: EDIT_RUNS=50000 npx vitest run src/document/changeText.property */
const runs = Number(process.env['EDIT_RUNS'] ?? 400);

/* ---------- a second opinion: the `yaml` package, with go-yaml's table of plain scalars ---------- */

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const isDropped = (tag: string): boolean => /:(int|float|timestamp)$/.test(tag);
const int: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?(?:0b[01_]+|0x[0-9a-f_]+|0o?[0-7_]+|0|[1-9][0-9_]*)$/i,
  resolve: (text) => Number(text.replaceAll('_', '')),
};
const float: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/,
  resolve: (text) => Number(text.replaceAll('_', '')),
};

function readAgain(text: string): Json {
  const document = parseDocument(text, {
    version: '1.1',
    merge: true,
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag === 'string' || !isDropped(tag.tag)),
      int,
      float,
    ],
  });
  expect(document.errors).toEqual([]);
  return document.toJS() as Json;
}

/* ---------- what a change means, on plain values ---------- */

function prune(value: Json, path: Path, done: Path = []): Json | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return undefined;
  const copy = structuredClone(value);
  const inner = (copy as { [key: string]: Json })[part];
  if (typeof copy !== 'object' || copy === null || inner === undefined) return copy;
  const left = prune(inner, rest, [...done, part]);
  if (left !== undefined) (copy as { [key: string]: Json })[part] = left;
  else if (Array.isArray(copy)) copy.splice(Number(part), 1);
  else delete copy[part];
  const isRules = done.length === 1 && done[0] === 'rules';
  return Object.keys(copy).length > 0 || isRules ? copy : undefined;
}

function put(value: Json | undefined, path: Path, wanted: Json): Json {
  const [part, ...rest] = path;
  if (part === undefined) return wanted;
  const empty: Json = typeof part === 'number' ? [] : {};
  const copy = structuredClone(value ?? empty) as { [key: string]: Json };
  copy[part] = put(copy[part], rest, wanted);
  return copy;
}

function meant(before: Json, change: Change): Json {
  const rules = ((before as { rules?: Json[] | null }).rules ?? []).slice();
  switch (change.kind) {
    case 'set':
      return put(before, change.path, change.value as Json);
    case 'remove':
      return prune(before, change.path) ?? {};
    case 'renameKey': {
      const renamed = put(
        before,
        [...change.path.slice(0, -1), change.key],
        at(before, change.path),
      );
      return prune(renamed, change.path) ?? {};
    }
    case 'addRule':
      rules.splice(change.index, 0, change.rule as unknown as Json);
      break;
    case 'moveRule':
      rules.splice(change.to, 0, ...rules.splice(change.from, 1));
      break;
    case 'duplicateRule':
      rules.splice(change.index, 0, rules[change.index] ?? null);
  }
  return { ...(before as { [key: string]: Json }), rules };
}

function at(value: Json, path: Path): Json {
  return path.reduce<Json>(
    (inner, part) => (inner as { [key: string]: Json })[part] ?? null,
    value,
  );
}

/* ---------- documents in every style, each comment marked with what it belongs to ---------- */

const nasty = [
  ...[
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'N',
    '~',
    'null',
    'True',
    '',
    ' ',
    '012',
    '0o7',
    '0x1f',
    '1e3',
  ],
  ...[
    '.5',
    '1:30',
    '-',
    '- a',
    '?',
    '? a',
    ':',
    'a:',
    'a: b',
    'a #b',
    '#',
    ' lead',
    'trail ',
    '{a}',
  ],
  ...[
    '[b]',
    'a,b',
    '"q"',
    "it's",
    'back\\slash',
    'tab\tx',
    'line\nbreak',
    'é',
    '😀',
    '\0',
    '\u0085',
  ],
  ...[
    '\u2028',
    '\uFEFF',
    '\x7F',
    '\u00A0',
    '%x',
    '@x',
    '`x`',
    '*',
    '*a',
    '&a',
    '!t',
    '|',
    '>-',
    '---',
  ],
  ...['...', '<<', '=', '2001-01-01', 'a:b', 'system:node:x', '/api*', '*/scale', 'pods/*', '.inf'],
  ...[
    'a  b',
    'x'.repeat(1500),
    'http://x/?y=1&z',
    '+1',
    'a\r\nb',
    '\\',
    '"',
    "'",
    '🙂 ok',
    'e1',
    '1_000',
  ],
];

type Take = <T>(values: readonly T[]) => T;
interface Sheet {
  text: string;
  value: Json;
}

const sheets = fc.gen().map((gen): Sheet & { change: Change } => {
  const take: Take = (values) => {
    const value = values[gen(fc.nat, { max: values.length - 1 })];
    if (value === undefined) throw new Error('nothing to take');
    return value;
  };
  const sheet = take([0, 0, 0, 0, 0, 0, 1, 2]) === 0 ? yamlSheet(take) : jsonSheet(take);
  return { ...sheet, change: someChange(take, sheet.value) };
});

interface Rule {
  [field: string]: Json;
}

function someRule(take: Take, id: number): Rule {
  const strings = (...values: string[]): Json => values.slice(0, take([1, 1, 2, 3]));
  const rule: Rule = { level: take(['None', 'Metadata', 'Request']), users: [`rule-${id}`] };
  if (take([true, false])) rule['verbs'] = strings('get', 'watch', 'yes');
  if (take([true, false])) {
    const groups = [{ group: '' }, { group: 'apps', resources: strings('pods', 'pods/log', '*') }];
    rule['resources'] = groups.slice(take([0, 1]));
  }
  if (take([true, false, false])) rule['namespaces'] = strings('kube-system', 'a b', 'a: #b');
  if (take([true, false, false])) rule['omitManagedFields'] = take([true, false]);
  return rule;
}

function someValue(take: Take): { [key: string]: Json } {
  const rules = Array.from({ length: take([0, 1, 2, 3, 4]) }, (_, i) => someRule(take, i));
  return {
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    ...(take([true, false]) && { metadata: { name: 'some-name' } }),
    ...(take([true, false]) && { omitStages: ['RequestReceived'] }),
    ...(take([true, false, false, false]) ? {} : { rules }),
  };
}

function jsonSheet(take: Take): Sheet {
  const value = someValue(take);
  return { value, text: JSON.stringify(value, null, take([0, 2, 4])) + take(['', '\n']) };
}

function yamlSheet(take: Take): Sheet {
  const value = someValue(take);
  let count = 0;
  const note = (owner: string): string => `#c${count++}@${owner}@`;
  const maybe = (owner: string): string => (take([true, false, false]) ? `  ${note(owner)}` : '');
  const pad = (columns: number): string => ' '.repeat(columns);

  const scalar = (text: Json, inFlow: boolean): string => {
    if (typeof text !== 'string') return JSON.stringify(text);
    const canBePlain = /^[a-zA-Z/]([a-zA-Z0-9/.*-]|:(?! |$))*$/.test(text) && text !== 'yes';
    const style = take(['plain', 'single', 'double']);
    if (style === 'plain' && canBePlain && !(inFlow && text.includes(':'))) return text;
    return style === 'single' ? `'${text}'` : `"${text}"`;
  };
  const nameOf = (item: Json): string => (typeof item === 'string' ? item : 'entry');
  const flow = (node: Json, owner: string): string => {
    const gap = take(['', ' ']);
    if (Array.isArray(node)) {
      const comma = node.length > 0 ? take(['', '', ',']) : '';
      return `[${gap}${node.map((item) => flow(item, owner)).join(take([',', ', ']))}${comma}${gap}]`;
    }
    if (typeof node === 'object' && node !== null) {
      const fields = Object.entries(node).map(([key, field]) => `${key}: ${flow(field, owner)}`);
      return `{${gap}${fields.join(', ')}${gap}}`;
    }
    return scalar(node, true);
  };
  /** `[`, one item a line, `]`. */
  const tallFlow = (items: Json[], col: number, owner: string): string[] => [
    `[${maybe(owner)}`,
    ...items.flatMap((item, i) => {
      const isLast = i === items.length - 1;
      const comma = isLast ? take(['', ',']) : ',';
      const own = take([true, false, false, false]) ? [pad(col) + note(owner)] : [];
      return [...own, pad(col) + flow(item, owner) + comma + maybe(`${owner}/${nameOf(item)}`)];
    }),
    pad(col - 1) + ']',
  ];
  const field = (key: string, node: Json, col: number, owner: string): string[] => {
    const mine = owner === '' ? key : `${owner}/${key}`;
    const above = take([true, false, false, false, false]) ? [pad(col) + note(owner)] : [];
    const head = `${pad(col)}${take([key, key, `"${key}"`])}:`;
    if (Array.isArray(node) && node.length > 0 && key !== 'rules') {
      const style = take(['flow', 'tall', 'block', 'block']);
      if (style === 'tall') {
        const [first = '', ...rest] = tallFlow(node, col + 2, mine);
        const last = rest.length - 1;
        rest[last] = `${rest[last]}${maybe(mine)}`;
        return [...above, `${head} ${first}`, ...rest];
      }
      if (style === 'block') {
        const dash = col + take([0, 1, 2, 4]);
        return [
          ...above,
          head + maybe(mine),
          ...node.flatMap((item, i) => listItem(item, dash, mine, i)),
        ];
      }
    } else if (typeof node === 'object' && node !== null && !Array.isArray(node)) {
      const inner = Object.entries(node).flatMap(([k, v]) => field(k, v, col + 2, mine));
      return [...above, head + maybe(mine), ...inner];
    }
    const written = typeof node === 'object' ? flow(node, mine) : scalar(node, false);
    return [...above, `${head} ${written}${maybe(mine)}`];
  };
  const listItem = (item: Json, dash: number, owner: string, i: number): string[] => {
    if (typeof item !== 'object') {
      return [`${pad(dash)}- ${scalar(item, false)}${maybe(`${owner}/${nameOf(item)}`)}`];
    }
    return mapItem(item as Rule, dash, `${owner}/${i}`);
  };
  const mapItem = (map: Rule, dash: number, owner: string): string[] => {
    const gap = take([1, 1, 1, 3]);
    if (take([true, false, false, false]))
      return [`${pad(dash)}-${pad(gap)}${flow(map, owner)}${maybe(owner)}`];
    const col = dash + 1 + gap;
    const lines = Object.entries(map).flatMap(([key, node], i) => {
      const written = field(key, node, col, owner);
      return i === 0 ? written.filter((line) => !/^ *#/.test(line)) : written;
    });
    const [first = '', ...rest] = lines;
    return [`${pad(dash)}-${pad(gap)}${first.slice(col)}`, ...rest];
  };

  const ruleDash = take([0, 2, 4]);
  const lines: string[] = take([true, false]) ? [note('top')] : [];
  if (take([true, false, false])) lines.push('---');
  for (const [key, node] of Object.entries(value)) {
    const rules = key === 'rules' && Array.isArray(node) ? node : [];
    if (key !== 'rules' || rules.length === 0) {
      lines.push(
        ...(key === 'rules'
          ? [`rules: ${take(['[]', '', 'null'])}${maybe('top')}`]
          : field(key, node, 0, '')),
      );
      continue;
    }
    if (take([true, false, false, false, false, false])) {
      lines.push(`rules: ${flow(rules, 'top')}`);
      continue;
    }
    lines.push(`rules:${maybe('top')}`);
    for (const rule of rules as Rule[]) {
      const owner = String((rule['users'] as string[])[0]);
      if (take([true, false])) lines.push('');
      if (take([true, false, false, false])) lines.push(pad(ruleDash) + note('top'), '');
      if (take([true, false])) lines.push(pad(ruleDash) + note(`lead@${owner}`));
      lines.push(...mapItem(rule, ruleDash, owner));
      if (take([true, false, false, false])) lines.push(pad(ruleDash + 2) + note(owner));
    }
  }
  const after = take([true, false, false]) ? [note('top')] : [];
  const text = [...lines, ...after].join('\n') + take(['\n', '\n', '']);
  const ended = take([false, false, true]) ? text.replaceAll('\n', '\r\n') : text;
  return { value: readAgain(ended), text: take(['', '', '', '\uFEFF']) + ended };
}

/* ---------- changes that make sense for a document ---------- */

function someChange(take: Take, value: Json): Change {
  const policy = value as { rules?: Rule[] | null; [key: string]: Json | undefined };
  const rules = policy.rules ?? [];
  const text = (): string => take([...nasty, 'plain', 'list', 'create']);
  const newRule = (): Extract<Change, { kind: 'addRule' }>['rule'] => ({
    level: take(['None', 'Metadata']),
    ...(take([true, false]) && { verbs: [text(), 'list'] }),
    ...(take([true, false]) && {
      resources: [{ group: text() }, { group: '', resources: ['pods'] }],
    }),
    ...(take([true, false]) && { omitManagedFields: true }),
  });
  const index = rules.length === 0 ? 0 : take([...rules.keys()]);
  const add: Change = { kind: 'addRule', index: take([0, index, rules.length]), rule: newRule() };
  const top: Change = take<Change>([
    { kind: 'set', path: ['metadata', 'name'], value: text() },
    { kind: 'set', path: ['omitManagedFields'], value: true },
    { kind: 'set', path: ['omitStages'], value: ['Panic', 'RequestReceived'] },
    { kind: 'remove', path: ['omitStages', 0] },
    { kind: 'remove', path: ['kind'] },
  ]);
  const rule = rules[index];
  if (!rule) return take([add, add, top]);
  const here = ['rules', index];
  const field = take(Object.keys(rule));
  const known = take([
    'users',
    'verbs',
    'namespaces',
    'nonResourceURLs',
    'omitStages',
    'userGroups',
  ]);
  const list = Array.isArray(rule[known]) ? rule[known] : [];
  const kept = list.filter(() => take([true, true, false])) as ChangeValue[];
  const groups = (rule['resources'] ?? []) as Rule[];
  const entry = groups.length === 0 ? 0 : take([...groups.keys()]);
  return take<() => Change>([
    () => add,
    () => top,
    () => ({ kind: 'moveRule', from: index, to: take([...rules.keys()]) }),
    () => ({ kind: 'duplicateRule', index }),
    () => ({ kind: 'remove', path: here }),
    () => ({ kind: 'remove', path: [...here, field] }),
    () => ({ kind: 'renameKey', path: [...here, field], key: take(['verb', 'a b', 'x:', 'yes']) }),
    () => ({ kind: 'set', path: [...here, 'level'], value: text() }),
    () => ({ kind: 'set', path: [...here, 'omitManagedFields'], value: take([true, false]) }),
    () => ({ kind: 'set', path: [...here, known, list.length], value: text() }),
    () => ({ kind: 'set', path: [...here, known, take([0, ...list.keys()])], value: text() }),
    () => ({ kind: 'remove', path: [...here, known, take([0, ...list.keys()])] }),
    () => ({
      kind: 'set',
      path: [...here, known],
      value: [...kept, text(), ...take([[], [text()]])],
    }),
    () => ({ kind: 'set', path: [...here, 'resources', entry, 'group'], value: text() }),
    () => ({ kind: 'remove', path: [...here, 'resources', entry] }),
    () => ({
      kind: 'set',
      path: [...here, 'resources', entry, 'resources'],
      value: ['pods', text()],
    }),
    () => ({
      kind: 'set',
      path: [...here, 'resources'],
      value: [{ group: 'batch' }, ...(groups as ChangeValue[])],
    }),
    () => ({
      kind: 'set',
      path: here,
      value: { ...(rule as { [k: string]: ChangeValue }), [known]: [text()] },
    }),
  ])();
}

/* ---------- the properties ---------- */

const marks = (text: string): string[] => text.match(/#c\d+@[^\r\n]*@/g) ?? [];

/** The number of the rule each marked comment stands at, found by where the dashes are. */
function owners(text: string): Map<string, number> {
  const { root } = parseYaml(text);
  const pairs = root?.kind === 'mapping' ? root.pairs : [];
  const list = pairs.find(({ key }) => key.kind === 'scalar' && key.value === 'rules')?.value;
  if (list?.kind !== 'sequence' || list.style !== 'block') return new Map();
  const result = new Map<string, number>();
  for (const mark of marks(text)) {
    if (!mark.includes('rule-')) continue;
    const place = text.indexOf(mark);
    const rule = mark.includes('lead@')
      ? list.dashes.findIndex((dash) => dash > place)
      : list.dashes.findLastIndex((dash) => dash < place);
    result.set(mark, rule);
  }
  return result;
}

/** What number a rule has after the change. */
function numberAfter(change: Change, i: number): number {
  if (change.kind === 'addRule') return i >= change.index ? i + 1 : i;
  if (change.kind === 'remove' && change.path[0] === 'rules') {
    const index = Number(change.path[1]);
    return change.path.length === 2 && i > index ? i - 1 : i;
  }
  if (change.kind !== 'moveRule') return i;
  if (i === change.from) return change.to;
  const left = i > change.from ? i - 1 : i;
  return left >= change.to ? left + 1 : left;
}

/** Whether a change may take this comment away: it belongs to what is removed or replaced. */
function mayGo(mark: string, change: Change, before: Json): boolean {
  if (change.kind !== 'remove' && change.kind !== 'set') return false;
  const [first, index, field] = change.path;
  const owner = mark.replace(/^#c\d+@(lead@)?/, '').slice(0, -1);
  if (first !== 'rules') return owner.startsWith(String(first));
  const users = at(before, ['rules', Number(index), 'users']) as string[] | null;
  const rule = users?.[0] ?? '';
  if (field === undefined) {
    return owner.startsWith(`${rule}/`) || (change.kind === 'remove' && owner === rule);
  }
  if (owner.startsWith(`${rule}/${field}`)) return true;
  // Nothing but the comment's holder was left: the rule had this one field.
  return Object.keys(at(before, ['rules', Number(index)]) as object).length === 1;
}

const longestBlankRun = (text: string): number =>
  Math.max(0, ...(text.replaceAll('\r', '').match(/\n{2,}/g) ?? []).map((run) => run.length - 1));

test('a change does what it should and keeps everything else', () => {
  const refused = new Map<string, number>();
  let made = 0;
  fc.assert(
    fc.property(sheets, ({ text, change }) => {
      const before = readAgain(text);
      const result = changeText(text, [change]);
      if (result.refused !== undefined) {
        refused.set(result.refused, (refused.get(result.refused) ?? 0) + 1);
        if (!/comments/.test(result.refused) || marks(text).length === 0)
          throw new Error(result.refused);
        return;
      }
      made++;
      const after = applyEdits(text, result.edits);
      expect(readAgain(after)).toEqual(meant(before, change));

      const old = marks(text);
      const now = marks(after);
      const copies = change.kind === 'duplicateRule' ? new Set(now) : undefined;
      expect(now.filter((mark) => !old.includes(mark))).toEqual([]);
      if (!copies) expect(new Set(now).size).toBe(now.length);
      for (const mark of old)
        if (!now.includes(mark)) expect(mayGo(mark, change, before)).toBe(true);
      const owner = owners(after);
      for (const [mark, rule] of copies ? [] : owners(text)) {
        const here = owner.get(mark);
        if (here !== undefined) expect([mark, here]).toEqual([mark, numberAfter(change, rule)]);
      }

      if (!text.replaceAll('\r\n', '').includes('\n') && text.includes('\r\n')) {
        expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      } else expect(after).not.toContain('\r');
      expect(after).not.toContain('\t');
      expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
      expect(longestBlankRun(after)).toBeLessThanOrEqual(Math.max(1, longestBlankRun(text)));

      expect(applyEdits(after, [minimalEdit(after, text)])).toBe(text);
      expect(applyEdits(text, [minimalEdit(text, after)])).toBe(after);
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect([...refused.keys()].filter((reason) => !reason.includes('comments'))).toEqual([]);
  expect(made).toBeGreaterThan(runs / 2);
}, 600_000);
