import { isResourceRule, present } from '../../audit/match';
import { isStep } from '../../audit/steps';
import type { Policy, PolicyRule } from '../../audit/types';
import { bitRange } from '../../proofs/bits';
import { findRequest, type Budget } from '../../proofs/findRequest';
import { entriesFor, everybody, hasVerb, isCatchAll, mayCover } from '../coverage';
import { rulesByValue } from './rulesByValue';
import type { Witnesses } from '../witnesses';
import { fix, listed, warning } from '../findings/check';
import type { Finding } from '../findings/finding';

/** Requests that a log is often read for, and that a rule against noise may drop by accident. */
interface Wanted {
  /** As part of a sentence. */
  what: string;
  resources: readonly string[];
  /** The verbs that matter. */
  verbs: readonly string[];
}

const wanted: readonly Wanted[] = [
  {
    what: 'shells (kubectl exec, attach and port-forward)',
    resources: ['pods/exec', 'pods/attach', 'pods/portforward'],
    verbs: ['get'],
  },
  { what: 'reads of Secrets', resources: ['secrets'], verbs: ['get', 'list', 'watch'] },
  {
    what: 'requests through nodes/proxy',
    resources: ['nodes/proxy'],
    verbs: ['get'],
  },
];

/** Groups that hold everybody who matters; a rule for any other group is narrow. */
const wideGroups: ReadonlyMap<string, string> = new Map([
  [everybody, 'everyone with credentials'],
  ['system:serviceaccounts', 'all service accounts'],
  ['system:masters', 'everyone in system:masters'],
]);

/** So many combinations of values are enough for any policy that somebody wrote. After them, nothing is reported. */
const combinationsAtMost = 200_000;

/**
 * Checks for rules with level None that drop more than noise: shells, Secrets and node proxies, which
 * a later rule would record and which no earlier rule matches. Pauses.
 */
export function* hiddenByDrop(
  policy: Policy,
  { decides }: { readonly decides: readonly boolean[] },
  witnesses: Witnesses,
): Generator<undefined, Finding[]> {
  const { rules } = policy;
  const lastRecorded = yield* lastRecordedOf(rules);
  const byValue = yield* rulesByValue(policy);
  const budget: Budget = { left: combinationsAtMost };
  const found: Finding[] = [];
  for (const [index, rule] of rules.entries()) {
    if (isStep(index)) yield;
    if (!decides[index] || !drops(rule)) continue;
    const earlier = bitRange(rules.length, 0, index);
    const hidden: Wanted[] = [];
    for (const each of wanted) {
      if ((lastRecorded.get(each) ?? -1) <= index) continue;
      const resources: string[] = [];
      for (const name of each.resources) {
        const { verbs } = each;
        if (!witnesses.decides(index, { targets: [servedTargetOf(name)], verbs })) continue;
        for (const part of partsOf(rule, each, name)) {
          const answer = yield* findRequest([part], byValue, earlier, budget);
          if (answer.kind !== 'request') continue;
          resources.push(name);
          break;
        }
      }
      if (resources.length > 0) hidden.push({ ...each, resources });
    }
    if (hidden.length > 0) found.push(finding(rule, index, hidden));
  }
  return found;
}

/** Whether the rule drops requests of many users, whatever their names, everywhere or in kube-system. */
function drops(rule: PolicyRule): boolean {
  const { level, users, userGroups, namespaces, nonResourceURLs } = rule;
  if (level !== 'None' || isCatchAll(rule) || present(users)) return false;
  if (!isResourceRule(rule) && present(nonResourceURLs)) return false;
  if (present(userGroups) && !userGroups?.some((group) => wideGroups.has(group))) return false;
  return !present(namespaces) || namespaces?.includes('kube-system') === true;
}

/**
 * What the rule matches of requests for a resource, verb by verb; nothing if the rule names such
 * resources. Without credentials there is little to see, so that only others count.
 */
function partsOf(rule: PolicyRule, { resources, verbs }: Wanted, name: string): PolicyRule[] {
  const isNamed = (rule.resources ?? []).some((entry) =>
    entry.resources?.some((pattern) => resources.includes(pattern)),
  );
  if (isNamed || !matchesAll(rule, name)) return [];
  const userGroups = present(rule.userGroups) ? rule.userGroups : [everybody];
  return verbs
    .filter((verb) => hasVerb(rule, verb))
    .map((verb) => ({
      ...rule,
      ...(userGroups && { userGroups }),
      verbs: [verb],
      resources: [{ group: '', resources: [name] }],
    }));
}

function matchesAll(rule: PolicyRule, name: string): boolean {
  const target = targetOf(name);
  if (!present(rule.resources)) return mayCover(rule, target);
  return entriesFor(rule, target).some(
    ({ resources, resourceNames }) => !present(resources) || !present(resourceNames),
  );
}

function servedTargetOf(name: string) {
  return { ...targetOf(name), namespaced: !name.startsWith('nodes/') };
}

function targetOf(name: string) {
  const [resource = '', subresource = ''] = name.split('/');
  return { group: '', resource, subresource };
}

/** The last rule that records some of the wanted requests. */
function* lastRecordedOf(rules: readonly PolicyRule[]): Generator<undefined, Map<Wanted, number>> {
  const last = new Map<Wanted, number>();
  for (const [index, rule] of rules.entries()) {
    if (isStep(index)) yield;
    if (rule.level === 'None') continue;
    for (const each of wanted) if (mayRecord(rule, each)) last.set(each, index);
  }
  return last;
}

function mayRecord(rule: PolicyRule, { resources, verbs }: Wanted): boolean {
  return (
    resources.some((name) => mayCover(rule, targetOf(name))) &&
    verbs.some((verb) => hasVerb(rule, verb))
  );
}

function finding(rule: PolicyRule, index: number, hidden: readonly Wanted[]): Finding {
  // The evaluator ignores URLs beside resources, and the server rejects them.
  const { omitStages: _, omitManagedFields: __, nonResourceURLs: ___, ...conditions } = rule;
  const groups = (rule.userGroups ?? []).flatMap((group) => wideGroups.get(group) ?? []);
  const who = groups.length > 0 ? ` by ${listed(groups)}` : '';
  const where = present(rule.namespaces) ? ' in kube-system' : '';
  const names = hidden.flatMap(({ resources }) => resources);
  // The same conditions, so that the new rule only matches what this one drops.
  const added = { ...conditions, level: 'Metadata', resources: [{ group: '', resources: names }] };
  return warning(
    'drop-hides-more',
    ['rules', index],
    `This rule also drops ${listed(hidden.map(({ what }) => what))}${who}${where}.`,
    fix(`Add a Metadata rule for ${listed(names)} above this one`, {
      kind: 'addRule',
      index,
      rule: added,
    }),
  );
}
