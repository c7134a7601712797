// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { check } from '../../engine/check';
import { preparePage } from '../../testing/page/mountStudio';
import { click, openPage, small } from '../../testing/page/openPage';
import { openDropped } from '../files/openFile';
import { offerImport } from '../offerImport';

preparePage();

type Page = Awaited<ReturnType<typeof openPage>>;

const head = 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\n';
const tests = `${head}# Ours.
policy: other.yaml
tests:
  - name: ConfigMaps of dev
    kubectl: kubectl get configmap a -n dev
    expect: Metadata
  - sample: secret-get
    expect: { level: Metadata, rule: 1 }
`;
const drop = (page: Page, ...files: [name: string, text: string][]) =>
  openDropped(page.store, {
    files: Promise.resolve(
      files.map(([name, text]) => ({ file: new File([text], name), handle: undefined })),
    ),
    folders: [],
  });
const notice = (page: Page) => page.store.getState().notice?.text;
const workspace = (page: Page) => page.store.getState().workspace;
const offered = (page: Page, title: string) =>
  waitFor(() => {
    const action = page.store.getState().notice?.actions?.find((each) => each.title === title);
    if (!action) throw new Error(`no ${title}: ${notice(page)}`);
    return action;
  });

it('a test file that is opened adds its tests to the policy, in one step', async () => {
  const page = await openPage(small);
  await drop(page, ['a.test.yaml', tests]);
  expect(page.text()).toBe(small);
  expect(notice(page)).toBe('Added 2 tests from a.test.yaml, and 1 request. Undo takes this back.');
  expect(workspace(page).ownRequests).toMatchObject([
    { id: 'own-1', title: 'ConfigMaps of dev', url: '/api/v1/namespaces/dev/configmaps/a' },
  ]);
  expect(workspace(page).expectations).toEqual([
    { request: 'own-1', level: 'Metadata' },
    { request: 'secret-get', level: 'Metadata', rule: 0 },
  ]);
  // Again, nothing is added twice, and what else was expected stays.
  page.store.getState().changeBeside({
    expectations: [{ request: 'own-1', level: 'None', mustNotHold: ['x'] }],
  });
  await drop(page, ['a.test.yaml', tests]);
  expect(notice(page)).toBe('Added 2 tests from a.test.yaml. Undo takes this back.');
  expect(workspace(page).ownRequests).toHaveLength(1);
  expect(workspace(page).expectations).toEqual([
    { request: 'own-1', level: 'Metadata', mustNotHold: ['x'] },
    { request: 'secret-get', level: 'Metadata', rule: 0 },
  ]);
  const { undo } = page.store.getState();
  for (let count = 0; count < 3; count++) undo();
  expect(workspace(page).ownRequests).toBeUndefined();
  expect(workspace(page).expectations).toBeUndefined();
});

it('a policy and the tests beside it are opened together', async () => {
  const page = await openPage('# nothing\n');
  await drop(page, ['p.test.yaml', tests], ['README.md', 'x'], ['p.yaml', small]);
  expect(page.text()).toBe(small);
  expect(notice(page)).toBe(
    'Added 2 tests from p.test.yaml, and 1 request. They were written for other.yaml, and this is p.yaml. Undo takes this back.',
  );
});

it('a test file that is pasted is no policy; its tests are added to the policy before it', async () => {
  const page = await openPage(small);
  offerImport(page.store);
  page.replace(tests);
  const add = await offered(page, 'Add its tests to the policy');
  expect(notice(page)).toBe('This is a test file for a policy, not a policy: 2 tests.');
  add.run();
  await waitFor(() => expect(page.text()).toBe(small));
  expect(notice(page)).toMatch(/^Added 2 tests from the text, and 1 request\./);
  expect(workspace(page).expectations).toHaveLength(2);
  const { undo } = page.store.getState();
  undo();
  expect(workspace(page).expectations).toBeUndefined();
  undo();
  expect(page.store.getState().text).toBe(tests);
});

it('the problems of a test file are listed with their lines, until they are mended', async () => {
  const page = await openPage(small);
  offerImport(page.store);
  await drop(page, ['a.test.yaml', tests.replace('secret-get', 'secret-gets')]);
  await offered(page, 'Show Problems');
  expect(notice(page)).toBe(
    'This is a test file for a policy, not a policy, and it has 1 problem. Undo to restore your policy.',
  );
  const list = () => page.pane('Problems').textContent;
  await waitFor(() => expect(list()).toContain('There is no sample request "secret-gets".'));
  expect(list()).toContain('Did you mean secret-get?');
  await waitFor(() => expect(list()).toContain('This is a test file for a policy, not a policy.'));
  const { range } = page.store
    .getState()
    .analysis.problems.find(({ code }) => code === 'test-file')!;
  expect(page.text().slice(range.start, range.end)).toBe('secret-gets');
  // A check that ends late puts an analysis back that knows nothing of them.
  const late = check(page.text(), page.store.getState().kubernetes);
  const has = () =>
    page.store.getState().analysis.problems.some(({ code }) => code === 'test-file');
  for (let time = 0; time < 2; time += 1) {
    page.store.setState({ analysis: late });
    expect(has()).toBe(true);
  }
  page.replace(tests);
  const add = await offered(page, 'Add its tests to the policy');
  await waitFor(() => expect(list()).not.toContain('There is no sample request'));
  add.run();
  await waitFor(() => expect(page.text()).toBe(small));
});

it('what is expected is downloaded and copied as a test file', async () => {
  const page = await openPage(small);
  await drop(page, ['a.test.yaml', tests]);
  const copied: string[] = [];
  const writeText = (text: string) => Promise.resolve(void copied.push(text));
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
  click(page.row('secret-get'));
  const preview = within(page.pane('Preview'));
  click(await preview.findByRole('tab', { name: 'Expect' }));
  click(await preview.findByRole('button', { name: 'Copy tests' }));
  await waitFor(() => expect(notice(page)).toBe('Copied 2 tests as YAML.'));
  expect(copied).toEqual([
    `${head}policy: audit-policy.yaml
kubernetes: "1.37"
tests:
  - name: ConfigMaps of dev
    kubectl: kubectl get configmap a -n dev
    expect: Metadata
  - sample: secret-get
    expect:
      level: Metadata
      rule: 1
`,
  ]);
  click(preview.getByRole('button', { name: 'Download tests' }));
  await waitFor(() => expect(notice(page)).toBe('Downloaded 2 tests as audit-policy.test.yaml.'));
  expect(await blobs[0]?.text()).toBe(copied[0]);
});

it('what the policy does now renews what was expected, and keeps what the log must not hold', async () => {
  const page = await openPage(small);
  page.store.getState().changeBeside({
    expectations: [
      {
        request: 'secret-get',
        level: 'None',
        rule: 7,
        omitManagedFields: true,
        mustNotHold: ['x'],
      },
    ],
  });
  click(page.row('secret-get'));
  const preview = within(page.pane('Preview'));
  click(await preview.findByRole('tab', { name: 'Expect' }));
  fireEvent.click(await preview.findByRole('button', { name: 'this request' }));
  expect(workspace(page).expectations).toEqual([
    {
      ...{ request: 'secret-get', level: 'Metadata', rule: 0, stages: ['ResponseComplete'] },
      ...{ omitManagedFields: false, mustNotHold: ['x'] },
    },
  ]);
});
