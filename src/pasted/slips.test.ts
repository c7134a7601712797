import { describe, expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { newestKubernetes } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { readPolicy } from '../document/readPolicy';
import { repairOf } from './repair';

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  # no health checks
  - level: None
    nonResourceURLs: ["/healthz*", "/readyz"]
  - level: Metadata
    verbs: ["get", "list"]
    resources:
      - group: "" # core
        resources: ["secrets"]
  - level: Request
    users: ["admin"]
    namespaces: ["kube-system"]
`;
const but = (part: string, by: string) => policy.replace(part, by);
const json = '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}]}';

function repaired(text: string) {
  const reading = readPolicy(text, newestKubernetes);
  const repair = resultOf(repairOf(text, reading, newestKubernetes));
  return repair && [repair.title, applyEdits(text, repair.edits)];
}

describe('mends a slip with one likely repair', () => {
  it.each<[text: string, title: string, expected?: string]>([
    [but('["get"', '[,"get"'), 'Remove the comma'],
    [but('"get", ', '"get," '), 'Add the comma'],
    [but('["get", "list"]', '"get", "list"'), 'Add the brackets'],
    [but('level: None', 'level; None'), 'Change it to a colon'],
    [but('level: None', 'level. None'), 'Change it to a colon'],
    [but('level: None', 'level => None'), 'Change it to a colon'],
    [but('["get", "list"]', '[*]'), 'Add the quotes', but('["get", "list"]', '["*"]')],
    [but('["admin"]', '[%admin, a]'), 'Add the quotes', but('["admin"]', '["%admin", a]')],
    [but('# no', '// no'), 'Change it to #'],
    [but('# no', '; no'), 'Change it to #'],
    [but('# no health checks', '/* no health checks */'), 'Change it to #'],
    [but('# core', '// core'), 'Change it to #'],
    [
      but('  - level: Metadata', '  ...\n  - level: Metadata'),
      'Convert to a comment',
      but('  - level: Metadata', '  # ...\n  - level: Metadata'),
    ],
    [
      but('  - level: Metadata', '  [...]\n  - level: Metadata'),
      'Convert to a comment',
      but('  - level: Metadata', '  # [...]\n  - level: Metadata'),
    ],
    [but('- level: None', '-- level: None'), 'Remove the dash'],
    [but('  - level: None', '    level: None'), 'Add the dash'],
    [but('    verbs', '  - verbs'), 'Remove the dash'],
    [but('    resources:\n', '    - resources:\n'), 'Remove the dash'],
    [but('        resources: ["s', '      resources: ["s'), 'Move the line to its column'],
    [but('    namespaces', '  namespaces'), 'Move the line to its column'],
    [json.replaceAll('"', "'"), 'Add a --- line', `---\n${json.replaceAll('"', "'")}`],
    [`${json},`, 'Remove the comma', json],
  ])('%#: %s', (text, title, expected = policy) => {
    expect(repaired(text)).toEqual([title, expected]);
  });

  it('does not join a rule that may lack its level', () => {
    expect(repaired(`${policy}  - verbs: ["get"]\n`)).toBe(undefined);
  });

  it.each(['%USER%', '@@USER@@'])('leaves %s alone, which stands for something else', (name) => {
    expect(repaired(but('"admin"', name))).toBe(undefined);
  });

  it('leaves an alias alone', () => {
    const text = but('["get", "list"]', '&v ["get" "list"]').replace('["admin"]', '*v');
    expect(repaired(text)).toEqual(['Add the comma', text.replace('"get" ', '"get", ')]);
  });
});
