import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { First } from '../../state/actions/opening';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { preparePage } from '../../testing/page/mountStudio';
import { afterPaint } from '../../ui/afterPaint';

preparePage();

async function openBackends(first: First = { text: '' }) {
  const { default: EnablePage } = await import('../../enable/EnablePage');
  const store = createAppStore(first);
  const page = render(
    <StoreContext value={{ store, ...settle(store, afterPaint), root: { current: null } }}>
      <EnablePage path="backends" theme="system" setTheme={() => {}} />
    </StoreContext>,
  );
  await screen.findByRole('heading', { name: 'What becomes of the events?' });
  return page;
}

const part = (name: RegExp) => within(screen.getByRole('region', { name }));
const backends = () => part(/^What becomes/);
const retention = () => part(/^How long/);
const type = (label: string, value: string, at = backends()) =>
  fireEvent.change(at.getByRole('textbox', { name: label }), { target: { value } });
const cell = (name: string) =>
  backends().getByRole('row', { name: new RegExp(`^${name}`) }).lastElementChild?.textContent;

test('a preset shows what is dropped, in words, numbers and lines', async () => {
  const { unmount } = await openBackends();
  fireEvent.click(screen.getByRole('button', { name: 'Burst' }));
  await screen.findByText(/^The buffer is full from 38\.8 s to 61\.3 s: 33 %/);
  expect(cell('Dropped')).toMatch(/^44,\d{3} \(21 %\)$/);
  const [waiting, sums] = backends().getAllByRole('img', { name: /^Line chart/ });
  expect(waiting?.getAttribute('aria-label')).toContain('of events that wait, over 5 min.');
  expect(sums?.getAttribute('aria-label')).toMatch(/162,400 delivered, 44,\d{3} dropped\.$/);
  type('Batch', '1000');
  await screen.findByText(/^No event is lost/);
  backends().getByText('--audit-webhook-batch-max-size=1000');
  unmount();
});

test('what cannot be used is said, stays in its field, and the last result stays', async () => {
  const first = await openBackends();
  fireEvent.click(screen.getByRole('button', { name: 'Webhook, defaults' }));
  type('Batch', 'many');
  await screen.findByText('strconv.ParseInt: parsing "many": invalid syntax');
  type('A call takes', 'long');
  await screen.findByText(/^2 fields have a value that cannot be used/);
  expect(cell('Delivered')).toContain('99 %');
  first.unmount();
  await openBackends();
  const batch = backends().getByRole<HTMLInputElement>('textbox', { name: 'Batch' });
  expect([batch.value, batch.getAttribute('aria-invalid')]).toEqual(['many', 'true']);
  expect(cell('Delivered')).toContain('99 %');
  type('A call takes', '1s');
  type('Batch', '0');
  await screen.findByText(
    'invalid audit batch webhook max batch size 0, must be a positive number',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Webhook, defaults' }));
  expect(screen.queryByText(/^kube-apiserver would not start/)).toBeNull();
});

test('events are as large as those of the preview, unless the reader says how large', async () => {
  const policy = (level: string) =>
    `apiVersion: audit.k8s.io/v1\nkind: Policy\nomitStages: [RequestReceived]\nrules:\n- level: ${level}\n`;
  const size = (at = backends()) =>
    at.getByRole<HTMLInputElement>('textbox', { name: 'Mean size' });
  const { unmount } = await openBackends({ text: policy('Metadata') });
  fireEvent.click(screen.getByRole('button', { name: 'Webhook, defaults' }));
  const metadata = Number(size().value);
  backends().getByText(/^from the sample requests: [\d.]+ kB$/);
  expect(
    backends().getByRole<HTMLInputElement>('checkbox', { name: /omits RequestReceived/ }).checked,
  ).toBe(true);
  type('Mean size', '700', retention());
  expect(size().value).toBe('700');
  // What is known of the events stays with another situation.
  fireEvent.click(screen.getByRole('button', { name: 'Burst' }));
  expect(size().value).toBe('700');
  const [take] = screen.getAllByRole('button', { name: /^Take it from the sample requests/ });
  fireEvent.click(take ?? document.body);
  expect(Number(size(retention()).value)).toBe(metadata);
  unmount();
  const other = await openBackends({ text: policy('RequestResponse') });
  expect(Number(size().value)).toBeGreaterThan(metadata);
  other.unmount();
});

test('the files of the log: how far back, how much disk, and what limits it', async () => {
  const { unmount } = await openBackends();
  await screen.findByText(/The number of files limits it: 100 rotated files\./);
  const row = (name: RegExp) => retention().getByRole('row', { name }).textContent;
  expect(row(/^Kubernetes 1.31 to 1.35/)).toContain('without end');
  expect(row(/^Kubernetes 1.36 to/)).toContain('19.4 to 19.6 hours');
  fireEvent.click(screen.getByRole('button', { name: /^CIS/ }));
  await screen.findByText(/10 rotated files\. The 30 days of the age are never reached\./);
  expect(row(/^Kubernetes 1.31 to 1.37/)).toContain('--audit-log-maxbackup');
  retention().getByText(
    /^--audit-log-maxsize=100\s--audit-log-maxbackup=10\s--audit-log-maxage=30$/,
  );
  // A default of this version is no default of older ones.
  type('Rotated files', '100', retention());
  expect(row(/^Kubernetes 1.31 to 1.37/)).toContain('19.4 to 19.6 hours');
  type('Rotated files', '0', retention());
  await screen.findByText(/The age limits it: 30 days\./);
  type('Age', '-1', retention());
  await screen.findByText("--audit-log-maxage -1 can't be a negative number");
  fireEvent.click(retention().getByRole('button', { name: 'Defaults' }));
  unmount();
});
