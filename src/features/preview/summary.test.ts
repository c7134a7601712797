import { expect, it } from 'vitest';
import type { Stage, StageFate } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { requestKinds } from '../../catalog/types';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { fateOf, ofKind, summarize, unseenOf, type Fate } from './summary';

const never: Record<Stage, StageFate> = {
  RequestReceived: 'never',
  ResponseStarted: 'never',
  ResponseComplete: 'never',
  Panic: 'never',
};
const fates: [what: string, some: Partial<typeof never>, fate: Fate][] = [
  ['one stage is recorded', { RequestReceived: 'omitted', Panic: 'recorded' }, 'recorded'],
  ['all are omitted', { RequestReceived: 'omitted', ResponseComplete: 'omitted' }, 'omitted'],
  ['level None', { RequestReceived: 'unrecorded', ResponseComplete: 'unrecorded' }, 'dropped'],
  ['rejected before auditing', {}, 'not audited'],
];
it.each(fates)('%s', (_, some, fate) => {
  expect(fateOf({ output: { fates: { ...never, ...some } } })).toBe(fate);
});

const policies: [what: string, rules: string, recorded: boolean][] = [
  ['everything', '- level: Metadata', true],
  ['nothing', '- level: None', false],
];
it.each(policies)('counts every sample request once: %s', (_, rules, recorded) => {
  const text = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${rules}\n`;
  const { policy } = check(text, '1.37').reading;
  const rows = policy ? decide(policy, sampleRequests, '1.37') : [];
  const summary = summarize(rows);
  expect(Object.values(summary).reduce((sum, count) => sum + count)).toBe(sampleRequests.length);
  expect(summary.recorded > 0).toBe(recorded);
  expect(summary.dropped > 0).toBe(!recorded);
  for (const kind of requestKinds) {
    const { count, words } = unseenOf(ofKind(rows, kind));
    // What a kind says is what the summary says while only that kind is shown.
    const ofThis = summarize(ofKind(rows, kind));
    expect(count).toBe(ofThis.omitted + ofThis.dropped + ofThis['not audited']);
    expect(words).toBe(count === 0 ? '' : `${count} dropped`);
  }
});
