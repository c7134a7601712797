import { expect, it } from 'vitest';
import { apiFactsOf } from './apiFactsOf';

it.each([
  ['pods', ['/pods', 'metrics.k8s.io/pods']],
  ['Deployment', ['apps/deployments']],
  ['deploy', ['apps/deployments']],
  ['DEPLOYMENTS', ['apps/deployments']],
  ['cm', ['/configmaps']],
  ['ingress', ['networking.k8s.io/ingresses']],
  ['events', ['/events', 'events.k8s.io/events']],
  ['crontabs', []],
  ['', []],
])('%j means %j', (word, expected) => {
  const found = apiFactsOf('1.37')
    .find(word)
    .map(({ group, resource }) => `${group}/${resource}`);
  expect(found).toEqual(expected);
});
