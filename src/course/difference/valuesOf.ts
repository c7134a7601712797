import type { MatchListField, PolicyRule } from '../../audit/types';

/** Returns the values that rules have in a field, each once. */
export const valuesOf = (rules: readonly PolicyRule[], field: MatchListField): string[] => [
  ...new Set(rules.flatMap((rule) => rule[field] ?? [])),
];
