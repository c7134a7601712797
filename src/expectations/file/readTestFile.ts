import { kubernetesVersions, stages, type KubernetesVersion } from '../../audit/types';
import type { KnownResource } from '../../requests/kubectl/translate';
import type { Sender } from '../../requests/ownCallers';
import { entriesIn } from '../../workspace/entriesIn';
import { expectationsFrom, noRule, type Expectation } from '../expectation';
import { checkShape } from './checkShape';
import { isTestFile } from './isTestFile';
import { locate, plainOf, type Located } from './located';
import type { TestFileProblem } from './problem';
import { readRequest, type RequestContext } from './readRequest';
import { repeatedRequests } from './repeatedRequests';
import { apiVersion } from './kind';
import { fileSchema, testSchema } from './schema';
import { senderFrom } from './senders';
import type { PolicyTest, TestFileReading } from './testFile';

/**
 * Reads a file of tests for a policy. It is strict: a file with a problem is refused, with all its problems in the order
 * of the text. A text of another kind is `other`. In: the Kubernetes version for files that name none, and custom
 * resources for kubectl commands. Never throws.
 */
export function readTestFile(
  text: string,
  kubernetes: KubernetesVersion,
  resources?: readonly KnownResource[],
): TestFileReading {
  if (!isTestFile(text)) return { outcome: 'other' };
  const located = locate(text);
  if ('problems' in located) return { outcome: 'refused', problems: located.problems };
  const { root } = located;
  const newer = newerVersion(root);
  if (newer) return { outcome: 'refused', problems: [newer] };
  const problems = checkShape(root, fileSchema);
  const head = entriesIn(plainOf(withoutTests(root))) ?? new Map<string, unknown>();
  const version = kubernetesVersions.find((each) => each === head.get('kubernetes'));
  const users = new Map<string, Sender>();
  for (const [name, user] of entriesIn(head.get('users')) ?? []) {
    const sender = senderFrom(user);
    if (sender) users.set(name, sender);
  }
  const context = { kubernetes: version ?? kubernetes, users, resources };
  const tests: PolicyTest[] = [];
  const list = valueAt(root, 'tests');
  for (const [index, each] of list?.type === 'list' ? list.items.entries() : []) {
    // Its shape is among the problems already.
    if (checkShape(each, testSchema).length > 0) continue;
    const read = readTest(each, index, context);
    if ('request' in read) tests.push(read);
    else problems.push(read);
  }
  problems.push(...repeatedRequests(text, tests));
  if (problems.length > 0)
    return {
      outcome: 'refused',
      problems: problems.toSorted((a, b) => a.range.start - b.range.start),
    };
  const name = entriesIn(head.get('metadata'))?.get('name');
  const policy = head.get('policy');
  return {
    outcome: 'read',
    file: {
      ...(typeof name === 'string' && { name }),
      ...(typeof policy === 'string' && { policy }),
      ...(version && { kubernetes: version }),
      tests,
    },
    problems,
  };
}

const valueAt = (located: Located, key: string): Located | undefined =>
  located.type === 'map' ? located.entries.get(key)?.value : undefined;

/** Bodies of requests may be long. */
function withoutTests(root: Located): Located {
  if (root.type !== 'map') return root;
  return { ...root, entries: new Map([...root.entries].filter(([key]) => key !== 'tests')) };
}

/** Why a file of a later version is refused: what it says is not known. */
function newerVersion(root: Located): TestFileProblem | undefined {
  const version = valueAt(root, 'apiVersion');
  const said = version?.type === 'scalar' ? String(version.value) : '';
  const [, number = '0'] = /^auditorium\/v(\d{1,6})/.exec(said) ?? [];
  if (!version || Number(number) <= 1) return undefined;
  return {
    code: 'newer-version',
    message: `${said.slice(0, 60)} is newer than this version of Auditorium, which reads ${apiVersion}.`,
    advice: 'Use a newer version of Auditorium.',
    range: version.range,
  };
}

function readTest(
  located: Located,
  index: number,
  context: RequestContext,
): PolicyTest | TestFileProblem {
  const test = entriesIn(plainOf(located)) ?? new Map<string, unknown>();
  const read = readRequest(Object.fromEntries(test), `test-${index + 1}`, context);
  if ('refused' in read) {
    const { key, ...about } = read.refused;
    return { ...about, range: (valueAt(located, key) ?? located).range };
  }
  const { request } = read;
  const name = test.get('name');
  return {
    name: typeof name === 'string' ? name : request.command,
    request,
    expectation: expectationOf(test.get('expect'), request.id),
    range: located.range,
    expectRange: (valueAt(located, 'expect') ?? located).range,
  };
}

/** In: what has the shape of an expectation. */
function expectationOf(value: unknown, request: string): Expectation {
  if (typeof value === 'string') return { request, level: value as never };
  const given = Object.fromEntries(entriesIn(value) ?? []);
  const { rule } = given;
  const counted = typeof rule === 'number' ? rule - 1 : noRule;
  const [read] =
    expectationsFrom([{ ...given, ...(rule !== undefined && { rule: counted }), request }]) ?? [];
  return read ?? { request, stages: [...stages] };
}
