import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { kubernetesVersions, levels } from '../../audit/types';
import { gradePolicy } from '../grade';
import { addToCourse } from './addToCourse';
import { openCourse, readCourse, writeCourse, type SharedCourse } from './courseFile';
import { taskOf } from './openedExercise';
import { emptyExercise, exerciseFrom, type SharedExercise } from './sharedExercise';

const everything = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n';
const own = {
  id: 'own-1',
  command: 'GET /healthz',
  title: 'Ours',
  method: 'GET',
  url: '/healthz',
  user: null,
  userAgent: '',
  sourceIPs: [],
  authorization: { decision: 'allow', reason: '' },
  response: { code: 200 },
} as const satisfies SharedExercise['requests'][number];
const exercise: SharedExercise = {
  ...emptyExercise,
  title: 'Pods',
  task: 'Record **all** pods.',
  requirements: [
    { says: 'Record pods.', expects: [{ request: 'pod-list', level: 'Metadata' }] },
    { says: 'Record ours.', expects: [{ request: 'own-1', level: 'Metadata' }] },
  ],
  requests: [own],
  solution: everything,
  why: 'Because.',
};
const course: SharedCourse = { title: 'Week 1', exercises: [exercise] };

const opened = (exercises: readonly unknown[], more: object = {}) =>
  openCourse(JSON.stringify({ kind: 'AuditoriumCourse', version: 1, exercises, ...more }));
const requirement = exercise.requirements[0];

test.each<[name: string, result: ReturnType<typeof openCourse>, refused: RegExp | undefined]>([
  ['as written', openCourse(writeCourse(course, 'student')), undefined],
  ['cut off', openCourse(writeCourse(course, 'student').slice(0, 200)), /cut off/],
  ['another file', openCourse('{"kind":"AuditoriumProgress","version":1}'), /no exercises/],
  ['a list', openCourse('[]'), /no exercises/],
  ['null', openCourse('null'), /no exercises/],
  ['a newer version', opened([exercise], { version: 2 }), /newer Auditorium/],
  ['no exercises', opened([]), /no exercise in it/],
  ['too many exercises', opened(Array.from({ length: 101 }, () => exercise)), /101 exercises/],
  ['an exercise that is none', opened([7]), /no exercise/],
  ['no requirements', opened([{ ...exercise, requirements: undefined }]), /no requirements/],
  [
    '1,000 requirements',
    opened([{ ...exercise, requirements: Array.from({ length: 1000 }, () => requirement) }]),
    /1000 requirements; at most 50/,
  ],
  [
    'only unknown requests',
    opened([
      { ...exercise, requirements: [{ says: 'x', expects: [{ request: 'new', level: 'None' }] }] },
    ]),
    /No requirement of “Pods” can be checked here/,
  ],
  [
    'a requirement without a request',
    opened([{ ...exercise, requirements: [{ says: 'x', expects: [] }] }]),
    /No requirement of “Pods” has a request yet, so nothing can be checked\.$/,
  ],
  ['a long explanation', opened([{ ...exercise, why: 'a'.repeat(20_001) }]), /20001 of 20000/],
  [
    'only unknown levels',
    opened([
      {
        ...exercise,
        requirements: [{ says: 'x', expects: [{ request: 'pod-list', level: 'All' }] }],
      },
    ]),
    /can be checked here/,
  ],
  [
    'a long task',
    opened([{ ...exercise, task: 'a\n\n'.repeat(10_000) }]),
    /task of “Pods” is too long/,
  ],
  ['a large one', opened([{ ...exercise, later: 'a'.repeat(1_000_001) }]), /larger than 1 MB/],
  [
    'many hints',
    opened([{ ...exercise, hints: Array.from({ length: 21 }, () => 'a') }]),
    /21 hints/,
  ],
])('opens a course: %s', (_name, result, refused) => {
  if (refused) expect(result).toMatchObject({ refused: expect.stringMatching(refused) as string });
  else expect(result).not.toHaveProperty('refused');
});

it('says which requirements cannot be checked here, and none of them is met', () => {
  const result = opened([
    {
      ...exercise,
      requirements: [
        requirement,
        { says: 'Newer.', expects: [{ request: 'of-tomorrow', level: 'None' }] },
        { says: 'In part.', expects: [{ request: 'pod-list', level: 'Metadata', later: true }] },
        { says: 'Empty.' },
      ],
    },
    5,
  ]);
  if ('refused' in result) throw new Error(result.refused);
  const [first] = result.exercises;
  expect(first?.unchecked).toEqual(['Newer.', 'In part.', 'Empty.']);
  expect(result.leftOut).toHaveLength(1);
  const met = (text: string) => gradePolicy(first!.task, text).outcomes.map(({ isMet }) => isMet);
  expect(met(everything)).toEqual([true, false, false, false]);
  expect(met(everything.replace('Metadata', 'None'))).toEqual([false, false, false, false]);
  expect(gradePolicy(first!.task, everything).isPassed).toBe(false);
});

it('does not take a requirement without a known request for met', () => {
  for (const expects of [[], [{ request: 'gone', level: 'None' as const }]]) {
    const task = taskOf({ ...exercise, requirements: [{ says: 'x', expects }] });
    expect(gradePolicy(task, everything).outcomes[0]).toMatchObject({ isMet: false });
  }
});

it('says what a composer does not know, and keeps more requirements than students may have', () => {
  const read = readCourse(
    JSON.stringify({
      kind: 'AuditoriumCourse',
      version: 1,
      term: 'spring',
      exercises: [
        { ...exercise, requirements: Array.from({ length: 60 }, () => requirement), mood: 'good' },
        7,
      ],
    }),
  );
  if ('refused' in read) throw new Error(read.refused);
  expect(read.exercises[0]?.requirements).toHaveLength(60);
  expect(read.leftOut).toEqual(['term', 'exercise 1, mood, "good"', 'exercise 2, 7']);
});

it('does not send what the teacher keeps', () => {
  const kept: SharedExercise = { ...exercise, keepsSolution: true };
  const written = writeCourse({ title: '', exercises: [kept] }, 'student');
  expect(written).not.toContain('Because.');
  expect(written).not.toContain('kind: Policy');
  const teachers = openCourse(writeCourse({ title: '', exercises: [kept] }, 'teacher'));
  expect('exercises' in teachers && teachers.exercises[0]?.task).not.toHaveProperty('solution');
});

it('keeps what a teacher has not finished, and does not send it', () => {
  const hints = Array.from({ length: 30 }, (_, at) => `hint ${at}`);
  const many = { title: '', exercises: [{ ...exercise, hints }] };
  const read = readCourse(writeCourse(many, 'teacher'));
  expect('exercises' in read && read.exercises[0]?.hints).toEqual(hints);
  expect(openCourse(writeCourse(many, 'student'))).toHaveProperty('refused');
  const blank = { ...exercise, hints: ['', 'a', ' '], solution: ' ' };
  const opened = openCourse(writeCourse({ title: '', exercises: [blank] }, 'student'));
  const task = 'exercises' in opened ? opened.exercises[0]?.task : undefined;
  expect(task).toMatchObject({ hints: ['a'] });
  expect(task).not.toHaveProperty('solution');
});

it('keeps its id whatever changes; one without has one from what it asks, and no two are the same', () => {
  const idsOf = (...all: Partial<SharedExercise>[]) => {
    const result = opened(all.map((changed) => ({ ...exercise, ...changed })));
    return 'exercises' in result ? result.exercises.map(({ task }) => task.id) : [];
  };
  const id = 'shared-a1';
  expect(idsOf({ id, start: everything, title: 'x' })).toEqual([id]);
  expect(idsOf({ id }, { id })).toEqual([id, 'shared-a1-2']);
  const [old] = idsOf({});
  expect(old).toMatch(/^shared-/);
  expect(idsOf({ hints: ['x'], task: 'y', keepsSolution: true })).toEqual([old]);
  expect(idsOf({ start: everything })).not.toEqual([old]);
  // It could be an exercise of the course.
  expect(idsOf({ id: 'hello' })).toEqual([old]);
});

it('adds the exercises of a file once, and other versions of them beside', () => {
  const one: SharedExercise = { ...exercise, id: 'shared-1' };
  const two: SharedExercise = { ...exercise, id: 'shared-2', task: 'Other.' };
  const mine = { title: '', exercises: [one, two] };
  const theirs = { title: 'Week 1', exercises: [one, { ...two, task: 'Changed.' }] };
  const added = addToCourse(mine, theirs, () => 'shared-3');
  expect(added).toMatchObject({ added: 1, same: 1, changed: 1 });
  expect(added?.course.title).toBe('Week 1');
  expect(added?.course.exercises.map(({ id }) => id)).toEqual(['shared-1', 'shared-2', 'shared-3']);
  const full = { title: '', exercises: Array.from({ length: 100 }, () => one) };
  expect(addToCourse(full, theirs, () => 'shared-3')).toBeUndefined();
});

const words = fc.string({ maxLength: 30 });
const exercises = fc
  .record({
    title: words,
    task: fc.string({ unit: 'binary', maxLength: 60 }),
    start: fc.constantFrom('', everything),
    kubernetes: fc.constantFrom(...kubernetesVersions),
    requirements: fc.array(
      fc.record({
        says: words,
        expects: fc.array(
          fc.record({
            request: fc.constantFrom('pod-list', 'own-1'),
            level: fc.constantFrom(...levels),
          }),
        ),
      }),
      { maxLength: 4 },
    ),
    hints: fc.array(words, { maxLength: 3 }),
    why: words,
    solution: fc.option(words, { nil: undefined }),
    requests: fc.constant([own]),
    shown: fc.array(fc.constantFrom('pod-list', 'secret-get', 'own-1')),
    rulesAtMost: fc.integer({ min: -1, max: 5 }),
  })
  .map((each) => exerciseFrom(each)!);

it('reads what it wrote', () => {
  fc.assert(
    fc.property(words, fc.array(exercises, { maxLength: 3 }), (title, all) => {
      const read = readCourse(writeCourse({ title, exercises: all }, 'teacher'));
      expect('exercises' in read && read.exercises).toEqual(all);
      expect(read).toHaveProperty('leftOut', []);
    }),
    { numRuns: 60 },
  );
});

it('never throws, whatever it reads', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), fc.anything(), (all, value) => {
      const strange = { ...exercise, requirements: value, requests: value, shown: all };
      for (const each of [opened(all), opened([value, strange, { ...exercise, hints: all }])]) {
        expect('exercises' in each || each.refused.length > 0).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
