import { describe, expect, test } from 'vitest';
import { exercises } from '../exercises/list';
import { firstAnswer } from '../gradeExercise';
import type { Exercise } from '../types';
import { drawExam, newSeed, seedFrom, seedOfName } from './drawExam';
import { isExamFile, readExam, writeExam } from './examFile';
import { examResult } from './examResult';
import { examCsv, examTable } from './examTable';
import { afterTime, begin, remainingMs, resumed, sessionFrom, timeText } from './session';

describe('drawing', () => {
  const ids = (seed: string) => drawExam(seed, exercises).tasks.map(({ exercise }) => exercise.id);

  test('a seed draws the same tasks in the same order, another one others', () => {
    expect(ids('class-7')).toEqual(ids('class-7'));
    expect(ids('class-7')).not.toEqual(ids('class-8'));
  });

  test('every exam has 100 points, no task twice, and time for each', () => {
    for (let number = 0; number < 200; number += 1) {
      const { tasks, minutes } = drawExam(`seed-${number}`, exercises);
      expect(tasks.reduce((sum, { points }) => sum + points, 0)).toBe(100);
      expect(new Set(tasks.map(({ exercise }) => exercise.id)).size).toBe(tasks.length);
      expect(tasks.every(({ points }) => points > 0)).toBe(true);
      expect(minutes).toBeGreaterThanOrEqual(
        tasks.reduce((sum, { exercise }) => sum + exercise.minutes, 0),
      );
    }
  });

  test('every exercise but those of manifests comes up in some exam', () => {
    const drawn = new Set(Array.from({ length: 300 }, (_, number) => ids(`s${number}`)).flat());
    const left = exercises.filter(({ id, kind }) => kind !== 'manifest' && !drawn.has(id));
    expect(left.map(({ id }) => id)).toEqual([]);
  });

  test.each([
    ['letters and digits', ' Class-7a ', 'class-7a'],
    ['nothing', ' ', undefined],
    ['a script', '<script>', undefined],
    ['a long one', 'a'.repeat(41), undefined],
  ])('a seed of %s', (_name, given, seed) => {
    expect(seedFrom(given)).toBe(seed);
  });

  test.each([
    ['Klasse 7 ü', 'klasse-7-u'],
    [' class_7/A ', 'class-7-a'],
    ['Fußball', 'fussball'],
    ['class-7', 'class-7'],
    ['', undefined],
    ['…', undefined],
    ['クラス 7', undefined],
    ['a'.repeat(41), undefined],
  ])('the name %s is the seed %s', (name, seed) => {
    expect(seedOfName(name)).toBe(seed);
  });

  test('a new seed is one', () => {
    const seed = newSeed(Uint8Array.from([0, 35, 36, 255, 1, 2, 3, 4]));
    expect(seedFrom(seed)).toBe(seed);
  });
});

describe('time', () => {
  const begun = begin('a', 10, 'tab', 1000);

  test.each([
    ['a second', afterTime(begun, 1000, 2000), 599_000, false],
    ['a clock that goes back while the page is open', afterTime(begun, 1000, 0), 599_000, false],
    ['all of it', afterTime(begun, 600_000, 0), 0, true],
    ['five minutes away', resumed(begun, 301_000), 300_000, false],
    ['an hour away', resumed(begun, 3_600_000), 0, true],
    ['a clock that was set back while away', resumed(begun, 0), 600_000, false],
    ['after the end', resumed({ ...begun, isFinished: true }, 301_000), 600_000, true],
  ])('%s', (_name, session, left, isFinished) => {
    expect([remainingMs(session), session.isFinished]).toEqual([left, isFinished]);
  });

  test.each([
    [0, '0:00'],
    [1, '0:01'],
    [61_000, '1:01'],
    [3_600_000, '1:00:00'],
  ])('%i ms is %s', (ms, text) => {
    expect(timeText(ms)).toBe(text);
  });

  test('a sitting is read as it was written, and nothing else is', () => {
    const saved = { ...begun, answers: { hello: 'x' }, flagged: ['hello'], current: 2 };
    expect(sessionFrom(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
    for (const other of [null, 1, {}, { seed: 'a' }, { ...saved, seed: '../x' }]) {
      expect(sessionFrom(other)).toBeUndefined();
    }
    expect(sessionFrom({ ...saved, answers: { a: 1 }, flagged: 'x', current: -1 })).toMatchObject({
      answers: {},
      flagged: [],
      current: 0,
    });
  });
});

describe('points', () => {
  const exam = drawExam('class-7', exercises);
  const answered = (answer: (exercise: Exercise) => string) =>
    examResult(
      exam,
      Object.fromEntries(exam.tasks.map(({ exercise }) => [exercise.id, answer(exercise)])),
    );

  test('what is handed in is graded again, whatever the file says', () => {
    const answers = Object.fromEntries(
      exam.tasks.flatMap(({ exercise }) =>
        'solution' in exercise ? [[exercise.id, exercise.solution]] : [],
      ),
    );
    const session = { ...begin('class-7', 60, 'tab', 1000), answers, isFinished: true };
    const result = examResult(exam, answers);
    const { earned, tasks } = result;
    const file = writeExam(session, result, 'Ada', 5);
    const read = (text: string) => {
      const handed = readExam(text);
      if ('refused' in handed) throw new Error(handed.refused);
      return { ...handed, file: 'a.json' };
    };
    expect(isExamFile(file)).toBe(true);
    expect(file).not.toContain('because');
    const changed = read(file.replace(`"earned": ${earned},`, '"earned": 100,'));
    const { rows } = examTable('class-7', [read(file), read(file), changed]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ student: 'Ada', earned, saidEarned: 100, isNameTwice: false });
    expect(rows[0]?.tasks.map((task) => task.earned)).toEqual(tasks.map((task) => task.earned));
    const other = read(file.replace('"seed": "class-7"', '"seed": "class-8"'));
    const table = examTable('class-8', [other]);
    expect(table.rows[0]).toMatchObject({ isDrawnOtherwise: true, isPassed: false, earned: 0 });
    expect(examCsv(table)).toContain('Ada,a.json,,not graded');
  });

  test.each([
    ['{', /no file/],
    ['{"kind":"AuditoriumExam","version":2}', /newer/],
    ['{"kind":"AuditoriumExam","version":1,"seed":"<a>"}', /damaged/],
  ])('refuses %s', (file, refused) => {
    expect(readExam(file)).toMatchObject({ refused: expect.stringMatching(refused) as string });
  });

  test.each<[string, (exercise: Exercise) => string]>([
    ['nothing', firstAnswer],
    ['a comment in the text to begin with', (exercise) => `${firstAnswer(exercise)}# mine\n`],
    ['a policy that is rejected', () => 'kind: Policy\n'],
  ])('%s earns none', (_name, answer) => {
    expect(answered(answer).earned).toBe(0);
  });
});
