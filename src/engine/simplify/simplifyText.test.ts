import { expect, test } from 'vitest';
import { newestKubernetes, type Policy } from '../../audit/types';
import { templates } from '../../catalog/templates';
import { commentsIn } from '../../document/edits/textComments';
import { ruleSpans } from '../../document/locate';
import { parseOnce } from '../../document/parseOnce';
import { readPolicy } from '../../document/readPolicy';
import { difference } from '../../proofs/difference';
import { policyOf } from '../../testing/policies';
import { simplifyText, type TextStep } from './simplifyText';

function policyIn(text: string): Policy {
  const { policy, error } = readPolicy(text, newestKubernetes);
  if (!policy) throw new Error(error ?? 'not read');
  return policy;
}
const simplified = (text: string, skip?: ReadonlySet<string>) =>
  simplifyText(text, policyIn(text), skip);

const commented = policyOf(`  # who reads
  - level: Request
    verbs: [get] # only get
    resources:
      - resources: [pods]
  # in between
  - level: None
    users: [bob]
    resources:
      - resources: [nodes]

  # who lists
  - level: Request
    # verbs
    verbs: [list]
    resources:
      - resources: [pods] # only pods
  # the rest
  - level: Metadata
  # never
  - level: None
    resources: [{ resources: [secrets] }] # gone
`);

/** A policy, the text that is left, the comments that are gone, and those that are moved. */
const rows: Record<string, [text: string, left: string, gone: string[], moved: string[]]> = {
  'comments of a merged rule are kept, those of a removed rule are named': [
    commented,
    policyOf(`  # who reads
  # who lists
  # verbs
  # only pods
  - level: Request
    verbs: [get, list] # only get
    resources:
      - resources: [pods]
  # in between
  - level: None
    users: [bob]
    resources:
      - resources: [nodes]

  # the rest
  - level: Metadata
`),
    ['# never', '# gone'],
    ['# who lists', '# verbs', '# only pods'],
  ],
  'a value on a line of its own': [
    policyOf(`  - level: Metadata
    resources:
      - resources:
          - events # noisy
          - "*"
`),
    policyOf(`  - level: Metadata
    resources:
      - resources:
          - "*"
`),
    ['# noisy'],
    [],
  ],
  'JSON, which has no comments': [
    '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"Metadata"},{"level":"None"}]}',
    '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"Metadata"}]}',
    [],
    [],
  ],
  'nothing to do': [policyOf('  - level: None\n'), policyOf('  - level: None\n'), [], []],
};

test.each(Object.entries(rows))('%s', (_, [before, left, gone, moved]) => {
  const { text, steps } = simplified(before);
  expect(text).toBe(left);
  expect(steps.flatMap((step) => step.gone)).toEqual(gone);
  expect(steps.flatMap((step) => step.moved)).toEqual(moved);
});

test('a step that the text does not allow is left out, with the reason', () => {
  const text = policyOf(`  - level: Request
    verbs: &verbs [get, list, get]
    resources: [{ resources: [pods, pods] }]
  - level: None
    verbs: *verbs
    users: [bob]
  - level: Metadata
`);
  const { steps, declined, text: left } = simplified(text);
  expect(steps.map(({ what }) => what.kind)).toEqual(['value removed']);
  expect(left).toBe(text.replace('[pods, pods]', '[pods]'));
  expect(declined.map(({ step }) => [step.what.kind, step.numbers])).toEqual([
    ['value removed', [0, 1, 2]],
    ['value removed', [0, 1, 2]],
  ]);
  expect(declined[0]?.reason).toMatch(/Edit the YAML instead/);
});

test('a template that decides about lines is left as it is', () => {
  const text = policyOf(`  - level: Metadata
  # {{- if .Values.quiet }}
  - level: None
  # {{- end }}
`);
  const { steps, declined, text: left } = simplified(text);
  expect([steps, left]).toEqual([[], text]);
  expect(declined[0]?.reason).toMatch(/decides which lines are there/);
});

test('a long text is made shorter a part at a time', () => {
  const rules = Array.from({ length: 30 }, (_, at) => `  - level: Request\n    users: [u${at}]\n`);
  const text = policyOf(`  - level: Metadata\n${rules.join('')}# ${'x'.repeat(400_000)}\n`);
  const { steps, isComplete, text: left } = simplified(text);
  expect([steps.length, isComplete]).toEqual([12, false]);
  expect(difference(policyIn(text), policyIn(left))).toEqual({ parts: [], undecided: 0 });
});

test('a step that is left out changes the others', () => {
  const { steps } = simplified(commented);
  const removal = steps.find(({ what }) => what.kind === 'rule removed');
  const { text } = simplified(commented, new Set([removal!.key]));
  expect(text).toContain('# never');
  expect(text).toContain('verbs: [get, list]');
});

/** The rules that a step is about, by their numbers at the beginning. */
function touched({ what, numbers }: TextStep): readonly (number | undefined)[] {
  if (what.kind === 'omission moved') return what.rules.map((at) => numbers[at]);
  return [numbers[what.rule], what.kind === 'rules merged' ? numbers[what.other] : undefined];
}

test.each(templates.map(({ name, yaml }) => [name, yaml] as const))(
  '%s: the same policy, and untouched rules as they were',
  (_, before) => {
    const { text, steps, declined } = simplified(before);
    expect(declined).toEqual([]);
    const [was, is] = [policyIn(before), policyIn(text)];
    expect(is.rules).toEqual(steps.at(-1)?.policy.rules ?? was.rules);
    expect(difference(was, is)).toEqual({ parts: [], undecided: 0 });
    const { root } = parseOnce(before);
    const changed = new Set(steps.flatMap(touched));
    for (const [number, { start, end }] of ruleSpans(root).entries()) {
      if (!changed.has(number)) expect(text).toContain(before.slice(start, end));
    }
    const kept = [...commentsIn(text, parseOnce(text).root), ...steps.flatMap(({ gone }) => gone)];
    expect(kept.toSorted()).toEqual(commentsIn(before, root).toSorted());
  },
);
