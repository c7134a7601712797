// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { noProgress, type ExerciseProgress } from '../../course/progress';
import { currentProgress, followProgress, isProgressKept } from './progress';
import { replaceProgress, saveExercise, saveLesson } from './progress';

const answered = (answer: string) => ({
  ...{ answer, isPassed: false, tries: 0, hints: 0, isSolutionSeen: false },
});
const stored = () =>
  JSON.parse(
    localStorage.getItem('auditorium.exercise.hello') ?? '{}',
  ) as Partial<ExerciseProgress>;

beforeEach(() => {
  vi.useFakeTimers();
  replaceProgress(noProgress);
  return () => {
    replaceProgress(noProgress);
    vi.useRealTimers();
  };
});

test('what is typed is known at once, and saved with the next keys a moment later', () => {
  saveExercise('hello', answered('a'));
  saveExercise('hello', answered('ab'));
  expect(currentProgress().exercises['hello']?.answer).toBe('ab');
  expect(stored()).toEqual({});
  vi.advanceTimersByTime(299);
  saveExercise('hello', answered('abc'));
  vi.advanceTimersByTime(1);
  expect(stored().answer).toBe('abc');
});

test.each([
  ['left', () => window.dispatchEvent(new Event('pagehide'))],
  ['hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
])('everything is saved when the page is %s', (_name, happens) => {
  saveExercise('hello', answered('a'));
  saveLesson('stages', { screen: 1, done: [], isDone: false });
  happens();
  expect(stored().answer).toBe('a');
  expect(localStorage.getItem('auditorium.lesson.stages')).toContain('"screen":1');
});

test('what another tab saves does not take away what is not saved yet', () => {
  const stop = followProgress(() => {});
  saveExercise('hello', answered('a'));
  localStorage.setItem('auditorium.exercise.order', JSON.stringify(answered('b')));
  window.dispatchEvent(new StorageEvent('storage', { key: 'auditorium.exercise.order' }));
  expect(Object.keys(currentProgress().exercises).toSorted()).toEqual(['hello', 'order']);
  stop();
});

test('a reset is not undone by what was about to be saved', () => {
  saveExercise('hello', answered('a'));
  replaceProgress(noProgress);
  vi.runAllTimers();
  expect(stored()).toEqual({});
});

test('storage that is full is said', () => {
  const told = vi.fn<() => void>();
  const stop = followProgress(told);
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  saveExercise('hello', answered('a'));
  told.mockClear();
  vi.runAllTimers();
  expect(isProgressKept()).toBe(false);
  expect(told).toHaveBeenCalled();
  full.mockRestore();
  stop();
});
