// @vitest-environment jsdom
import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { addExercise } from '../../learn/teach/addExercise';
import { writeCourse } from '../../course/teaching/courseFile';
import { emptyExercise } from '../../course/teaching/sharedExercise';
import { saveDraft } from '../../learn/teach/draft';
import { ExerciseForm } from '../../learn/teach/ExerciseForm';
import { createAppStore } from '../../state/store';
import { download } from '../../storage/download';
import { decodeCourse } from '../../storage/teaching/courseLink';
import { openedCourseFile, studentName, teachersDraft } from '../../storage/keptText';
import { preparePage } from '../../testing/page/mountStudio';
import { openLearn } from '../../testing/page/openLearn';

vi.mock('../../storage/download', { spy: true });
// The pages of all files share their modules.
afterAll(() => void vi.resetAllMocks());
preparePage();
configure({ asyncUtilTimeout: 15_000 });

const written: { name: string; text: string }[] = [];
beforeEach(() => {
  written.length = 0;
  vi.mocked(download).mockImplementation((name, text) => void written.push({ name, text }));
  saveDraft({ title: '', exercises: [] });
  openedCourseFile.save(undefined);
  studentName.save(undefined);
});

const header = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const solution = `${header}rules:
  - level: Metadata
    resources: [{ group: "", resources: [secrets] }]
  - level: None
`;
const expectations = [
  { request: 'secret-get', level: 'Metadata' },
  { request: 'pod-list', level: 'None' },
];
const fileOf = (text: string, name = 'file.json') => new File([text], name);
const choose = (label: string, ...files: File[]) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { files } });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** The part of an address after #learn/. */
const pathOf = (address: string) => address.replace(/^[^#]*#learn\//, '');

it('a teacher writes an exercise, a student fails and passes it, and the teacher sees it', async () => {
  addExercise(createAppStore({ text: solution, name: 'Secrets', expectations }));
  const page = await openLearn('teach');
  await page.sees('Your solution passes.');
  await page.sees('The start policy does not pass.');
  await page.sees(/small mistakes? in your solution, of \d+, would pass unnoticed/);
  const checks = screen.getAllByRole('button', { name: /^Check it/ });
  expect(new Set(checks.map((button) => button.getAttribute('aria-label'))).size).toBe(
    checks.length,
  );
  type('Title', 'Who reads Secrets?');
  type('Task', 'Record **Secrets** only. <img src=x onerror=alert(1)>');
  type('Requirement 1', 'Record reading Secrets as metadata.');
  type('Requirement 2', 'Do not record anything else.');
  type('Hints, one on each line', 'Two rules are enough.\nThe first is about secrets.');
  fireEvent.click(screen.getByLabelText(/Leave the solution/));
  const first = within(screen.getByRole('group', { name: /secret/ }));
  fireEvent.click(first.getByLabelText('shown'));
  const link = () => screen.getByLabelText<HTMLInputElement>('Link to the exercise').value;
  await waitFor(() =>
    expect(decodeCourse(pathOf(link()).replace('shared/', ''))).toMatchObject({
      exercises: [{ task: { title: 'Who reads Secrets?', shown: ['pod-list'] } }],
    }),
  );
  await page.goTo(pathOf(link()));

  // The student.
  await page.sees('Exercise from your teacher');
  await page.sees('Record Secrets only. <img src=x');
  expect(page.container.querySelector('img')).toBeNull();
  expect(screen.queryByText('Show the solution…')).toBeNull();
  await page.type(`${header}rules:\n  - level: Metadata\n`);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('1 of 2 requirements met.');
  fireEvent.click(await page.button('Show a hint'));
  await page.type(solution);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('Passed.');
  await page.sees('Type your name to export them.');
  type('Your name', 'Ada L.');
  // In a frame without `allow-forms`, a form would not be submitted.
  expect(screen.getByLabelText('Your name').closest('form')).toBeNull();
  fireEvent.click(await page.button('Export my results'));
  expect(written[0]?.name).toBe('results-Ada-L-.json');

  // The teacher.
  await page.goTo('teach/results');
  await page.sees('Open the files that your students exported');
  const ada = written[0]?.text ?? '';
  const ben = ada.replace('Ada L.', 'Ben').replace('level: None', 'level: Request');
  choose('Open results', fileOf(ada), fileOf(ben), fileOf('{}', 'notes.json'));
  await page.sees('1 of 2 passed');
  await page.sees('Ada L.');
  await page.sees('2 tries · 1 hint');
  await page.sees('does not pass2 tries');
  await page.sees(
    /Do not record anything else\. kubectl .*: level Request, because rule 2 matches/,
  );
  expect(screen.getByRole('list', { name: 'Not met' }).textContent).toBe(
    'Do not record anything else.',
  );
  await page.sees('notes.json: no file with results');
});

it('several exercises go as a file; an undone removal and a reload lose nothing', async () => {
  const page = await openLearn('teach');
  fireEvent.click(await page.button('Begin with an empty exercise'));
  await page.sees('There are no requirements yet');
  type('Title', 'First');
  type('Solution', solution);
  fireEvent.click(await page.button('Add a requirement'));
  type('Requirement 1', 'Secrets.');
  expect(document.activeElement).toBe(screen.getByLabelText('Requirement 1'));
  type('Add a request to requirement 1', 'secret-get');
  expect(screen.queryByLabelText('Expected level')).toBeNull();
  fireEvent.click(await page.button('Add this request to requirement 1'));
  fireEvent.click(await page.button('New exercise'));
  type('Title', 'Second');
  await page.sees('“Second” has no requirements');
  fireEvent.click(await page.button('Remove all exercises'));
  await page.sees('All removed.');
  fireEvent.click(await page.button('Undo'));
  fireEvent.click(await page.button('1. First'));
  await page.sees('Your solution passes.');
  type('Title of the course', 'Week 1');
  fireEvent.click(await page.button('Course file for students'));
  await page.sees('Nothing was saved, because students could not open all of it:“Second” has no');
  expect(written).toEqual([]);
  fireEvent.click(await page.button('Save for yourself'));
  fireEvent.click(await page.button('2. Second'));
  fireEvent.click(await page.button('Remove this exercise'));
  expect(document.activeElement).toBe(await page.button('1. First'));
  fireEvent.click(await page.button('Course file for students'));
  expect(written.map(({ name }) => name)).toEqual(['Week-1-teacher.json', 'Week-1.json']);
  fireEvent.click(await page.button('Undo'));

  await page.goTo('shared');
  await page.sees('Open the course file that you were given');
  choose('Open a course file', fileOf('{"kind":"AuditoriumCourse","version":9}'));
  await page.sees('newer Auditorium');
  choose('Open a course file', fileOf(written[1]?.text ?? ''));
  await waitFor(() => expect(openedCourseFile.current()).toBeDefined());
  await page.goTo('shared/file');
  await page.sees('Exercise from your teacher');

  await page.goTo('teach');
  expect(await page.button('2. Second')).toBeTruthy();
  const own = written[0]?.text ?? '';
  choose('Open a course file', fileOf(own));
  await page.sees('2 exercises of it were here already.');
  choose('Open a course file', fileOf(own.replace('Secrets.', 'No Secrets.')));
  await page.sees('1 of them differ from yours: both are kept.');
  expect(await page.button('3. First')).toBeTruthy();
  choose('Open a course file', fileOf(own.replace('"Metadata"', '"Everything"'), 'new.json'));
  await page.sees('new.json: exercise 1, requirement 1, secret-get');
});

it('what was removed or replaced comes back, and the keyboard stays near', async () => {
  const requirements = ['Secrets.', 'Pods.'].map((says) => ({ says, expects: [] }));
  const exercise = { ...emptyExercise, id: 'shared-1', start: header, requirements };
  saveDraft({ title: '', exercises: [exercise] });
  const page = await openLearn('teach');
  fireEvent.click(await page.button('Remove requirement 1'));
  expect(document.activeElement).toBe(screen.getByDisplayValue('Pods.'));
  fireEvent.click(await page.button('Undo'));
  fireEvent.click(await page.button('Move requirement 2 up'));
  expect(screen.getByLabelText<HTMLTextAreaElement>('Requirement 1').value).toBe('Pods.');
});

it('a policy that the studio’s replaces can be undone', () => {
  const studio = createAppStore({ text: solution });
  const changes: (string | undefined)[] = [];
  const exercise = { ...emptyExercise, id: 'shared-1', start: header };
  render(
    <ExerciseForm
      exercise={exercise}
      studio={studio}
      onChange={({ start }, undoable) => changes.push(undoable, start)}
    />,
  );
  const buttons = screen.getAllByRole('button', { name: 'Use the studio’s policy' });
  for (const button of buttons) fireEvent.click(button);
  // There was no solution to lose.
  expect(changes).toEqual([undefined, header, 'Start policy replaced.', solution]);
});

it('a draft with parts that are not known here is not overwritten before the teacher says so', async () => {
  const exercise = { ...emptyExercise, id: 'shared-1', title: 'Later', kubernetes: '1.99' };
  const later = JSON.stringify({ kind: 'AuditoriumCourse', version: 1, exercises: [exercise] });
  teachersDraft.save(later);
  window.dispatchEvent(new StorageEvent('storage', { key: 'auditorium.teach' }));
  const page = await openLearn('teach');
  window.dispatchEvent(new StorageEvent('storage', { key: 'auditorium.teach' }));
  await page.sees('exercise 1, kubernetes, "1.99": 1.37 instead');
  type('Title', 'Changed');
  expect(teachersDraft.current()).toBe(later);
  fireEvent.click(await page.button('Go on without these parts'));
  expect(teachersDraft.current()).toContain('Changed');
});

it('hidden decisions stay hidden when an answer is checked', async () => {
  const expects = [{ request: 'secret-get', level: 'None' as const }];
  const requirements = [{ says: 'No Secrets.', expects }];
  const shown = ['secret-get'];
  const hidden = {
    ...emptyExercise,
    id: 'shared-1',
    requirements,
    shown,
    answer: 'hidden' as const,
  };
  openedCourseFile.save(writeCourse({ title: '', exercises: [hidden] }, 'student'));
  const page = await openLearn('shared/file');
  await page.type(`${header}rules:\n  - level: Metadata\n`);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('not as asked.');
  expect(page.container.textContent).not.toContain('because');
  fireEvent.click(await page.button('Show the answer'));
  await page.sees('because');
});

it('a damaged link says so', async () => {
  const page = await openLearn('shared/c1=AAAA');
  await page.sees('These exercises cannot be opened');
  expect(page.container.textContent).toContain('part of it was cut off or changed');
});
