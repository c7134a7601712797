import { expect, test } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { resultOf } from '../../audit/steps';
import { sampleRequests } from '../../catalog/requests';
import { templateGroups, templates } from '../../catalog/templates';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { findTemplates } from './findTemplates';
import { summaryInSteps, summaryWords } from './templateSummary';

const found: [query: string, names: string][] = [
  ['openshift', 'Known: OpenShift Default profile'],
  ['  KNOWN gce', 'Known: GCE cluster script'],
  ['rke2', 'Known: RKE2 default'],
  ['cis', 'Production: CIS Benchmark 3.2.2'],
  ['pod deletions', 'Incident: Pod deletions'],
  ['learn probes', 'Learn: Starter policy, No probes or discovery'],
  ['no such template', ''],
];
test.each(found)('finds %j: %s', (query, names) => {
  const groups = findTemplates(templateGroups, query);
  const shown = groups.map((g) => `${g.name}: ${g.templates.map(({ name }) => name).join(', ')}`);
  expect(shown.join('; ')).toBe(names);
});

test('an empty filter finds every template', () => {
  expect(findTemplates(templateGroups, ' ')).toEqual(templateGroups);
});

test.each(templates)('$name: counts and bytes are those of the preview', (template) => {
  const { counts, bytes } = resultOf(summaryInSteps(template, newestKubernetes));
  const { policy } = check(template.yaml, newestKubernetes).reading;
  const rows = policy ? decide(policy, sampleRequests, newestKubernetes) : [];
  expect(bytes).toBe(rows.reduce((sum, row) => sum + row.output.bytes, 0));
  expect(Object.values(counts).reduce((sum, each) => sum + each)).toBe(sampleRequests.length);
  expect(counts.None).toBe(rows.filter(({ output }) => output.bytes === 0).length);
});

test.each([
  [{ None: 71, Metadata: 0, Request: 0, RequestResponse: 0 }, 0, '71 not recorded. No log.'],
  [
    { None: 1, Metadata: 66, Request: 0, RequestResponse: 4 },
    12_345,
    '1 not recorded, 66 Metadata, 4 RequestResponse. 12.3 kB of log.',
  ],
])('says %o and %i bytes as: %s', (counts, bytes, words) => {
  expect(summaryWords({ counts, bytes })).toBe(
    `${sampleRequests.length} sample requests: ${words}`,
  );
});
