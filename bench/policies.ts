import type { Policy, PolicyRule } from '../src/audit/types';

/** Rules of the kinds found in real policies, from narrow to wide. `index` makes each one unique. */
const kinds: readonly ((index: number) => PolicyRule)[] = [
  (index) => ({
    level: 'None',
    users: [`system:serviceaccount:team-${index}:agent`],
    verbs: ['get', 'list', 'watch'],
  }),
  (index) => ({
    level: 'Request',
    verbs: ['create', 'update', 'patch'],
    resources: [{ group: 'apps', resources: ['deployments', 'statefulsets'] }],
    namespaces: [`team-${index}`],
  }),
  (index) => ({
    level: 'Metadata',
    resources: [{ group: '', resources: ['secrets'], resourceNames: [`credentials-${index}`] }],
  }),
  (index) => ({ level: 'None', nonResourceURLs: [`/healthz/${index}*`] }),
  (index) => ({
    level: 'RequestResponse',
    userGroups: [`team-${index}`],
    resources: [{ group: 'rbac.authorization.k8s.io' }],
    omitStages: ['RequestReceived'],
  }),
];

/**
 * Returns a policy of that many rules: the first matches many requests, the last matches the rest, and most
 * requests match none of the rules between them.
 */
export function policyOf(rules: number): Policy {
  const first: PolicyRule = {
    level: 'RequestResponse',
    verbs: ['get'],
    resources: [{ group: '', resources: ['pods', 'secrets', 'configmaps'] }],
  };
  const between = Array.from({ length: rules - 2 }, (_, index) =>
    kindAt(index)(Math.floor(index / kinds.length)),
  );
  return { rules: [first, ...between, { level: 'Metadata', omitStages: ['RequestReceived'] }] };
}

function kindAt(index: number): (index: number) => PolicyRule {
  const kind = kinds[index % kinds.length];
  if (!kind) throw new Error('There are no kinds of rules.');
  return kind;
}

/** The line of the first rule's verb `get` in the text of `yamlOf`, from 0. */
export const verbLine = 5;

/** Returns the policy as a person would write it, one list item per line. */
export function yamlOf({ rules }: Policy): string {
  const lines = ['apiVersion: audit.k8s.io/v1', 'kind: Policy', 'rules:'];
  for (const rule of rules) {
    const { level, resources = [], ...lists } = rule;
    lines.push(`  - level: ${level}`);
    for (const [field, values] of Object.entries(lists)) {
      if (!Array.isArray(values)) continue;
      lines.push(`    ${field}:`, ...values.map((value) => `      - '${value}'`));
    }
    if (resources.length > 0) lines.push('    resources:');
    for (const { group = '', resources: names = [], resourceNames = [] } of resources) {
      lines.push(`      - group: '${group}'`);
      if (names.length > 0) lines.push(`        resources: [${names.join(', ')}]`);
      if (resourceNames.length > 0)
        lines.push(`        resourceNames: [${resourceNames.join(', ')}]`);
    }
  }
  return `${lines.join('\n').replace("- 'get'", '- get')}\n`;
}
