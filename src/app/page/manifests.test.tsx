// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { brokenFile } from '../../course/manifests/brokenFile';
import { brokenReadOnly } from '../../course/manifests/brokenReadOnly';
import { twoMismatches } from '../../course/manifests/twoMismatches';
import { currentProgress } from '../../storage/learn/progress';
import { changed } from '../../testing/manifests/changed';
import { preparePage } from '../../testing/page/mountStudio';
import { openLearn } from '../../testing/page/openLearn';

preparePage();

const { id, start, solution, requirements } = twoMismatches;

const area = () => screen.findByLabelText<HTMLTextAreaElement>('Configuration of kube-apiserver');
const type = async (value: string) => fireEvent.change(await area(), { target: { value } });

it('a manifest is predicted, checked with reasons, mended, passed, and kept', async () => {
  const page = await openLearn(`exercise/${id}`);
  expect((await area()).value).toBe(start);
  const predict = within(await screen.findByRole('region', { name: 'Predict' }));
  fireEvent.click(predict.getByLabelText(/^kube-apiserver stops at once/));
  fireEvent.click(predict.getAllByRole('button', { name: 'Check' }).at(-1) ?? document.body);
  await page.sees('Right: kube-apiserver stops at once');

  fireEvent.click(await page.button('Check my answer'));
  await page.sees(`1 of ${requirements.length} requirements met.`);
  await page.sees('Line 17: /etc/kubernetes/audit/audit-policy.yaml is under no mount');
  await type(
    changed(start, [
      '=/etc/kubernetes/audit/audit-policy.yaml',
      '=/etc/kubernetes/audit-policy.yaml',
    ]),
  );
  await page.sees('You have changed your answer since.');
  fireEvent.keyDown(await area(), { key: 'Enter', code: 'Enter', ctrlKey: true });
  await page.sees(`3 of ${requirements.length} requirements met.`);
  expect(currentProgress().exercises[id]).toMatchObject({ isPassed: false, tries: 2 });

  await type(solution);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('Passed. Your answer does everything that is asked.');
  page.close();

  const again = await openLearn(`exercise/${id}`, false);
  expect((await area()).value).toBe(solution);
  await again.sees(`${requirements.length} of ${requirements.length} requirements met.`);
  await again.sees('Right: kube-apiserver stops at once');
  await again.goTo('');
  expect((await screen.findAllByLabelText('Passed')).length).toBe(1);
});

it('hints come one by one, the solution when asked for, and a text of another kind is refused', async () => {
  const page = await openLearn(`exercise/${id}`);
  fireEvent.click(await page.button('Show a hint'));
  await page.sees('Both flags are paths inside the container.');
  await type('apiVersion: audit.k8s.io/v1\nkind: Policy\n');
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('This is an audit policy.');
  fireEvent.click(await page.button('Show the solution…'));
  fireEvent.click(await page.button('Yes, show the solution'));
  fireEvent.click(await page.button('Put it into the editor'));
  expect((await area()).value).toBe(solution);
  fireEvent.click(await page.button('Start again'));
  expect((await area()).value).toBe(start);
});

it('a lesson shows a broken manifest, which is its own exercise too', async () => {
  const page = await openLearn('lesson/switching-it-on/3');
  await page.sees('Broken: a mount that was copied');
  expect((await area()).value).toBe(brokenReadOnly.start);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('The log’s folder is mounted read-only');
  await type(brokenReadOnly.solution);
  fireEvent.click(await page.button('Check my answer'));
  await page.sees('Passed.');
  expect(currentProgress().lessons['switching-it-on']?.done).toEqual([2]);
  await page.goTo('lesson/switching-it-on/4');
  await page.sees('Broken: a file that is not there yet');
  expect((await area()).value).toBe(brokenFile.start);
  await page.goTo(`exercise/${brokenReadOnly.id}`);
  await page.sees('Passed. Your answer does everything that is asked.');
});
