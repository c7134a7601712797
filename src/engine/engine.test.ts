// @vitest-environment node
import { expect, it } from 'vitest';
import { applyEdits } from '../document/applyEdits';
import { cursorContext } from '../document/cursor/cursorContext';
import { sampleRequests } from '../catalog/requests';
import { check, checkInSteps } from './check';
import { compareEvents } from './compareEvents';
import { completionsAt } from './completions';
import { decide } from './decide';
import { explain, explainStages } from './explain';
import { helpAt } from './help';
import { fixText } from './problemFix';
import { suggestValues } from './suggestions';

const kubernetes = '1.37';
const text = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: RequestResponse
    resources: [{ resources: [secrets] }]
    verb: [get]
  - level: Metadata
`;

it('the engine works from the text to the events, without a DOM', () => {
  expect([typeof document, typeof window]).toEqual(['undefined', 'undefined']);

  const { problems } = check(text, kubernetes);
  const fix = problems.find(({ source }) => source === 'kube-apiserver')?.fix;
  if (!fix || 'extract' in fix) throw new Error('no fix for the unknown field');
  const result = fixText(text, fix);
  if (result.refused !== undefined) throw new Error(result.refused);
  const fixed = applyEdits(text, result.edits);
  expect(fixed).toBe(text.replace('verb:', 'verbs:'));

  const { reading } = check(fixed, kubernetes);
  const policy = reading.policy!;
  expect([reading.outcome, policy.rules[0]?.verbs]).toEqual(['accepted', ['get']]);

  const rows = decide(policy, sampleRequests, kubernetes);
  expect(rows).toHaveLength(sampleRequests.length);
  const row = rows.find(({ request }) => request.id === 'secret-get')!;
  expect(row.decision).toMatchObject({ rule: 0, level: 'RequestResponse' });

  const { evaluated } = explain(policy, row.request);
  expect(evaluated[0]?.fields.map(({ outcome }) => outcome)).toEqual([
    ...['any', 'any', 'match', 'any', 'match', 'any'],
  ]);
  const recorded = explainStages(policy, row.decision, row.request, kubernetes);
  expect(recorded.filter(({ fate }) => fate === 'recorded').map(({ stage }) => stage)).toEqual([
    'ResponseComplete',
  ]);

  const none = { ...row.decision, level: 'None' } as const;
  const { decided, compared, log } = compareEvents(row.request, row.decision, none, kubernetes);
  expect([decided, compared, log]).toEqual([row.output.bytes, 0, []]);
  expect(row.output.bytes).toBeGreaterThan(500);

  const beforeGet = cursorContext(fixed, fixed.indexOf('get]'));
  const labels = completionsAt(beforeGet, kubernetes).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['watch', 'create']));
  expect(suggestValues('verbs').map(({ value }) => value)).toEqual(
    expect.arrayContaining(['get', 'deletecollection']),
  );
  expect(helpAt(reading.root, fixed.indexOf('verbs'))?.title).toContain('verbs');
});

it('a check in steps says the same as one at once', () => {
  const steps = checkInSteps(text, kubernetes);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.problems).toEqual(check(text, kubernetes).problems);
});
