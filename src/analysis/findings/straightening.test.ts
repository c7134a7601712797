import { expect, it } from 'vitest';
import type { Policy } from '../../audit/types';
import { observe, repaired } from '../../testing/findingRows';

it('removes all typographic quotes with the fix of any of them', () => {
  const policy: Policy = {
    rules: [
      { level: 'None', verbs: ['“get”', 'list', '“get”'], users: ['‘bob’'] },
      { level: 'Metadata', resources: [{ resources: ['„pods“'], resourceNames: ["it's"] }] },
      { level: 'Metadata' },
    ],
  };
  const found = observe(policy).filter(({ code }) => code === 'quotes-in-value');
  expect(found).toHaveLength(4);
  for (const finding of found) {
    expect(finding.fix?.title).toBe('Remove the typographic quotes');
    expect(repaired(policy, finding).rules).toEqual([
      { level: 'None', verbs: ['get', 'list', 'get'], users: ['bob'] },
      { level: 'Metadata', resources: [{ resources: ['pods'], resourceNames: ["it's"] }] },
      { level: 'Metadata' },
    ]);
  }
});
