import { auditConfig } from '../../audit/evaluator';
import { firstIndexIn, isIn } from '../../audit/listLookup';
import { conditionsOf } from '../../audit/match';
import { stages, type Path, type Policy, type PolicyRule } from '../../audit/types';
import { changesAtMost, fix, listed, notice, placesIn, removals, set, warning } from './check';
import type { ApiFacts } from '../apiFacts';
import {
  isCatchAll,
  isEnded,
  mayRecordFailedLogins,
  recordsBodies,
  type Target,
} from '../coverage';
import { targetsOf, type Witnesses } from '../witnesses';
import type { FixTitle } from '../fixTitle';
import type { Reach } from '../reach';
import type { Finding } from './finding';

/** Checks what the policy's own omitStages hides. */
export function policyOmissions(policy: Policy, witnesses: Witnesses, api: ApiFacts): Finding[] {
  const list = policy.omitStages ?? [];
  const seesFailedLogins = () =>
    policy.rules.some(
      (rule, index) =>
        mayRecordFailedLogins(rule) &&
        !isIn(rule.omitStages ?? [], 'ResponseStarted') &&
        witnesses.decidesFailedLogin(index, api),
    );
  return hiddenStages(list, [list], ['omitStages'], seesFailedLogins);
}

/** Checks what a rule's omitStages and omitManagedFields hide or repeat. */
export function ruleOmissions(
  rule: PolicyRule,
  index: number,
  policy: Policy,
  api: ApiFacts,
  witnesses: Witnesses,
): Finding[] {
  const own = rule.omitStages ?? [];
  const wide = policy.omitStages ?? [];
  const path = ['rules', index, 'omitStages'];
  const found = repeatedStages(own, wide, path, hasMore(rule));
  if (rule.level !== 'None') {
    const fresh = own.filter((stage) => !isIn(wide, stage));
    if (fresh.length > 0) {
      const seesFailedLogins = () => isCatchAll(rule) && witnesses.decidesFailedLogin(index, api);
      found.push(...hiddenStages(own, [wide, own], path, seesFailedLogins, fresh));
    }
  }
  const { omitManagedFields } = rule;
  if (omitManagedFields !== undefined && omitManagedFields === policy.omitManagedFields) {
    const field = ['rules', index, 'omitManagedFields'];
    const message = `omitManagedFields: ${omitManagedFields} is already set for the whole policy.`;
    const change = fix('Remove omitManagedFields from the rule', { kind: 'remove', path: field });
    found.push(notice('omit-managed-fields-repeated', field, message, change));
  }
  return found;
}

/** `own` is the list at `path`, `all` the lists of everything that is omitted, `fresh` what this list adds. */
function hiddenStages(
  own: readonly string[],
  all: readonly (readonly string[])[],
  path: Path,
  seesFailedLogins: () => boolean,
  fresh: readonly string[] = own,
): Finding[] {
  if (stages.every((stage) => all.some((list) => isIn(list, stage)))) {
    const effect = path.length === 1 ? 'nothing is recorded' : 'the rule records nothing';
    return [warning('all-stages-omitted', path, `All four stages are omitted, so ${effect}.`)];
  }
  const found: Finding[] = [];
  if (fresh.includes('ResponseStarted') && seesFailedLogins()) {
    const at = [...path, firstIndexIn(own, 'ResponseStarted')];
    const message =
      'A failed login (401) only has the stage ResponseStarted, so omitting it hides failed logins.';
    const places = placesIn(own).get('ResponseStarted') ?? [];
    const change =
      places.length > changesAtMost
        ? undefined
        : fix('Remove ResponseStarted', ...removals(path, places));
    found.push(warning('failed-logins-hidden', at, message, change));
  }
  if (fresh.includes('ResponseComplete')) {
    const at = [...path, firstIndexIn(own, 'ResponseComplete')];
    const which = path.length === 1 ? 'most requests' : 'the requests of this rule';
    const message = `Without ResponseComplete, the log does not show how ${which} ended.`;
    found.push(notice('outcome-hidden', at, message));
  }
  return found;
}

/** In a longer policy, nobody would read what the fix does. */
const rewrittenAtMost = 20;

/**
 * Checks for an empty omitStages in a rule, as if it stood in for the policy's: kube-apiserver omits
 * the stages of both. `empty` lists the rules that have one in the text; a decoded policy has none.
 */
export function emptyStages(
  { omitStages = [], rules }: Policy,
  empty: readonly number[],
): Finding[] {
  const wide = stages.filter((stage) => isIn(omitStages, stage));
  if (wide.length === 0) return [];
  const isKnown = omitStages.every((stage) => isIn(wide, stage));
  const isEmpty = new Set(empty);
  const others = [...rules.entries()].filter(
    ([at, { level }]) => level !== 'None' && !isEmpty.has(at),
  );
  const change = fix(
    `Move ${listed(wide)} to the other rules`,
    ...others
      .slice(0, rewrittenAtMost)
      .map(([at, rule]) =>
        set(['rules', at, 'omitStages'], [...new Set([...wide, ...(rule.omitStages ?? [])])]),
      ),
    { kind: 'remove', path: ['omitStages'] },
  );
  return empty
    .filter((at) => rules[at] && rules[at].level !== 'None')
    .map((at) =>
      notice(
        'omit-stages-empty',
        ['rules', at, 'omitStages'],
        `An empty omitStages does not record ${listed(wide)} again: a rule adds to what the policy omits.`,
        isKnown && others.length <= rewrittenAtMost ? change : undefined,
      ),
    );
}

/** A rule without anything else would go with its last field. */
const hasMore = (rule: PolicyRule) => rule.level !== '' || conditionsOf(rule).length > 0;

function repeatedStages(
  own: readonly string[],
  wide: readonly string[],
  path: Path,
  isFixable: boolean,
): Finding[] {
  const repeated = [...new Set(own)].filter((stage) => isIn(wide, stage));
  if (repeated.length === 0) return [];
  const whole = own.every((stage) => isIn(wide, stage));
  const indices = own.flatMap((stage, i) => (isIn(wide, stage) ? [i] : [])).toReversed();
  const changes = (whole ? [path] : indices.map((i) => [...path, i])).map(
    (at) => ({ kind: 'remove', path: at }) as const,
  );
  // Who lists only some of the policy's stages may want the others recorded.
  const isInstead = wide.some((stage) => !isIn(own, stage));
  const never = ' A rule cannot switch the policy’s list off: the stages of both are omitted.';
  const message = `${listed(repeated)} ${repeated.length > 1 ? 'are' : 'is'} already omitted for the whole policy.${isInstead ? never : ''}`;
  const at = whole ? path : [...path, own.findIndex((stage) => isIn(wide, stage))];
  const title: FixTitle = `Remove ${whole ? 'omitStages' : listed(repeated)} from the rule`;
  const change =
    !isFixable || isInstead || changes.length > changesAtMost ? undefined : fix(title, ...changes);
  return [notice('omit-stages-repeated', at, message, change)];
}

/** Checks for a policy under which no request is recorded, unless its own omitStages says so already. */
export function nothingRecorded(policy: Policy, { decides }: Reach): Finding | undefined {
  const { rules, omitStages: wide = [] } = policy;
  const records = (rule: PolicyRule) =>
    rule.level !== 'None' && auditConfig(policy, rule).omitStages.length < stages.length;
  if (rules.length === 0 || stages.every((stage) => isIn(wide, stage))) return undefined;
  if (rules.some((rule, at) => decides[at] === true && records(rule))) return undefined;
  const why = rules.every(({ level }) => level === 'None')
    ? 'Every rule has level None'
    : rules.some(records)
      ? 'No rule that records events is the first match for a request'
      : 'Every rule has level None or omits every stage';
  return notice('nothing-recorded', ['rules'], `${why}, so no request is recorded.`);
}

/** Checks for recorded managedFields, which are rarely useful. Reported once, at the first such rule. */
export function managedFieldsFinding(
  policy: Policy,
  { decides }: Reach,
  witnesses: Witnesses,
  api: ApiFacts,
): Finding | undefined {
  if (policy.omitManagedFields !== undefined) return undefined;
  const index = policy.rules.findIndex((rule, at) => {
    if (decides[at] !== true || rule.omitManagedFields !== undefined) return false;
    if (!recordsBodies(rule) || !isEnded(policy, rule)) return false;
    const targets = targetsOf(rule, api).filter(isStored);
    return witnesses.decides(at, { targets, verbs: storedVerbs[rule.level] ?? [] });
  });
  if (index < 0) return undefined;
  return notice(
    'managed-fields-recorded',
    ['rules', index, 'level'],
    'Recorded bodies include managedFields, often the larger part of an object. Set omitManagedFields: true to omit them.',
    fix('Omit managed fields', set(['omitManagedFields'], true)),
  );
}

/** Verbs with a stored object in the recorded bodies: an update sends back what it has read. */
const storedVerbs: Readonly<Record<string, readonly string[]>> = {
  Request: ['update'],
  RequestResponse: ['get', 'list', 'create', 'update', 'patch', 'deletecollection'],
};

/** Whether the requests of a resource are about stored objects: not reviews, streams or actions. */
function isStored({ group, resource, subresource }: Target): boolean {
  if (group === 'metrics.k8s.io') return false;
  if (/reviews$|^(?:bindings|componentstatuses)$/.test(resource)) return false;
  return ['', 'status', 'approval', 'ephemeralcontainers', 'resize'].includes(subresource);
}
