import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import EnablePage from '../../enable/EnablePage';
import { firstForm } from '../../enable/backends/form';
import { keepForm, keptForm } from '../../enable/backends/keptForm';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { preparePage } from '../../testing/page/mountStudio';
import { afterPaint } from '../../ui/afterPaint';

preparePage();

function open(text: string) {
  const store = createAppStore({ text });
  return render(
    <StoreContext value={{ store, ...settle(store, afterPaint), root: { current: null } }}>
      <EnablePage path="cost" theme="system" setTheme={() => {}} />
    </StoreContext>,
  );
}

const probes = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: None
    nonResourceURLs: ['/readyz*']
  - level: Metadata
`;
const table = (name: string) => within(screen.getByRole('table', { name }));

test('events and bytes a day by rule, from a shape and assumptions that can be changed', async () => {
  const { unmount } = open(probes);
  await screen.findByText(/^[\d,]+ events a day, [\d.]+ GiB, all API servers together\./);
  const cells = () =>
    within(table('By rule, a day').getByRole('row', { name: /^Rule 1/ }))
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
  expect(cells()).toEqual(['None', '259,200', '0', '0 B', '0 %']);
  const servers = screen.getByRole('textbox', { name: 'API servers' });
  fireEvent.change(servers, { target: { value: '1' } });
  expect(cells()).toEqual(['None', '86,400', '0', '0 B', '0 %']);
  fireEvent.change(servers, { target: { value: 'few' } });
  screen.getByText(/^Some fields have no number that can be used/);
  expect(cells()[1]).toBe('86,400');
  fireEvent.change(servers, { target: { value: '1' } });
  fireEvent.change(screen.getByRole('textbox', { name: 'A readiness probe every' }), {
    target: { value: '2' },
  });
  expect(cells()[1]).toBe('43,200');
  unmount();
  open(`${probes}omitStages: [RequestReceived]\n`);
  await screen.findByText(/The stage RequestReceived is not recorded\./);
  expect(cells()[1]).toBe('43,200');
  fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
  expect(cells()[1]).toBe('259,200');
});

test('numbers that the cluster counts are pasted, and what is not read is said', async () => {
  const { unmount } = open(`${probes}  - level: Request\n    verbs: [escalate]\n`);
  fireEvent.click(await screen.findByRole('radio', { name: 'Pasted numbers' }));
  await screen.findByText('Paste how many requests your cluster gets.');
  const paste = (value: string) =>
    fireEvent.change(screen.getByRole('textbox', { name: /^Requests, as Prometheus/ }), {
      target: { value },
    });
  paste('{verb="LIST", resource="pods"} 2\nGET many\n');
  await screen.findByText(/^345,600 events a day, /);
  screen.getByText(/^1 line cannot be read and is left out: 2/);
  screen.getByText('Rules 1 and 3 match none of these requests.');
  expect(table('By kind of request, a day').getAllByRole('row')[1]?.textContent).toContain(
    'list pods',
  );
  fireEvent.change(screen.getByRole('combobox', { name: 'The figures are' }), {
    target: { value: 'start' },
  });
  await screen.findByText(/^4 events a day, /);
  fireEvent.change(screen.getByRole('textbox', { name: 'The server has run for' }), {
    target: { value: '1' },
  });
  paste('GET 1\napiserver_audit_event_total 24');
  await screen.findByText(/The cluster counts 576 audit events a day/);
  unmount();
  open(probes);
  expect(
    (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Requests, as/ })).value,
  ).toContain('GET 1');
  paste('');
  fireEvent.click(screen.getByRole('radio', { name: 'Shape of a cluster' }));
});

test('the backends go on with what the policy costs', async () => {
  const { unmount } = open(`${probes}omitStages: [RequestReceived]\n`);
  fireEvent.click(await screen.findByRole('button', { name: 'Try the backends with this' }));
  const words = (await screen.findByText(/ events a second\./)).textContent;
  const rate = /, ([\d.]+) events a second/.exec(words ?? '')?.[1] ?? '';
  unmount();
  const kept = keptForm();
  expect(Number(kept.texts.rate).toPrecision(2)).toBe(Number(rate).toPrecision(2));
  expect(kept.isSizeOfPreview).toBe(false);
  keepForm(firstForm);
});
