import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { manifest, policyMount } from '../../testing/doctor/manifest';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { preparePage } from '../../testing/page/mountStudio';
import { afterPaint } from '../../ui/afterPaint';

preparePage();

/** Opens a page of `#enable` in jsdom, beside a studio with a policy. */
async function openEnable(path: string, policy = '') {
  const { default: EnablePage } = await import('../../enable/EnablePage');
  const store = createAppStore({ text: policy });
  const parts = { store, ...settle(store, afterPaint), root: { current: null } };
  return render(
    <StoreContext value={parts}>
      <EnablePage path={path} theme="system" setTheme={() => {}} />
    </StoreContext>,
  );
}

const area = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Configuration of kube-apiserver' });

test('a manifest is pasted, its mistake is shown and mended, and leaving the page keeps it', async () => {
  const first = await openEnable('');
  fireEvent.change(await area(), { target: { value: manifest(undefined, [policyMount]) } });
  await screen.findByText('Starts, but events get lost');
  const finding = within(screen.getByRole('list')).getByRole('listitem');
  expect(finding.textContent).toContain('is under no mount');
  const box = await area();
  fireEvent.click(within(finding).getByRole('button', { name: /^Line \d+$/ }));
  const marked = box.value.slice(box.selectionStart, box.selectionEnd);
  expect(marked).toBe('/var/log/kubernetes/audit/audit.log');
  fireEvent.click(within(finding).getByRole('button', { name: 'Mount /var/log/kubernetes/audit' }));
  await screen.findByText('Manifest of a Pod: no problems found');
  first.unmount();
  await openEnable('');
  expect((await area()).value).toContain('mountPath: /var/log/kubernetes/audit\n');
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  await screen.findByText('Why does nothing arrive in the log?');
});

test('every example has a mistake, and all of it is mended', async () => {
  const { unmount } = await openEnable('');
  const titles = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(titles.length).toBeGreaterThan(4);
  for (const title of titles) {
    fireEvent.click(await screen.findByRole('button', { name: title }));
    await screen.findByText(/^(?:kube-apiserver does not start|Starts, but events get lost)$/);
    const all = screen.queryByRole('button', { name: /^Make all/ });
    const [one] = within(screen.getByRole('list')).getAllByRole('button', { name: /\S \S+ \S/ });
    fireEvent.click(all ?? one ?? document.body);
    await screen.findByText(/no problems found/);
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  }
  unmount();
});

test('a log without the reason does not say that the server starts; a clean text says what it cannot show', async () => {
  const { unmount } = await openEnable('');
  const refused = 'The connection to the server 10.0.0.1:6443 was refused';
  fireEvent.change(await area(), { target: { value: refused } });
  await screen.findByText('The reason is not in this text');
  fireEvent.change(await area(), { target: { value: manifest() } });
  await screen.findByText('What this text cannot show');
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
  fireEvent.click(screen.getByRole('button', { name: 'Download' }));
  await waitFor(() => expect(blobs).toHaveLength(1));
  expect(await blobs[0]?.text()).toBe(manifest());
  fireEvent.change(await area(), { target: { value: '' } });
  unmount();
});

test('a step that undo cannot know can be put back', async () => {
  const { unmount } = await openEnable('');
  const long = '# long line\n'.repeat(2000);
  fireEvent.change(await area(), { target: { value: 'mine' } });
  fireEvent.drop(await area(), { dataTransfer: { files: [new File([long], 'long.yaml')] } });
  await vi.waitFor(async () => expect((await area()).value).toBe(long));
  fireEvent.click(screen.getByRole('button', { name: 'Put back what was here before' }));
  expect((await area()).value).toBe('mine');
  fireEvent.change(await area(), { target: { value: '' } });
  unmount();
});

test('what starts no kube-apiserver is named, and nothing is lost', async () => {
  const { unmount } = await openEnable('');
  fireEvent.change(await area(), { target: { value: 'kind: Service\n' } });
  await screen.findByText(/^No kube-apiserver is started here/);
  expect((await area()).value).toBe('kind: Service\n');
  fireEvent.change(await area(), { target: { value: '' } });
  unmount();
});

test('blocking-strict is compared with the policy in the studio', async () => {
  const { unmount } = await openEnable(
    '',
    'apiVersion: audit.k8s.io/v1\nkind: Policy\nomitStages: [RequestReceived]\nrules:\n- level: Metadata\n',
  );
  const strict = manifest(
    '- --audit-policy-file=/etc/kubernetes/audit/p.yaml\n- --audit-log-path=/var/log/kubernetes/audit/audit.log\n- --audit-log-mode=blocking-strict',
  );
  fireEvent.change(await area(), { target: { value: strict } });
  fireEvent.click(await screen.findByRole('button', { name: 'Set --audit-log-mode to blocking' }));
  expect((await area()).value).toContain('--audit-log-mode=blocking\n');
  fireEvent.change(await area(), { target: { value: '' } });
  unmount();
});
