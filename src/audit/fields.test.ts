import { describe, expect, it } from 'vitest';
import { helpOf } from './fieldHelp';
import { fieldNamed, fieldsOf } from './fields';
import type { FieldPlace } from './fields';
import { levels, stages } from './types';

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
    const help = helpOf(place, field.name);
    const sentences = help.split(/[.;:] /).length;
    expect(sentences).toBeGreaterThanOrEqual(2);
    expect(help).toMatch(/\.$/);
    expect(fieldNamed(place, field.name)).toBe(field);
  });

  it('finds nothing by another spelling or in the wrong place', () => {
    expect(fieldNamed('rule', 'Level')).toBeUndefined();
    expect(fieldNamed('policy', 'level')).toBeUndefined();
    expect([helpOf('policy', 'level'), helpOf('rule', 'toString')]).toEqual(['', '']);
  });

  it('has the levels and stages of the types', () => {
    const valuesOf = (place: FieldPlace, name: string) =>
      fieldNamed(place, name)?.values?.map(({ value }) => value);
    expect(valuesOf('rule', 'level')).toEqual(levels);
    expect(valuesOf('rule', 'omitStages')).toEqual(stages);
    expect(valuesOf('policy', 'omitStages')).toEqual(stages);
  });
});
