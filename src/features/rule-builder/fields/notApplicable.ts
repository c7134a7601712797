import type { PolicyRule, RuleField } from '../../../audit/types';

const has = (list: readonly unknown[] | undefined) => list !== undefined && list.length > 0;

/**
 * Returns why a field has no place in a rule as it is: kube-apiserver would reject it, or it would have no effect. Nothing
 * for a field that the rule has, or that it can have.
 */
export function notApplicable(rule: PolicyRule): Partial<Record<RuleField, string>> {
  const { level, resources, namespaces, nonResourceURLs, omitManagedFields } = rule;
  const onlyURLs = 'Not with non-resource URLs';
  const others = [
    ...(has(resources) ? ['resources'] : []),
    ...(has(namespaces) ? ['namespaces'] : []),
  ];
  const hasBodies = level !== 'None' && level !== 'Metadata';
  return {
    ...(has(nonResourceURLs) && !has(resources) && { resources: onlyURLs }),
    ...(has(nonResourceURLs) && !has(namespaces) && { namespaces: onlyURLs }),
    ...(others.length > 0 &&
      !has(nonResourceURLs) && { nonResourceURLs: `Not with ${others.join(' or ')}` }),
    ...(!hasBodies &&
      omitManagedFields === undefined && { omitManagedFields: `No bodies at level ${level}` }),
  };
}
