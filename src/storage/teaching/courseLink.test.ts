import { expect, it, test } from 'vitest';
import { emptyExercise } from '../../course/teaching/sharedExercise';
import { decodeCourse, encodeCourse } from './courseLink';
import { packText } from '../linkText';

const exercise = {
  ...emptyExercise,
  title: 'Pods',
  requirements: [
    { says: 'Record pods.', expects: [{ request: 'pod-list', level: 'Metadata' as const }] },
  ],
};
const link = encodeCourse({ title: '', exercises: [exercise] }) ?? '';

it('opens what it wrote, also with an escaped =', () => {
  for (const each of [link, link.replace('=', '%3D')]) {
    const opened = decodeCourse(each);
    expect('exercises' in opened && opened.exercises[0]?.task.title).toBe('Pods');
  }
});

test.each<[name: string, link: string, refused: RegExp]>([
  ['cut off', link.slice(0, -5), /damaged/],
  ['changed', link.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')), /damaged/],
  ['empty', 'c1=', /damaged/],
  ['only its beginning', 'c', /damaged/],
  ['of a later format', link.replace('c1', 'c2'), /format version 2/],
  ['of another text', `c1=${packText('hello')}`, /not JSON/],
  ['much too long', `c1=${'A'.repeat(1_600_000)}`, /too long/],
])('refuses a link: %s', (_name, damaged, refused) => {
  expect(decodeCourse(damaged)).toMatchObject({
    refused: expect.stringMatching(refused) as string,
  });
});

it('does not write what is too large for a link', () => {
  const task = Array.from({ length: 200_000 }, (_, at) => at).join(' ');
  expect(encodeCourse({ title: '', exercises: [{ ...exercise, task }] })).toBeUndefined();
});
