import type { PolicyRule } from '../../audit/types';
import { present } from '../../audit/match';
import type { ApiFacts } from '../apiFacts';
import { fix, listed, notice, pathOf, quoted, replaceBy, warning, type ListValue } from './check';
import type { Finding } from './finding';

/** Checks one value of a rule's namespaces. */
export function namespaceFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (/^(all|any)$/.test(value)) {
    return notice(
      'namespace-all',
      pathOf(at),
      `${quoted(value)} only matches a namespace of that name. Remove namespaces to match every namespace.`,
    );
  }
  if (value !== value.toLowerCase()) {
    const message = `No namespace can be called ${quoted(value)}: their names are lowercase.`;
    return warning('namespace-case', pathOf(at), message, replaceBy(at, [value.toLowerCase()]));
  }
  return undefined;
}

/**
 * Checks for a rule with namespaces whose resources are all cluster-scoped: it never matches. The
 * Namespace object is the exception: its requests have its own name as namespace.
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
  const subject = `${listed(names)} ${names.length === 1 ? 'is' : 'are'}`;
  return warning(
    'namespaces-for-cluster-scope',
    path,
    `${subject} cluster-scoped, so a rule with namespaces never matches.`,
    fix('Remove namespaces', { kind: 'remove', path }),
  );
}
