import { describe, expect, it } from 'vitest';
import { fieldNamed, fieldsOf, knownGroups, knownUsers, knownVerbs } from './fields';
import type { FieldPlace } from './fields';
import { levels, stages } from './types';
import { requestInfo } from './request/requestInfo';

const places: FieldPlace[] = ['policy', 'rule', 'groupResources'];
const all = places.flatMap((place) => fieldsOf(place).map((field) => [place, field] as const));

describe('fields', () => {
  it.each<[FieldPlace, string]>([
    ['policy', 'apiVersion kind metadata omitStages omitManagedFields rules'],
    [
      'rule',
      'level users userGroups verbs resources namespaces nonResourceURLs omitStages omitManagedFields',
    ],
    ['groupResources', 'group resources resourceNames'],
  ])('of %s are those of the Go type', (place, names) => {
    expect(fieldsOf(place).map(({ name }) => name)).toEqual(names.split(' '));
  });

  it.each(all)('%s: $name has help and is found by name', (place, field) => {
    const sentences = field.help.split(/[.;:] /).length;
    expect(sentences).toBeGreaterThanOrEqual(2);
    expect(field.help).toMatch(/\.$/);
    expect(fieldNamed(place, field.name)).toBe(field);
  });

  it('finds nothing by another spelling or in another place', () => {
    expect(fieldNamed('rule', 'Level')).toBeUndefined();
    expect(fieldNamed('policy', 'level')).toBeUndefined();
  });

  it('takes the values of levels and stages from the types', () => {
    const valuesOf = (place: FieldPlace, name: string) =>
      fieldNamed(place, name)?.values?.map(({ value }) => value);
    expect(valuesOf('rule', 'level')).toEqual(levels);
    expect(valuesOf('rule', 'omitStages')).toEqual(stages);
    expect(valuesOf('policy', 'omitStages')).toEqual(stages);
  });
});

describe('well-known values', () => {
  it.each([
    ['verbs', knownVerbs],
    ['users', knownUsers],
    ['groups', knownGroups],
  ])('%s are there once each, with a line', (_, known) => {
    expect(new Set(known.map(({ value }) => value)).size).toBe(known.length);
    expect(known.filter(({ detail }) => !/^.+\.$/.test(detail))).toEqual([]);
  });

  it('has every verb that a resource request can have', () => {
    const asked = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method) =>
      ['/api/v1/pods', '/api/v1/pods?watch=1', '/api/v1/namespaces/a/pods/b'].map(
        (url) => requestInfo(method, url).verb,
      ),
    );
    expect(new Set(knownVerbs.map(({ value }) => value))).toEqual(new Set(asked));
  });
});
