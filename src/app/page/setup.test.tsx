// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import EnablePage from '../../enable/EnablePage';
import { exportPolicy } from '../../enable/setup/exportPolicy';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { download, downloadBlob } from '../../storage/download';
import { chosenSetup } from '../../storage/keptText';
import { preparePage } from '../../testing/page/mountStudio';
import { afterPaint } from '../../ui/afterPaint';

vi.mock('../../storage/download', { spy: true });
// The pages of all files share their modules.
afterAll(() => void vi.resetAllMocks());
preparePage();

const downloaded: Blob[] = [];
beforeEach(() => {
  downloaded.length = 0;
  vi.mocked(downloadBlob).mockImplementation((_, blob) => void downloaded.push(blob));
  chosenSetup.save(undefined);
});

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n';

/** Opens the place, as a reload would. */
function open(text = policy) {
  const store = createAppStore({ text, kubernetes: '1.35' });
  const parts = { store, ...settle(store, afterPaint), root: { current: null } };
  const page = (path: string) => (
    <StoreContext value={parts}>
      <EnablePage path={path} theme="system" setTheme={() => {}} />
    </StoreContext>
  );
  const { rerender, unmount } = render(page('setup'));
  return { goTo: (path: string) => rerender(page(path)), unmount };
}

const choose = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
const commands = (step: number) => screen.findByLabelText(`Commands of step ${step}`);
const button = (name: string) => screen.findByRole('button', { name });

it('a policy becomes steps and an archive, which a reload keeps', async () => {
  const first = open();
  expect((await commands(2)).textContent).toContain(policy);
  await choose('The control plane runs as', 'rke2');
  await choose('Preset', 'stig');
  await screen.findByRole('heading', { name: 'Switch auditing on: RKE2, Kubernetes 1.35' });
  fireEvent.click(screen.getByLabelText('More than one control-plane node'));
  await screen.findAllByText(/^On every control-plane node/);
  first.unmount();

  open();
  await screen.findByRole('heading', { name: 'Switch auditing on: RKE2, Kubernetes 1.35' });
  fireEvent.click(await button('Download everything (.zip)'));
  await waitFor(() => expect(downloaded).toHaveLength(1));
  const files = unzipSync(new Uint8Array((await downloaded[0]?.arrayBuffer()) ?? []));
  expect(Object.values(files).map((bytes) => strFromU8(bytes))).toContain(policy);
  expect(strFromU8(files['RUNBOOK.md'] ?? new Uint8Array())).toContain('On every control-plane');
});

it('a changed flag is written, and a wrong one is refused in the words of the server', async () => {
  open();
  await commands(2);
  const set = (name: string, value: string) => {
    const field = screen.getByLabelText(`--${name}`);
    fireEvent.change(field, { target: { value } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  set('audit-log-maxage', '7');
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Runbook' }).textContent).toContain(
      '--audit-log-maxage=7',
    ),
  );
  const row = screen.getByLabelText('--audit-log-maxage').closest('tr') ?? document.body;
  within(row).getByText('written');
  set('audit-log-maxage', '-7');
  await screen.findByText("--audit-log-maxage -7 can't be a negative number");
  expect(screen.queryByRole('region', { name: 'Runbook' })).toBeNull();
  set('audit-log-maxage', '');
  await commands(2);
  set('audit-log-maxsize', 'ten');
  await screen.findByText(/invalid argument "ten" for "--audit-log-maxsize" flag/);
});

it('a current manifest is finished, and one that is none is said', async () => {
  open();
  await commands(2);
  const given = (value: string) =>
    fireEvent.change(screen.getByLabelText('Your current kube-apiserver.yaml'), {
      target: { value },
    });
  const shows = (words: string | RegExp) =>
    waitFor(() =>
      expect(screen.getByRole('region', { name: 'Runbook' }).textContent).toMatch(words),
    );
  given('spec:\n  containers:\n  - name: kube-apiserver # mine\n    command: [kube-apiserver]\n');
  await shows(/name: kube-apiserver # mine/);
  given('kind: Pod');
  await shows('No container of this manifest runs kube-apiserver.');
  given('');
});

it('no files are made of a policy that is refused', async () => {
  const refused = open(policy.replace('Metadata', 'Everything'));
  await screen.findByText(/would not start with the policy in the studio/);
  await screen.findByText(/Everything/);
  expect(screen.queryByRole('region', { name: 'Runbook' })).toBeNull();
  refused.unmount();
  open('');
  await screen.findByText(/There is no policy in the studio yet/);
});

it('a configuration opens in Check, and what was there comes back', async () => {
  const page = open();
  page.goTo('');
  const area = () =>
    screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Configuration of kube-apiserver' });
  fireEvent.change(await area(), { target: { value: 'mine' } });
  page.goTo('setup');
  fireEvent.click(await button('Check it'));
  page.goTo('');
  expect((await area()).value).toContain('--audit-policy-file=/etc/kubernetes/audit/policy.yaml');
  fireEvent.click(await button('Put back what was here before'));
  expect((await area()).value).toBe('mine');
});

it('a policy is exported in a file of another kind, unless it is refused', () => {
  const written: string[] = [];
  vi.mocked(download).mockImplementation((name, content) => void written.push(name, content));
  const store = createAppStore({ text: policy, kubernetes: '1.37' });
  exportPolicy(store, 'config-map');
  expect(written[0]).toBe('audit-policy-configmap.yaml');
  expect(written[1]).toContain('  policy.yaml: |\n    apiVersion: audit.k8s.io/v1\n');
  exportPolicy(createAppStore({ text: 'kind: Pod', kubernetes: '1.37' }), 'kubeadm-patch');
  expect(written).toHaveLength(2);
});
