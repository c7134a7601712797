import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import ProvePage from '../../prove/ProvePage';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { decodeLink, encodeLink } from '../../storage/link';
import { preparePage } from '../../testing/page/mountStudio';
import { afterPaint } from '../../ui/afterPaint';

preparePage();

function open(text: string, path = '') {
  const store = createAppStore({ text });
  render(
    <StoreContext value={{ store, ...settle(store, afterPaint), root: { current: null } }}>
      <ProvePage path={path} theme="system" setTheme={() => {}} />
    </StoreContext>,
  );
  return store;
}

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: RequestResponse
    verbs: [create]
  - level: Metadata
`;
const item = (title: string) => screen.getByText(title).closest('details')!;

test('every question is answered, and a request is shown in the studio', async () => {
  const store = open(policy);
  await screen.findByText(/^Of \d+ checks, \d+ are answered yes and \d+ no/);
  expect(item('Is every exec recorded?').textContent).toContain('Yes');
  const secrets = item('Are Secrets, ConfigMaps and TokenReviews recorded as metadata only?');
  expect(secrets.textContent).toContain('No');
  secrets.open = true;
  fireEvent(secrets, new Event('toggle'));
  const button = await within(secrets).findByRole('button', {
    name: 'Show in the studio: jane: create secrets in default',
  });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(store.getState()).toMatchObject({
    selectedRule: 0,
    workspace: { ownRequests: [{ method: 'POST', url: '/api/v1/namespaces/default/secrets' }] },
  });
  expect(store.getState().workspace.ownRequests).toHaveLength(1);
  expect(store.getState().selectedRequest).toBe('own-1');

  fireEvent.click(screen.getByRole('radio', { name: 'Checks answered no, or undecided' }));
  expect(screen.queryByText('Is every exec recorded?')).toBeNull();
});

test('a question of one’s own is answered, kept, undone and removed', async () => {
  const store = open(policy);
  fireEvent.change(screen.getByRole('textbox', { name: 'Question' }), {
    target: { value: 'Are pods recorded?' },
  });
  const requests = screen.getByRole('textbox', { name: 'Requests' });
  fireEvent.change(requests, { target: { value: 'verb: [get]' } });
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  expect(screen.getByRole('alert').textContent).toMatch(/no field verb\. Did you mean verbs\?/);
  fireEvent.change(requests, { target: { value: 'resources: [{group: "", resources: [pods]}]' } });
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await within(screen.getByRole('region', { name: 'Yours' })).findByText('Yes');
  expect(store.getState().workspace.questions).toEqual([
    {
      title: 'Are pods recorded?',
      about: { resources: [{ group: '', resources: ['pods'] }] },
      atLeast: 'Metadata',
    },
  ]);
  const own = item('Are pods recorded?');
  own.open = true;
  fireEvent(own, new Event('toggle'));
  fireEvent.click(await within(own).findByRole('button', { name: 'Remove this question' }));
  expect(screen.queryByText('Are pods recorded?')).toBeNull();
  store.getState().undo();
  await screen.findByText('Are pods recorded?');
});

test('of a policy that is rejected nothing is proved', () => {
  open('kind: Policy\n');
  expect(screen.getByRole('status').textContent).toMatch(
    /would reject this policy\. Only what it loads can be proved/,
  );
});

test('the policy of a link is proved, and opens in the studio with what was found', async () => {
  const shared = { text: policy, kubernetes: '1.37', lineEnding: '\n', name: 'Lesson' } as const;
  const store = open('kind: Policy\n', encodeLink({ shared, view: {} }));
  await screen.findByText(/^Of \d+ checks, \d+ are answered yes and \d+ no/);
  const secrets = item('Are Secrets, ConfigMaps and TokenReviews recorded as metadata only?');
  secrets.open = true;
  fireEvent(secrets, new Event('toggle'));
  const name = 'Show in the studio: jane: create secrets in default';
  fireEvent.click(await within(secrets).findByRole('button', { name }));
  expect(decodeLink(location.hash.slice(1))).toMatchObject({
    shared: { text: policy, ownRequests: [{ url: '/api/v1/namespaces/default/secrets' }] },
    view: { request: 'own-1' },
  });
  expect(store.getState()).toMatchObject({ text: 'kind: Policy\n', selectedRule: undefined });
  history.replaceState(null, '', '#');
});

test('a link that cannot be read is refused', async () => {
  open(policy, 'v1=cut');
  expect((await screen.findByRole('status')).textContent).toMatch(/^This link is damaged/);
});

test('own questions are downloaded, and opened again from that file', async () => {
  const store = open(policy);
  const pods = {
    title: 'Pods?',
    about: { resources: [{ group: '', resources: ['pods'] }] },
    atLeast: 'Metadata',
  };
  act(() => store.getState().changeBeside({ questions: [pods] }));
  const blobs: Blob[] = [];
  const spy = vi
    .spyOn(URL, 'createObjectURL')
    .mockImplementation((blob) => `blob:${blobs.push(blob as Blob)}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Download your questions' }));
  spy.mockRestore();
  const text = (await blobs[0]?.text()) ?? '';
  const picked = async (content: string) => {
    const file = new File([content], 'questions.yaml');
    vi.stubGlobal('showOpenFilePicker', () =>
      Promise.resolve([{ getFile: () => Promise.resolve(file) }]),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Open a file…' }));
    await waitFor(() => expect(screen.getAllByText(/^(Asked|Of) \d+/)).toHaveLength(1));
  };
  act(() => store.getState().changeBeside({ questions: undefined }));
  await picked(text);
  await waitFor(() => expect(store.getState().workspace.questions).toEqual([pods]));
  await picked(`${text}  - title: All?\n    atLeast: Metadata\n`);
  await waitFor(() => expect(store.getState().workspace.questions).toHaveLength(2));
  await picked('- title: a');
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /^questions.yaml: Question 1 says nothing/,
  );
});
