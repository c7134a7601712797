import type { ForetellingQuestion } from '../types';

const results = {
  stops: 'kube-apiserver stops at once, and kubelet starts it again and again.',
  noContainer: 'kubelet does not even create its container.',
  inside: 'It starts, but nothing of the log is on the node.',
  works: 'It starts, and the log is on the node.',
};

/** Returns the question of what happens when the kubelet finds a manifest. */
export const whatHappens = (right: keyof typeof results, why: string): ForetellingQuestion => ({
  id: 'what-happens',
  asks: 'What happens when the kubelet finds this manifest?',
  options: Object.values(results),
  right: Object.keys(results).indexOf(right),
  why,
});
