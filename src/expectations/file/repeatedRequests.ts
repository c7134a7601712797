import type { OwnRequest } from '../../requests/ownRequest';
import { expectedParts, type Expectation } from '../expectation';
import type { TestFileProblem } from './problem';
import type { PolicyTest } from './testFile';

/** Returns what tells requests apart: all that kube-apiserver sees of one. */
export function keyOfRequest(request: OwnRequest & { kinds?: unknown }): string {
  const {
    id: _id,
    command: _command,
    title: _title,
    kinds: _kinds,
    group: _group,
    ...sent
  } = request;
  return JSON.stringify(sent, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Returns a problem for each test whose request an earlier test has, too. */
export function repeatedRequests(text: string, tests: readonly PolicyTest[]): TestFileProblem[] {
  const first = new Map<string, PolicyTest>();
  return tests.flatMap((test) => {
    const key = keyOfRequest(test.request);
    const earlier = first.get(key);
    if (!earlier) first.set(key, test);
    return earlier ? [repeated(text, earlier, test)] : [];
  });
}

function repeated(text: string, earlier: PolicyTest, later: PolicyTest): TestFileProblem {
  const [one, other] = [earlier, later].map(({ range }) => lineOf(text, range.start));
  const lines = `Lines ${one} and ${other}`;
  const differing = contradiction(earlier.expectation, later.expectation);
  const { range } = later;
  if (differing !== undefined)
    return {
      code: 'contradiction',
      message: `${lines} contradict each other: they expect another ${differing} of the same request.`,
      advice: 'Remove one of the tests, or change its request.',
      range,
    };
  return {
    code: 'same-request',
    message: `${lines} test the same request.`,
    advice: 'Write everything that is expected of a request into one test.',
    range,
  };
}

const partWords = {
  ...{ level: 'level', rule: 'rule', stages: 'list of stages' },
  ...{ omitManagedFields: 'omitManagedFields', mustNotHold: 'text' },
};

/** Returns the part that cannot hold for both; undefined if all can. */
export function contradiction(one: Expectation, other: Expectation): string | undefined {
  const part = expectedParts.find(
    (each) =>
      each !== 'mustNotHold' &&
      one[each] !== undefined &&
      other[each] !== undefined &&
      JSON.stringify(one[each]) !== JSON.stringify(other[each]),
  );
  return part && partWords[part];
}

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;
