import { fieldsOf, isListField, type FieldPlace } from '../audit/fields';

const namesOf = (place: FieldPlace) => fieldsOf(place).map(({ name }) => name);

/** The fields of each map of a policy. */
export const policyFields: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'metadata'],
  ...namesOf('policy'),
]);
export const ruleFields: ReadonlySet<string> = new Set(namesOf('rule'));
export const entryFields: ReadonlySet<string> = new Set(namesOf('groupResources'));

/** All of them as a part of a regular expression, the longest first. */
export const anyField = [...new Set([...policyFields, ...ruleFields, ...entryFields])]
  .toSorted((a, b) => b.length - a.length)
  .join('|');

/** Returns whether the value of a field is a list. */
export const isList = (name: string) => name === 'rules' || isListField(name);

const byLowerCase = new Map(
  [...policyFields, ...ruleFields, ...entryFields].map((name) => [name.toLowerCase(), name]),
);

/** The field that a name stands for, if only its case or a plural is wrong; else the name. */
export function usualName(name: string): string {
  const lower = name.toLowerCase();
  return byLowerCase.get(lower) ?? byLowerCase.get(`${lower}s`) ?? name;
}
