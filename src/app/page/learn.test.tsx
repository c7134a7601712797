// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { addresses } from '../../course/addresses';
import { loadLesson } from '../../course/lessons/list';
import { withWay } from '../../course/isDone';
import { screensOf } from '../../course/screens';
import { markDone } from '../../learn/lesson/markDone';
import { currentProgress } from '../../storage/learn/progress';
import { preparePage } from '../../testing/page/mountStudio';
import { openLearn } from '../../testing/page/openLearn';

preparePage();

const metadata = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n';

const first = 'off-until-you-say-so';
const screens = screensOf(await loadLesson(first));
const words = (text = '') => text.replaceAll('`', '');

it('a lesson hides decisions until they are predicted, and notices what was tried', async () => {
  const asking = screens.findIndex(({ predict, steps }) => predict && steps);
  const { predict = [], steps = [], text } = screens[asking] ?? {};
  const page = await openLearn(`lesson/${first}/${asking + 1}`);
  await page.sees('Predict first');
  await page.sees('Show the answer');
  expect(screen.queryByText(words(steps[0]?.notice))).toBeNull();
  for (const { why } of predict) {
    fireEvent.click((await screen.findAllByLabelText('RequestResponse')).at(-1) ?? document.body);
    fireEvent.click(await page.button('Check'));
    await page.sees('No: ');
    await page.sees(words(why));
  }
  let now = text ?? '';
  for (const { say, way, notice } of steps) {
    await page.sees(words(say));
    now = withWay(now, way) ?? '';
    await page.type(now);
    await page.sees(words(notice ?? say));
  }
  expect(currentProgress().lessons[first]?.done).toEqual([asking]);
});

it('a prediction that is open is counted beside Next, and one that was made stays', async () => {
  const asking = screens.findIndex(({ predict, steps }) => predict && steps);
  const why = words(screens[asking]?.predict?.[0]?.why);
  const page = await openLearn(`lesson/${first}/${asking + 1}`);
  await page.sees('1 question above still open');
  const asked = within(await screen.findByRole('region', { name: 'Predict' }));
  fireEvent.click(await asked.findByLabelText('None'));
  fireEvent.click(await asked.findByRole('button', { name: 'Check' }));
  await page.sees(why);
  expect(page.container.textContent).not.toContain('still open');
  await page.goTo(`lesson/${first}/${asking + 2}`);
  await page.sees(screens[asking + 1]?.steps?.[0]?.say ?? 'no step');
  await page.goTo(`lesson/${first}/${asking + 1}`);
  await page.sees(why);
  expect(page.container.textContent).not.toContain('Show the answer');
});

it('a step is done for whoever asks', async () => {
  const trying = screens.findIndex(({ predict, steps }) => !predict && steps);
  const { steps = [] } = screens[trying] ?? {};
  const page = await openLearn(`lesson/${first}/${trying + 1}`);
  for (const { notice } of steps) {
    fireEvent.click(await page.button('Show me'));
    await page.sees(words(notice));
  }
  expect(currentProgress().lessons[first]?.done).toEqual([trying]);
});

it('the end of a lesson lists its tasks, each with its screen', async () => {
  const asking = screens.flatMap(({ predict, steps }, index) => (predict || steps ? [index] : []));
  await openLearn(`lesson/${first}/${screens.length}`);
  markDone(first, asking[0] ?? 0);
  const list = within(await screen.findByRole('region', { name: 'Tasks of this lesson' }));
  await waitFor(() => expect(list.getAllByLabelText('Done')).toHaveLength(1));
  expect(list.getAllByLabelText('Open')).toHaveLength(asking.length - 1);
  expect(list.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(
    asking.map((index) => addresses.lesson(first, index)),
  );
});

it('another screen keeps the policy as long as the lesson speaks of the same one', async () => {
  const next = screens.findIndex(({ policy }, index) => index > 0 && policy === undefined);
  const other = screens.findIndex(
    ({ text }, index) => index > next && text !== screens[next]?.text,
  );
  const page = await openLearn(`lesson/${first}/${next}`);
  await page.type(`${metadata}# mine\n`);
  await page.goTo(`lesson/${first}/${next + 1}`);
  expect((await page.area()).value).toContain('# mine');
  await page.goTo(`lesson/${first}/${other + 1}`);
  await waitFor(async () => expect((await page.area()).value).toBe(screens[other]?.text));
  // Back shows what was made of the first one.
  await page.goTo(`lesson/${first}/${next}`);
  await waitFor(async () => expect((await page.area()).value).toContain('# mine'));
});

it('what was changed in a lesson is there at the next visit', async () => {
  const page = await openLearn('lesson/off-until-you-say-so/1');
  await page.type(`${metadata}# mine\n`);
  page.close();
  const second = await openLearn('lesson/off-until-you-say-so', false);
  expect(second.container.querySelector('textarea')?.value).toContain('# mine');
});

it('an exercise names what is not met, with a request, and passes what does it', async () => {
  const page = await openLearn('exercise/hello');
  await page.sees('Record every request at level Metadata.');
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('There is no policy yet.');
  await page.type(
    metadata.replace('level: Metadata', 'level: Metadata\n    resources: [{ group: "" }]'),
  );
  fireEvent.click(await page.button('Check my answer'));
  await page.sees(/wanted level Metadata, is .?None, because no rule matches; rule 1 does not/);
  await page.sees('1 of 2 requirements met.');
  await page.type(metadata);
  await page.sees('You have changed your answer since.');
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('Passed.');
  expect(currentProgress().exercises['hello']).toMatchObject({
    isPassed: true,
    tries: 3,
    answer: metadata,
  });
});

it('what was checked last is there after a reload, until the answer changes', async () => {
  const page = await openLearn('exercise/hello');
  await page.type(metadata.replace('Metadata', 'Request'));
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('1 of 2 requirements met.');
  page.close();
  const second = await openLearn('exercise/hello', false);
  await second.sees('1 of 2 requirements met.');
  await second.type(metadata);
  await second.sees('You have changed your answer since.');
  second.close();
  const third = await openLearn('exercise/hello', false);
  expect((await third.area()).value).toBe(metadata);
  expect(third.container.textContent).not.toContain('requirements met.');
});

it('answers to questions are graded again after a reload', async () => {
  const page = await openLearn('exercise/which-rule');
  fireEvent.click((await screen.findAllByRole('radio'))[0] ?? document.body);
  fireEvent.click(await page.button('Check my answers'));
  await page.sees('answers right.');
  const said = () => screen.getByRole('region', { name: 'Requirements' }).textContent;
  const before = said();
  page.close();
  const second = await openLearn('exercise/which-rule', false);
  await second.sees('answers right.');
  expect(said()).toBe(before);
});

it('help with a repair waits for the first check, and never contradicts the task', async () => {
  const page = await openLearn('exercise/lecture-pod');
  await page.sees('Accepted with warnings');
  expect(page.container.textContent).not.toContain('Did you mean verbs?');
  // What stops kube-apiserver is readable at once.
  const { value } = await page.area();
  await page.type(value.replace('level: RequestResponse', 'level: Everything'));
  await page.sees('Unsupported value: "Everything"');
  expect(page.container.textContent).not.toContain('Did you mean verbs?');
  await page.type(value);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('Did you mean verbs?');
  await page.sees('white space around it');
  // The task wants nothing else recorded.
  expect(page.container.querySelector('[data-code="no-catch-all"]')).toBeNull();
});

it('hints come one by one, and the solution only when asked twice', async () => {
  const page = await openLearn('exercise/hello');
  fireEvent.click(await page.button('Show a hint'));
  await page.sees('at least one rule');
  fireEvent.click(await page.button('Next hint (1 left)'));
  await page.sees('A rule without conditions');
  fireEvent.click(await page.button('Show the solution…'));
  fireEvent.click(await page.button('Yes, show the solution'));
  fireEvent.click(await page.button('Put it into the editor'));
  expect((await page.area()).value).toBe(metadata);
  expect(currentProgress().exercises['hello']?.isSolutionSeen).toBe(true);
});

it('progress can be reset, and taken back', async () => {
  const page = await openLearn('exercise/hello');
  await page.type(metadata);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('Passed.');
  await page.goTo('');
  await page.sees('Learn Kubernetes audit policies');
  fireEvent.click(await page.button('Reset'));
  expect(currentProgress().exercises).toEqual({});
  fireEvent.click(await page.button('Undo'));
  expect(currentProgress().exercises['hello']?.isPassed).toBe(true);
});

it('an address that names nothing says so', async () => {
  const page = await openLearn('lesson/alchemy');
  expect(await screen.findByText('There is no such page')).toBeTruthy();
  await page.goTo('exercise/alchemy');
  expect(await screen.findByText('There is no exercise “alchemy”')).toBeTruthy();
});

it('a step says why it is not done, with a request, until it is', async () => {
  const adding = screens.findIndex(({ steps }) => steps?.[0]?.say.startsWith('Add a catch-all'));
  const page = await openLearn(`lesson/${first}/${adding + 1}`);
  await page.sees('Add a catch-all');
  expect(page.container.textContent).not.toContain('Not yet:');
  const { text = '' } = screens[adding] ?? {};
  await page.type(`${text}  - level: Metadata\n    verbs: ["create"]\n`);
  await page.sees('Not yet: kubectl get pods -n dev: level None; this step wants level Metadata.');
  await page.type(`${text}  - level: Metadata\n`);
  await page.sees('Now every request is recorded');
  expect(page.container.textContent).not.toContain('Not yet:');
});
