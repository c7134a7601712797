import { expect, it } from 'vitest';
import type { KubernetesVersion } from '../../audit/types';
import { initialState } from './opening';
import { afterVersion } from './version';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const star = `${head}- level: None\n  resources: [{ group: "*" }]\n`;

/** Since 1.36 group "*" is accepted. */
it.each<[version: KubernetesVersion, outcome: string, lastGood: boolean]>([
  ['1.35', 'refused', false],
  ['1.36', 'accepted', true],
])('the text is checked again: %s', (version, outcome, lastGood) => {
  const next = afterVersion(initialState({ text: star }), version);
  expect([next.kubernetes, next.analysis?.reading.outcome]).toEqual([version, outcome]);
  expect(Boolean(next.lastGood?.reading.policy)).toBe(lastGood);
});

it('the last valid text is checked again while the text does not parse', () => {
  const state = initialState({ text: star });
  const broken = { ...state, ...initialState({ text: 'rules: [' }), lastGood: state.lastGood };
  expect(afterVersion(broken, '1.37').lastGood?.text).toBe(star);
  expect(afterVersion(broken, '1.35').lastGood?.reading.outcome).toBe('refused');
});
