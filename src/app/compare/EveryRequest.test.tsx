// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Policy, PolicyRule } from '../../audit/types';
import { decide } from '../../engine/decide';
import { readPolicy } from '../../document/readPolicy';
import { createAppStore } from '../../state/store';
import { settle } from '../../state/settled';
import { StoreContext } from '../../state/useApp';
import { requestsOf } from '../../testing/page/openPage';
import { policyOf } from '../../testing/policies';
import { EveryRequest } from './EveryRequest';

afterEach(cleanup);

const now = policyOf(`  - level: None
    verbs: [get]
    resources: [{ resources: [secrets] }]
  - level: Metadata
`);
const after = readPolicy(now, '1.37').policy!;

function compare(...rules: PolicyRule[]) {
  const before: Policy = { rules };
  const requests = requestsOf('pod-list', 'secret-get');
  const store = createAppStore({ id: 'mine', text: now, requests });
  const followers = settle(store, () => {});
  let closed = 0;
  render(
    <StoreContext value={{ store, ...followers, root: { current: null } }}>
      <EveryRequest
        {...{ before, after, isNow: { before: false, after: true }, onClose: () => closed++ }}
      />
    </StoreContext>,
  );
  return { store, before, closed: () => closed };
}

const sets = async () =>
  within(await screen.findByRole('region', { name: 'Every request' })).getAllByRole('listitem');

it('lists which requests differ, with the rules and how many samples are among them', async () => {
  const { store, closed } = compare({ level: 'Metadata' });
  const [set, ...more] = await sets();
  expect(more).toEqual([]);
  expect(screen.getByRole('status').textContent).toBe(
    'Different for one set of requests, and equal for all others.',
  );
  expect(set?.textContent).toBe(
    'Metadata → None: get requests for secrets.rule 1 → rule 11 of 2 sample requestsShow such a request',
  );
  fireEvent.click(within(set!).getByRole('button', { name: 'rule 1' }));
  expect(closed()).toBe(1);
  expect(store.getState()).toMatchObject({ selectedRule: 0, pane: 'Rules' });
});

it('shows a request that differs in the preview, as one of the user’s', async () => {
  const { store, before, closed } = compare({ level: 'Metadata' });
  const [set] = await sets();
  fireEvent.click(within(set!).getByRole('button', { name: 'Show such a request' }));
  expect(closed()).toBe(1);
  const { requests, selectedRequest, text } = store.getState();
  const shown = requests.filter(({ id }) => id === selectedRequest);
  expect(shown).toMatchObject([{ command: 'jane: get secrets web -n default', kinds: ['Yours'] }]);
  const levels = [before, after].map((policy) => decide(policy, shown, '1.37')[0]?.decision.level);
  expect(levels).toEqual(['Metadata', 'None']);
  // The other policy is nowhere saved.
  expect(text).toBe(now);
});

it('says that policies are equal for every request', async () => {
  const unreached = { level: 'Request', verbs: ['get'], ...secretsOnly };
  compare(...after.rules.slice(0, 1), unreached, ...after.rules.slice(1));
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toMatch(/^Equal for every request: /),
  );
  expect(screen.queryByRole('list')).toBeNull();
});
const secretsOnly = { resources: [{ resources: ['secrets'] }] };
