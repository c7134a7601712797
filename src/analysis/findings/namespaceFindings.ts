import type { PolicyRule } from '../../audit/types';
import { present } from '../../audit/match';
import type { ApiFacts } from '../apiFacts';
import { fix, notice, pathOf, quoted, replaceBy, warning, type ListValue } from './check';
import type { Finding } from './finding';

/** One value of a rule's namespaces. */
export function namespaceFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (/^(all|any)$/.test(value)) {
    return notice(
      'namespace-all',
      pathOf(at),
      `${quoted(value)} is the one namespace of that name; leave namespaces out to match every namespace.`,
    );
  }
  if (value !== value.toLowerCase()) {
    const message = `${quoted(value)} matches nothing: names of namespaces are in lower case.`;
    return warning('namespace-case', pathOf(at), message, replaceBy(at, [value.toLowerCase()]));
  }
  return undefined;
}

/**
 * A rule with namespaces whose resources all live outside of namespaces never matches. The
 * Namespace object is the exception: its requests carry its own name as namespace.
 */
export function clusterScopedFinding(
  rule: PolicyRule,
  ruleIndex: number,
  api: ApiFacts,
): Finding | undefined {
  if (!present(rule.namespaces) || !present(rule.resources) || rule.namespaces?.includes('')) {
    return undefined;
  }
  const names: string[] = [];
  for (const { group = '', resources = [] } of rule.resources ?? []) {
    if (resources.length === 0) return undefined;
    for (const pattern of resources) {
      const resource = pattern.split('/')[0] ?? '';
      const known = api.resource(group, resource);
      if (!known || known.namespaced || resource === 'namespaces') return undefined;
      names.push(pattern);
    }
  }
  const path = ['rules', ruleIndex, 'namespaces'];
  const subject = names.length === 1 ? `${names[0]} belongs` : `${names.join(', ')} belong`;
  return warning(
    'namespaces-for-cluster-scope',
    path,
    `${subject} to no namespace, so with namespaces this rule never matches.`,
    fix('Remove namespaces', { kind: 'remove', path }),
  );
}
