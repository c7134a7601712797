import type {
  GroupResources,
  KubernetesVersion,
  OutcomeField,
  Policy,
  PolicyRule,
  Whole,
} from '../../src/audit/types.ts';
import type { CaseAttributes, DecideCase } from '../protocol.ts';
import type { Random } from '../random.ts';
import { policyOf, policyText } from './policy.ts';
import * as words from './words.ts';

interface Run {
  policy: Policy;
  text: string;
  left: number;
}

/** The current policy. Both sides cache the last one, so cases with the same policy come in a row. */
const runs = new WeakMap<Random, Run>();

/** Generates a policy that kube-apiserver accepts, and the attributes of a request close to its rules. */
export function decideCase(
  random: Random,
  kubernetes: KubernetesVersion,
): Omit<DecideCase, 'id' | 'kubernetes'> {
  let run = runs.get(random);
  if (run === undefined || run.left === 0) {
    const policy = policyOf(random, kubernetes, random.chance(0.1) ? 80 : 30);
    run = { policy, text: policyText(policy), left: random.whole(1, 25) };
    runs.set(random, run);
  }
  run.left -= 1;
  return { op: 'decide', policy: run.text, attributes: attributesNear(random, run.policy) };
}

/** The fields that the attributes are generated to match. */
type MatchNear = 'users' | 'userGroups' | 'verbs' | 'namespaces' | 'resources' | 'nonResourceURLs';

/** Generates attributes that often match a rule. */
function attributesNear(random: Random, { rules }: Policy): CaseAttributes {
  const rule: Whole<PolicyRule, MatchNear | OutcomeField> = random.pick(rules);
  const near = (list: readonly string[] | undefined, others: readonly string[]) =>
    random.pick(list && list.length > 0 && random.chance(0.7) ? list : others);
  const entry: GroupResources =
    rule.resources && rule.resources.length > 0 ? random.pick(rule.resources) : {};
  const [resource = '', ...rest] = near(entry.resources, ['pods', 'configmaps/status']).split('/');
  const isWanted = random.chance(0.6);
  const user = {
    name: near(rule.users, words.users),
    ...(random.chance(0.8) && {
      groups: [...random.some(words.groups, 0, 3), near(rule.userGroups, words.groups)],
    }),
  };
  return {
    user: random.chance(0.1) ? null : user,
    verb: near(rule.verbs, words.verbs),
    isResourceRequest: rule.nonResourceURLs ? random.chance(0.2) : random.chance(0.8),
    namespace: near(rule.namespaces, words.namespaces),
    apiGroup: random.chance(0.7) ? (entry.group ?? '') : random.pick(words.apiGroups),
    apiVersion: random.pick(['v1', '', 'v1beta1']),
    resource: isWanted && resource !== '*' ? resource : random.pick(words.resources),
    subresource: isWanted ? rest.join('/') : random.pick(words.subresources),
    name: near(entry.resourceNames, words.names),
    path: near(rule.nonResourceURLs, words.paths) + (random.chance(0.1) ? '/x' : ''),
  };
}
