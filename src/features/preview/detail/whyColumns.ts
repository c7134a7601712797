import { conditionsOf, matchFields } from '../../../audit/match';
import type { Attributes, MatchField, PolicyRule } from '../../../audit/types';

export interface WhyColumn {
  title: string;
  field: MatchField;
}

const titles: Readonly<Record<MatchField, string>> = {
  users: 'user',
  userGroups: 'groups',
  verbs: 'verb',
  namespaces: 'namespace',
  resources: 'resource',
  nonResourceURLs: 'URL',
};

/**
 * Returns the columns to show, in the order of evaluation: the fields that a rule sets, or the target
 * of the request if no rule sets any.
 */
export function columnsFor(rules: readonly PolicyRule[], attributes: Attributes): WhyColumn[] {
  const used = new Set(rules.flatMap(conditionsOf));
  const target = attributes.isResourceRequest ? 'resources' : 'nonResourceURLs';
  if (used.size === 0) used.add(target);
  return matchFields
    .filter((field) => used.has(field))
    .map((field) => ({ title: titles[field], field }));
}
