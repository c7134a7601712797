import { describe, expect, it } from 'vitest';
import { analyzedTextLimit, check } from './check';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const problemsOf = (text: string) => check(text, '1.37').problems;

/** Source, severity, the place in the text, the rule, and the fix. */
const told = (text: string) =>
  problemsOf(text).map(({ source, severity, range, rule, fix }) => [
    source,
    severity,
    text.slice(range.start, range.end),
    rule,
    fix?.title,
  ]);

type Told = [
  source: string,
  severity: string,
  place: string,
  rule: number | undefined,
  fix: string | undefined,
];
const rows: [name: string, text: string, expected: Told[]][] = [
  ['nothing', `${head}rules:\n- level: Metadata\n`, []],
  [
    "the server's word and our fix as one problem",
    `${head}rules:\n- level: Metadata\n  verb: ["get"]\n`,
    [['kube-apiserver', 'warning', 'verb', 0, 'Rename to verbs']],
  ],
  [
    'an observation at its value',
    `${head}rules:\n- level: None\n  verbs: ["POST"]\n- level: Metadata\n`,
    [['auditorium', 'warning', '"POST"', 0, expect.any(String) as string]],
  ],
  [
    'a refused level with a fix',
    `${head}rules:\n- level: metadata\n`,
    [['kube-apiserver', 'error', 'metadata', 0, expect.any(String) as string]],
  ],
  [
    'a repeated key with its own fix, whatever is wrong with its value',
    `${head}rules:\n- level: None\n  level: metadata\n`,
    [
      ['kube-apiserver', 'error', 'metadata', 0, 'Change to Metadata'],
      ['kube-apiserver', 'warning', 'level', 0, 'Remove the ignored duplicate'],
    ],
  ],
];

describe('check', () => {
  it.each(rows)('%s', (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each<[name: string, text: string, says: string | undefined]>([
    [
      'the line before',
      `${head}rules:\n- level: None\n - level: x\n`,
      'kube-apiserver names line 4; check line 5, too.',
    ],
    [
      'the end of a string',
      `${head}rules:\n- level: "None\n\n`,
      'kube-apiserver names line 6; check line 4, too.',
    ],
    ['the same line', 'a:\n  b: 1\nc: d: e\n', undefined],
    ['no line', `${head}rules: *x\n`, undefined],
    ['a repeated key', `${head}kind: Policy\nrules:\n- level: None\n`, undefined],
  ])('says it when the parser names another line: %s', (_name, text, says) => {
    const [problem] = problemsOf(text);
    expect(/kube-apiserver names .*/.exec(problem?.advice ?? '')?.[0]).toBe(says);
  });

  it('explains what the server reports', () => {
    const [problem] = problemsOf(`${head}rules:\n- level: Metadata\n  verb: ["get"]\n`);
    expect(problem?.message).toBe('unknown field "rules[0].verb"');
    expect(problem?.advice).toContain('verbs');
  });

  it('explains an unknown field even if the text is not a policy', () => {
    const problem = problemsOf('verb: get\n').find(({ code }) => code === 'unknown-field');
    expect(problem?.advice).toBe('Field verb is ignored here. verbs belongs in a rule.');
  });

  it('keeps a finding apart from a repeated key in JSON', () => {
    const rule =
      '{"level": "Metadata", "level": "Request", "resources": [{"resources": ["secrets"]}]}';
    const text = `{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [${rule}]}`;
    const problem = problemsOf(text).find(({ code }) => code === 'duplicate-key');
    expect(problem?.advice).toContain('more than once');
    expect(problemsOf(text).map(({ code }) => code)).toContain('credentials-recorded');
  });

  it('has no findings for a text that does not parse', () => {
    const { reading, problems } = check(`${head}rules: [`, '1.37');
    expect(reading.draft).toBeNull();
    expect(problems.map(({ source }) => source)).toEqual(['kube-apiserver']);
  });

  it('keeps every range inside the text', () => {
    const text = `${head}rules:\n- level: x\n  users: [""]\n  verb: a\n  resources: [{group: "*/*", resources: ["pod"]}]\n---\nb\n`;
    for (let end = 0; end <= text.length; end++) {
      for (const { range } of problemsOf(text.slice(0, end))) {
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThanOrEqual(end);
      }
    }
  });

  it('follows the Kubernetes version', () => {
    const text = `${head}rules:\n- level: None\n  resources: [{ group: "*" }]\n- level: Metadata\n`;
    expect(check(text, '1.35').reading.outcome).toBe('refused');
    expect(check(text, '1.36').reading.outcome).toBe('accepted');
  });

  it('does not check a text beyond the limit', () => {
    const { tooLarge, problems, reading } = check('x'.repeat(analyzedTextLimit + 1), '1.37');
    expect(tooLarge).toBe(true);
    expect(reading.policy).toBeNull();
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
