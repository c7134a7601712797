import { expect, test } from 'vitest';
import { originWords, putBackTitle } from './originWords';

const path = 'data.policy.yaml';

test.each<[name: string, path: string, file: string | undefined, from: string, title: string]>([
  ['a file', path, 'cm.yaml', `${path} in cm.yaml`, 'Put back into cm.yaml'],
  ['a pasted text', path, undefined, `${path} in another text`, `Put back into ${path}`],
  ['a document of a file', '', 'all.yaml', 'a document in all.yaml', 'Put back into all.yaml'],
  ['a document', '', undefined, 'a document in another text', 'Put back into another text'],
  [
    'names that could be misread',
    'data. a',
    'a\u202eb.yaml',
    'data. a in "a\\u202eb.yaml"',
    'Put back into "a\\u202eb.yaml"',
  ],
])('%s', (_name, path, file, from, title) => {
  const origin = {
    text: '',
    path,
    index: 0,
    file: file === undefined ? undefined : { name: file },
  };
  const { place, holder } = originWords(origin);
  expect(`${place} in ${holder}`).toBe(from);
  expect(putBackTitle(origin)).toBe(title);
});
