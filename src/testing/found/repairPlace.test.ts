import { expect, it } from 'vitest';
import { resultOf } from '../../audit/steps';
import { newestKubernetes } from '../../audit/types';
import { check } from '../../engine/check';
import { withPointers, withRepairsInSteps } from '../../engine/elsewhere';
import { lineAt } from '../../engine/lineAt';

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: None
    verbs: ["get", "list"]
    users: ["admin"]
  - level: Metadata
    resources: [{ group: "", resources: ["pods"] }]
    omitStages: ["RequestReceived"]
  - level: Metadata
`;

it.each([
  [5, '"list"]', '"list"'],
  [5, '"get"', '"get'],
  [6, '["admin"]', '["admin"'],
  [6, '"admin"', '"admin'],
  [8, '"pods"] }]', '"pods"] }'],
  [8, '"pods"] }]', '"pods"]'],
  [9, '["RequestReceived"]', '["RequestReceived"'],
  [6, 'users:', 'users'],
  [5, '"get", "list"', '"get" "list"'],
])('the error is on line %i, where %j is %j', (line, part, by) => {
  const text = policy.replace(part, by);
  const { problems } = resultOf(withRepairsInSteps(withPointers(check(text, newestKubernetes))));
  const [error] = problems;
  expect(error?.fix).toBeDefined();
  expect(lineAt(text)(error?.range.start ?? 0)).toBe(line);
});
