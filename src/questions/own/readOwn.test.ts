import { expect, test } from 'vitest';
import { askAll } from '../ask';
import { ownQuestion, readOwn } from './readOwn';

const file = `questions:
  - title: Are changes in the shop recorded with their content?
    code: shop
    about:
      verbs: [create, update, patch]
      namespaces: [shop]
      resources:
        - group: apps
    except:
      - users: [system:serviceaccount:shop:robot]
    atLeast: Request
`;

test('reads questions, and a policy answers them', () => {
  const read = readOwn(file);
  if ('refused' in read) throw new Error(read.refused);
  const robots = { level: 'None', users: ['system:serviceaccount:shop:robot'] };
  const kinds = (level: string) =>
    askAll({ rules: [robots, { level }] }, read.questions).map(({ kind }) => kind);
  expect([kinds('Request'), kinds('Metadata')]).toEqual([['yes'], ['no']]);
  expect(read.questions[0]!.claim).toBe(
    'Every request that `{"verbs":["create","update","patch"],"namespaces":["shop"],"resources":[{"group":"apps"}]}` matches, except what `{"users":["system:serviceaccount:shop:robot"]}` matches, is recorded at level Request or above.',
  );
});

test.each<[text: string, refused: RegExp]>([
  ['', /no list of questions/],
  ['[]', /no list of questions/],
  ['- title: [', /^Line 1: Not valid YAML/],
  ['- title: a\n  about: {}', /Add atLeast or atMost/],
  ['- title: a\n  atLeast: metadata', /atLeast is not one of None, Metadata/],
  ['- title: a\n  atleast: Metadata', /no field atleast\. Did you mean atLeast\?/],
  ['- about: {}\n  atLeast: Metadata', /no title/],
  ['- title: a\n  atLeast: Metadata\n  about: {verb: [get]}', /Did you mean verbs\?/],
  ['- title: a\n  atLeast: Metadata\n  about: [get]', /is no map with the fields of a rule/],
  ['- title: a\n  atLeast: Metadata\n  about: {verbs: get}', /verbs is no list of strings/],
  [
    '- title: a\n  atLeast: Metadata\n  about: {resources: [pods]}',
    /a map with group and resources/,
  ],
  [
    '- title: a\n  atLeast: Metadata\n  about: {nonResourceURLs: [healthz]}',
    /about: nonResourceURLs/,
  ],
  [
    '- {title: a, code: x, atLeast: Metadata}\n- {title: b, code: x, atLeast: Metadata}',
    /Two questions have the code x/,
  ],
  ['- title: a\n  atLeast: Metadata\n  __proto__: {}', /no field __proto__|no title|Not valid/],
])('refuses %j', (text, refused) => {
  expect(readOwn(text)).toEqual({ refused: expect.stringMatching(refused) as string });
});

test('an empty filter is every request', () => {
  const made = ownQuestion('', { atLeast: 'Metadata' }, 'Everything?');
  if ('refused' in made) throw new Error(made.refused);
  const [answer] = askAll({ rules: [{ level: 'Metadata' }] }, [made.question]);
  expect(answer?.kind).toBe('yes');
  expect(ownQuestion('verbs: get', {}, '')).toHaveProperty('refused');
});
