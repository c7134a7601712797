import { expect, test } from 'vitest';
import type { Question } from '../question';
import { questionsFrom, readOwn } from './readOwn';
import { ownData, writeOwn } from './writeOwn';

const read = (value: unknown): readonly Question[] => {
  const found = typeof value === 'string' ? readOwn(value) : questionsFrom(value);
  if ('refused' in found) throw new Error(found.refused);
  return found.questions;
};

test.each<[string, object[]]>([
  ['one of the form', [{ title: 'Pods?', about: { verbs: ['get', '*'] }, atLeast: 'Metadata' }]],
  [
    'every field',
    [
      {
        title: 'yes',
        code: 'shop-1',
        why: 'Because: # it is\n“so”',
        about: [
          { users: ['null', '{{ .user }}'], resources: [{ group: '', resources: ['pods/*'] }] },
          { nonResourceURLs: ['/a*'], userGroups: ['0o7'] },
        ],
        except: [{ namespaces: ['012'] }, { verbs: ['watch'] }],
        atLeast: 'None',
        atMost: 'Request',
        never: 'Panic',
      },
      { title: 'Everything', atLeast: 'Metadata' },
    ],
  ],
  [
    'as many as there can be, with wildcards',
    Array.from({ length: 200 }, (_, at) => ({
      title: `{{ ${at} }}`,
      about: { verbs: ['*', 'get'], nonResourceURLs: ['/*', '*'] },
      atMost: 'Metadata',
    })),
  ],
])('a file of questions is read as what was written: %s', (_, data) => {
  const questions = read(data);
  expect(read(writeOwn(data))).toEqual(questions);
  expect(read(writeOwn(questions.map(ownData)))).toEqual(questions);
});
