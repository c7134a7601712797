import { fieldNamed } from '../../audit/fields';
import type { KubernetesVersion } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import type { ClusterApi } from '../../catalog/types';
import { suggestEveryResource, suggestValues, type Suggestion } from '../../engine/suggestions';
import { callerIds, callers } from '../../requests/callers';
import { scalarsOf, schemaAt } from './schemaAt';

/** What values are suggested from, besides the format. */
export interface TestFileKnowledge {
  kubernetes: KubernetesVersion;
  cluster?: ClusterApi | undefined;
  /** The names in `users`. */
  users: readonly string[];
}

type Offer = (known: TestFileKnowledge) => readonly Suggestion[];

const described = (field: string): Offer => {
  const values = fieldNamed('rule', field)?.values ?? [];
  return () => values;
};

/** What is known about values, by the key that they are for. */
const offers: Readonly<Record<string, Offer>> = {
  level: described('level'),
  expect: described('level'),
  stages: described('omitStages'),
  omitManagedFields: described('omitManagedFields'),
  rule: () => [{ value: 'none', detail: 'no rule matches' }],
  sample: () => sampleRequests.map(({ id, command }) => ({ value: id, detail: command })),
  as: ({ users }) => [
    ...users.map((value) => ({ value, detail: 'from users' })),
    ...callerIds.map((value) => ({ value, detail: callers[value].name })),
  ],
  verb: () => suggestValues('verbs').filter(({ value }) => value !== ''),
  resource: ({ kubernetes, cluster }) =>
    suggestEveryResource(kubernetes, cluster).filter(({ value }) => !value.includes('*')),
  username: () => suggestValues('users'),
  groups: () => suggestValues('userGroups'),
};

/** Returns what is suggested for the value, or a list item, below keys of a test file. */
export function testValues(
  keys: readonly string[],
  known: TestFileKnowledge,
): readonly Suggestion[] {
  const schema = schemaAt(keys);
  if (!schema) return [];
  const offer = Object.entries(offers).find(([key]) => key === keys.at(-1))?.[1];
  return offer?.(known) ?? scalarsOf(schema).flatMap(fixedValues);
}

function fixedValues(schema: ReturnType<typeof scalarsOf>[number]): Suggestion[] {
  if (schema.type === 'boolean') return [{ value: 'true' }, { value: 'false' }];
  const fixed = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return [
    ...fixed.map((value) => ({ value })),
    ...(schema.examples ?? []).flatMap((value) =>
      typeof value === 'string' ? [{ value, detail: 'for example' }] : [],
    ),
  ];
}
