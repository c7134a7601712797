import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findPolicies } from './findPolicies';
import { putBack } from './putBack';

const found = (path: string) => fileURLToPath(new URL(`../testing/found/${path}`, import.meta.url));
const holders = ['files', 'shapes', 'siblings', 'threads'].flatMap((folder) =>
  readdirSync(found(folder)).flatMap((name) => {
    const text = readFileSync(found(`${folder}/${name}`), 'utf8');
    return findPolicies(text).embedded.map(({ path }, index): [string, string, number] => [
      `${folder}/${name} ${path}`,
      text,
      index,
    ]);
  }),
);

/** Objects of other languages, which cannot take the comments of these edits (putBackObjects.test.ts). */
const refused = /f13-nix|s13-pulumi|s16-jsonencode/;

/** In a folded string, lines would run together. */
const unchangedOnly = /t14-kubespray-folded/;

const edits: readonly ((policy: string) => string)[] = [
  (policy) => policy,
  (policy) => policy.replace(/\b(?:level: ?)?(?:Metadata|RequestResponse)\b/, '$& # "it\'s" {é}'),
  (policy) =>
    policy.startsWith('{') ? policy : `${policy.trimEnd()}\n# the end: 100 % \\n\n# of it\n`,
];

describe('extract, edit, put back and extract again gives the edit', () => {
  it.each(holders)('%s', (name, holder, index) => {
    const before = findPolicies(holder).embedded[index];
    if (!before) throw new Error('nothing to extract');
    for (const edit of unchangedOnly.test(name) ? edits.slice(0, 1) : edits) {
      const policy = edit(before.text);
      const result = putBack(holder, { path: before.path, index }, policy);
      if (refused.test(name) && policy !== before.text) {
        expect(result.refused).toBeDefined();
        continue;
      }
      if (result.refused !== undefined) throw new Error(`${result.refused}\n${policy}`);
      const after = findPolicies(result.text).embedded[index];
      expect(after?.text.trimEnd()).toBe(policy.trimEnd());
      // Outside the place, nothing has changed.
      const lineStart = holder.lastIndexOf('\n', before.at.start - 1) + 1;
      expect(result.text.startsWith(holder.slice(0, lineStart))).toBe(true);
      expect(result.text.endsWith(holder.slice(before.at.end).trimStart())).toBe(true);
      if (policy === before.text) expect(result.text).toBe(holder);
    }
  });
});

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';

it('refuses a place that is no longer there', () => {
  const holder = `data:\n  a: |\n${policy.replace(/^(?=.)/gm, '    ')}`;
  const place = { path: 'data.b', index: 0 };
  expect(putBack(holder, place, policy)).toEqual({
    refused: 'The policy is no longer in that place of the file.',
  });
});

it('puts back into one of several places', () => {
  const block = policy.replace(/^(?=.)/gm, '    ');
  const holder = `data:\n  a: |\n${block}  b: |\n${block}  c: |\n${block}`;
  const result = putBack(holder, { path: 'data.b', index: 1 }, policy.replace('Metadata', 'None'));
  expect(result).toEqual({
    text: `data:\n  a: |\n${block}  b: |\n${block.replace('Metadata', 'None')}  c: |\n${block}`,
  });
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const wrapped = (text: string, indent: string) => text.replace(/.{60}/g, `$&\n${indent}`);
const bytes = new TextEncoder().encode(policy);
const json = JSON.stringify({
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  rules: [{ level: 'Metadata' }],
});
const right = (text: string, columns: number) => text.replace(/^(?=.)/gm, ' '.repeat(columns));

/** Before, the policy as it is written there, and after it. */
const places: Record<string, readonly [before: string, place: string, after: string]> = {
  'gzip in base64 (cloud-init)': [
    'write_files:\n- encoding: gz+b64\n  content: ',
    base64(gzipSync(bytes)),
    '  # packed\n  path: /p\n',
  ],
  'gzip in lines of base64': [
    'data:\n  p: |\n    ',
    wrapped(base64(gzipSync(bytes)), '    '),
    '\n  q: 1\n',
  ],
  'gzip as binary data of YAML': [
    'data:\n  p: !!binary |\n    ',
    wrapped(base64(gzipSync(bytes)), '    '),
    '\n',
  ],
  'base64 in quotes': ['{"data": {"p": "', base64(bytes), '"}}\n'],
  'lines of base64': ['data:\n  p: |\n      ', wrapped(base64(bytes), '      '), '\n  q: 1\n'],
  'a data URL in base64': ['a:\n- source: "data:;base64,', base64(bytes), '" # c\n'],
  'a data URL': ["a:\n- source: 'data:,", encodeURIComponent(policy), "' # c\n"],
  'a block with odd indentation': ['a:\n   b: |-\n', right(policy, 8), '   c: "d"  # e\n\n\n'],
  'a map with comments around it': [
    '# a\nx:   {y: 1}\nauditPolicy:  # b\n\n',
    right(policy, 3),
    "# c\nz: 'd'\n",
  ],
  'a string in double quotes': ['a: "', JSON.stringify(policy).slice(1, -1), '"   # b\nc: d\n'],
  'JSON in single quotes': ["a: '", json, "'   # b\nc: d\n"],
  'JSON in JSON': ['{"a":   "', JSON.stringify(json).slice(1, -1), '" , "b": [ ]}\n'],
  'a heredoc': ["cat <<'E' >p # a\n", policy, 'E\necho done\n'],
  'a second document': ['kind: A\n', `---\n${policy}`, '---\nkind: B # c\n'],
};

describe('only the place changes: in', () => {
  it.each(Object.entries(places))('%s', (_name, [before, place, after]) => {
    const holder = before + place + after;
    const [found] = findPolicies(holder).embedded;
    if (!found) throw new Error('nothing to extract');
    const edited = found.text.replace('Metadata', 'RequestResponse');
    const { text = '', refused } = {
      text: undefined,
      ...putBack(holder, { path: found.path, index: 0 }, edited),
    };
    expect(refused).toBeUndefined();
    expect([text.startsWith(before), text.endsWith(after), text === holder]).toEqual([
      ...[true, true],
      false,
    ]);
    expect(findPolicies(text).embedded.map((each) => each.text.trimEnd())).toEqual([
      edited.trimEnd(),
    ]);
    // A policy with an error can be put back as well.
    const broken = found.text.replace('Metadata', 'metadata');
    expect(putBack(holder, { path: found.path, index: 0 }, broken).refused).toBeUndefined();
  });
});

it.each<[string, string, RegExp]>([
  ['in single quotes', `a: '${json}'\n`, /single quotes/],
  ['folded', `a: >\n  ${json}\n`, /folded/],
])('refuses lines that would need another style: %s', (_name, holder, why) => {
  const [found] = findPolicies(holder).embedded;
  expect(putBack(holder, { path: found?.path ?? '', index: 0 }, policy).refused).toMatch(why);
});
