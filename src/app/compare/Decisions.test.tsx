// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { check } from '../../engine/check';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { policyOf } from '../../testing/policies';
import { Decisions } from './Decisions';

afterEach(cleanup);

function shown(before: string, after: string) {
  const store = createAppStore({ id: 'mine', text: after, kubernetes: '1.35' });
  const { container } = render(
    <StoreContext value={{ store, ...settle(store, () => {}), root: { current: null } }}>
      <Decisions
        before={check(before, '1.35')}
        after={check(after, '1.35')}
        isNow={{ before: false, after: true }}
        onClose={() => {}}
      />
    </StoreContext>,
  );
  return () => container.textContent;
}

const accepted = policyOf('  - level: Metadata\n');
const everyGroup = policyOf("  - level: None\n    resources: [{ group: '*' }]\n");

it('says that a newer version accepts what this one rejects', async () => {
  const said = shown(everyGroup, accepted);
  const text =
    'kube-apiserver would reject “Before”, so only the texts are compared. Kubernetes 1.37 accepts both: select it to compare what they record.';
  await vi.waitFor(() => expect(said()).toBe(text));
});

it('does not say so of a policy that every version rejects', () => {
  const said = shown(accepted, policyOf('  - level: Some\n'));
  expect(said()).toBe('kube-apiserver would reject “After”, so only the texts are compared. ');
});
