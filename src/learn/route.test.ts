import { expect, test } from 'vitest';
import { addresses } from '../course/addresses';
import { routeOf, type Route } from './route';

test.each<[string, Route]>([
  ['', { page: 'home' }],
  ['lesson/stages', { page: 'lesson', id: 'stages' }],
  ['lesson/stages/2', { page: 'lesson', id: 'stages', screen: 1 }],
  ['lesson/stages/0', { page: 'lesson', id: 'stages' }],
  ['lesson/stages/x', { page: 'lesson', id: 'stages' }],
  ['lesson/alchemy', { page: 'missing' }],
  ['exercise/hello', { page: 'exercise', id: 'hello' }],
  ['exercise/%E0', { page: 'exercise', id: '%E0' }],
  ['glossary', { page: 'glossary' }],
  ['glossary/audit-event', { page: 'glossary', term: 'audit-event' }],
  ['checks', { page: 'checks' }],
  ['checks/wildcard', { page: 'checks', code: 'wildcard' }],
  ['incident', { page: 'incident' }],
  ['incident/who-deleted', { page: 'incident', question: 'who-deleted' }],
  ['shared', { page: 'shared' }],
  ['shared/c1=abc', { page: 'shared', link: 'c1=abc' }],
  ['shared/c1=abc/0', { page: 'shared', link: 'c1=abc' }],
  ['teach', { page: 'teach' }],
  ['teach/results', { page: 'results' }],
  ['alchemy', { page: 'missing' }],
])('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});

test('addresses lead where they say', () => {
  const routeAt = (address: string) => routeOf(address.replace(/^#learn\/?/, ''));
  expect(routeAt(addresses.home)).toEqual({ page: 'home' });
  expect(routeAt(addresses.glossary)).toEqual({ page: 'glossary' });
  expect(routeAt(addresses.term('stage'))).toEqual({ page: 'glossary', term: 'stage' });
  expect(routeAt(addresses.lesson('who', 3))).toEqual({ page: 'lesson', id: 'who', screen: 3 });
  expect(routeAt(addresses.incident())).toEqual({ page: 'incident' });
  expect(routeAt(addresses.incident('a'))).toEqual({ page: 'incident', question: 'a' });
  expect(routeAt(addresses.shared('c1=a', 2))).toEqual({
    page: 'shared',
    link: 'c1=a',
    exercise: 2,
  });
  expect(routeAt(addresses.exercise('a b/c'))).toEqual({ page: 'exercise', id: 'a b/c' });
});
