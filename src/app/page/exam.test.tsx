// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { drawExam } from '../../course/exam/drawExam';
import { exercises } from '../../course/exercises/list';
import { firstAnswer } from '../../course/gradeExercise';
import { currentSession, saveSession } from '../../storage/exam';
import { download } from '../../storage/download';
import { studentName } from '../../storage/keptText';
import { preparePage } from '../../testing/page/mountStudio';
import { openLearn } from '../../testing/page/openLearn';

vi.mock('../../storage/download', { spy: true });
// The pages of all files share their modules.
afterAll(() => void vi.resetAllMocks());
preparePage();
beforeEach(() => {
  saveSession(undefined);
  studentName.save(undefined);
});

const seed = 'class-7';
const { tasks, minutes } = drawExam(seed, exercises);

async function start() {
  const page = await openLearn(`exam/${seed}`);
  fireEvent.click(await page.button(`Start now: ${minutes} minutes`));
  await screen.findByRole('timer');
  return page;
}

it('a name is made one for links, or refused with words, and the link is there before the start', async () => {
  const page = await openLearn('exam');
  const name = await screen.findByLabelText(/^Name of the exam/);
  fireEvent.change(name, { target: { value: 'Klasse 7 ü' } });
  await page.sees('Its name in the link is klasse-7-u.');
  const link = screen.getByLabelText<HTMLInputElement>(/^Link of this exam/);
  expect(link.value).toMatch(/#learn\/exam\/klasse-7-u$/);
  fireEvent.change(name, { target: { value: 'クラス' } });
  await page.sees('This cannot be the name of an exam');
  expect(screen.queryByLabelText(/^Link of this exam/)).toBeNull();
  expect((await page.button(/^Start now/)).hasAttribute('disabled')).toBe(true);
  await page.goTo('exam/Klasse%207');
  expect(await screen.findByRole('link', { name: 'exam klasse-7' })).toBeTruthy();
  expect(currentSession()).toBeUndefined();
});

const finish = async (page: Awaited<ReturnType<typeof start>>) => {
  fireEvent.click(await page.button('Finish…'));
  fireEvent.click(await page.button('Finish now'));
};

it('right answers earn all their points, with nothing graded before the end', async () => {
  const page = await start();
  for (const [index, { exercise }] of tasks.entries()) {
    fireEvent.click(await page.button(new RegExp(`^Task ${index + 1}`)));
    await page.sees(exercise.title);
    if ('solution' in exercise) await page.type(exercise.solution);
  }
  expect(page.container.textContent).not.toMatch(/points earned|Passed|requirements met/);
  await finish(page);
  const earned = tasks
    .filter(({ exercise }) => 'solution' in exercise)
    .reduce((sum, { points }) => sum + points, 0);
  await page.sees(`${earned} of 100 points`);
  expect(earned).toBeGreaterThan(50);

  const written: string[] = [];
  vi.mocked(download).mockImplementation((_name, text) => void written.push(text));
  fireEvent.change(screen.getByLabelText('Your name'), { target: { value: 'Ada' } });
  fireEvent.click(await page.button('Export my result'));
  await page.goTo('teach/results');
  await page.sees('Open the files that your students exported');
  const files = [new File(written, 'ada.json')];
  fireEvent.change(screen.getByLabelText('Open results', { selector: 'input' }), {
    target: { files },
  });
  await page.sees(`Exam ${seed}`);
  await page.sees(`${earned} · passed`);
});

it('a reload loses no answer and no flag, and what was not answered earns nothing', async () => {
  const page = await start();
  const index = tasks.findIndex(({ exercise }) => 'solution' in exercise);
  const { exercise } = tasks[index] ?? {};
  fireEvent.click(await page.button(new RegExp(`^Task ${index + 1}`)));
  fireEvent.click(await page.button('Flag'));
  await page.type(`${exercise && firstAnswer(exercise)}# mine\n`);
  page.close();
  const again = await openLearn(`exam/${seed}`);
  await again.button(`Task ${index + 1}, answered, flagged`);
  expect(Object.values(currentSession()?.answers ?? {})).toEqual([
    `${exercise && firstAnswer(exercise)}# mine\n`,
  ]);
  await finish(again);
  await again.sees('Not passed');
  expect((await screen.findAllByText('Not answered.')).length).toBe(tasks.length - 1);
});

it('another tab is told, and takes the sitting over only when asked', async () => {
  const first = await start();
  first.close();
  const session = currentSession();
  if (session) saveSession({ ...session, owner: 'another tab' });
  const page = await openLearn(`exam/${seed}`);
  await page.sees('Your exam is still open');
  fireEvent.click(await page.button('Continue here'));
  expect(await screen.findByRole('timer')).toBeTruthy();
});

it('the exam ends when its time is over, whatever the time of day says', async () => {
  const page = await start();
  const session = currentSession();
  vi.spyOn(Date, 'now').mockReturnValue(0);
  if (session) saveSession({ ...session, usedMs: session.totalMs - 1 });
  await page.sees('Not passed');
  expect(currentSession()?.isFinished).toBe(true);
  vi.restoreAllMocks();
});

it.each([
  ['exam/%3Cscript%3E', 'This exam cannot be opened'],
  ['exam', 'Letters, digits and hyphens.'],
])('%s says what can be done', async (path, words) => {
  const page = await openLearn(path);
  await page.sees(words);
  expect(page.container.querySelector('script')).toBeNull();
});
