import type { StringListField } from '../../audit/fields';
import { present } from '../../audit/match';
import { ruleIndexOf } from '../../audit/policyPath';
import type {
  EntryListField,
  KubernetesVersion,
  MatchListField,
  Path,
  Policy,
  PolicyRule,
} from '../../audit/types';
import type { ApiFacts } from '../apiFacts';
import { proverNow } from '../prover';
import { reachInSteps, type Reach } from '../reach';
import { isStep, resultOf } from '../../audit/steps';
import type { ListValue, ValueCheck } from './check';
import { withOneStraightening } from './straightening';
import { credentialFindings } from './credentialFindings';
import type { Finding, FindingCode } from './finding';
import { halfSetFindings } from './halfSetFindings';
import { hidesGroup, keyFinding, mayNarrow, type UnknownField } from './keyFindings';
import { levelFinding, stageFinding } from './levelAndStageFindings';
import { duplicateValue, untidyValue, wildcardValue } from './listFindings';
import { clusterScopedFinding, namespaceFinding } from './namespaceFindings';
import {
  emptyStages,
  managedFieldsFinding,
  nothingRecorded,
  policyOmissions,
  ruleOmissions,
} from './omissionFindings';
import { orderFindings } from './orderFindings';
import { entryFindings } from './resourceFindings';
import { bothSubjectsFinding, failedLoginFinding, namelessVerbFindings } from './ruleFindings';
import { streamVerbFinding } from './shellFindings';
import { swallowedFindings } from './swallowedFindings';
import { urlFinding } from './urlFindings';
import { userFinding, userGroupFinding } from './userFindings';
import { verbFinding } from './verbFindings';
import { witnessesOf, type Witnesses } from '../witnesses';

/** What the checks need besides the policy. */
export interface FindingsContext {
  kubernetes: KubernetesVersion;
  api: ApiFacts;
  unknownFields: readonly UnknownField[];
  /** The rules in whose text omitStages is an empty list. */
  emptyOmitStages: readonly number[];
}

/** The lists of strings of a rule. */
type RuleList = MatchListField | 'omitStages';

/** The checks of one value, in order: only the first finding counts. */
const tidiness: readonly ValueCheck[] = [untidyValue, duplicateValue];
const listChecks = {
  users: [...tidiness, wildcardValue, userFinding],
  userGroups: [...tidiness, wildcardValue, userGroupFinding],
  verbs: [...tidiness, wildcardValue, verbFinding],
  namespaces: [...tidiness, wildcardValue, namespaceFinding],
  nonResourceURLs: [...tidiness, urlFinding],
  omitStages: [...tidiness, stageFinding],
} satisfies Record<RuleList, readonly ValueCheck[]>;
const entryListChecks: Readonly<Record<EntryListField, readonly ValueCheck[]>> = {
  resources: tidiness,
  resourceNames: [...tidiness, wildcardValue],
};
const entryLists = Object.keys(entryListChecks) as EntryListField[];
const ruleLists = Object.keys(listChecks) as RuleList[];

/** Findings in steps: between two values the caller may let the page respond to the user. */
type Steps = Generator<undefined, Finding[]>;

/** Returns all findings about a policy at once; see findingsInSteps. */
export function findings(policy: Policy, context: FindingsContext): Finding[] {
  return resultOf(findingsInSteps(policy, context));
}

/**
 * Returns all findings about a decoded policy, which validation may still reject. For what the API
 * server itself rejects, there is a finding at the same path to explain it and to offer a fix.
 * Ordered by rule, those about the whole policy first; warnings first within a rule. Never throws.
 */
export function* findingsInSteps(policy: Policy, context: FindingsContext): Steps {
  const hiddenGroups = new Set(
    context.unknownFields.filter(hidesGroup).map(({ path }) => path.slice(0, -1).join()),
  );
  const reach = yield* reachInSteps(policy);
  const witnesses = yield* witnessesOf(policy);
  const found: Finding[] = [];
  for (const [at, field] of context.unknownFields.entries()) {
    if (isStep(at)) yield;
    found.push(keyFinding(field, policy, context.kubernetes));
  }
  append(found, yield* valueFindings(policy, [], 'omitStages', listChecks.omitStages));
  append(found, policyOmissions(policy, witnesses, context.api));
  for (const [index, rule] of policy.rules.entries()) {
    yield;
    const all = yield* ruleFindings(policy, rule, index, context.api, hiddenGroups, witnesses);
    // What a rule that decides nothing records or misses is moot; how its values are written is not.
    const isCovered = reach.coveredBy[index] !== undefined;
    const isMoot = ({ code, severity }: Finding) =>
      effects.has(code) || (isCovered && severity === 'notice');
    append(found, reach.decides[index] ? all : all.filter((each) => !isMoot(each)));
  }
  append(found, yield* credentialFindings(policy, witnesses));
  // A rule that is wide because of a key that is ignored: the key's own finding says it.
  const wide = new Set(context.unknownFields.filter(mayNarrow).map(ruleOf));
  const prover = proverNow();
  const hidden = prover ? yield* prover.hiddenByDrop(policy, reach, witnesses) : [];
  append(
    found,
    hidden.filter((each) => !wide.has(ruleOf(each))),
  );
  append(found, (yield* halfSetFindings(policy)).filter(isDeciding(reach)));
  for (const check of policyChecks) {
    yield;
    append(found, check(policy, reach, witnesses, context.api));
  }
  append(found, emptyStages(policy, context.emptyOmitStages).filter(isDeciding(reach)));
  append(found, yield* orderFindings(policy, reach));
  if (prover) {
    append(found, yield* prover.emptyRuleFindings(policy, found));
    append(found, yield* prover.idleValueFindings(policy, found));
  }
  yield;
  found.sort((a, b) => ruleOf(a) - ruleOf(b) || weight(a) - weight(b));
  return yield* withOneStraightening(found);
}

/** Findings about what a rule records or misses. */
const effects: ReadonlySet<FindingCode> = new Set([
  'all-stages-omitted',
  'failed-logins-hidden',
  'omit-managed-fields-repeated',
  'omit-stages-repeated',
  'outcome-hidden',
  'stream-create-missing',
  'stream-get-missing',
  'users-and-groups',
]);

const isDeciding =
  ({ decides }: Reach) =>
  ({ path }: Finding) =>
    decides[ruleOf({ path })] ?? true;

/** The checks of the policy as a whole. */
const policyChecks: readonly ((
  policy: Policy,
  reach: Reach,
  witnesses: Witnesses,
  api: ApiFacts,
) => Finding[])[] = [
  (policy, reach) => one(nothingRecorded(policy, reach)),
  (policy, reach) => one(failedLoginFinding(policy, reach)),
  (...all) => one(managedFieldsFinding(...all)),
];

/** The checks of a rule as a whole, after those of its values. */
const ruleChecks: readonly ((
  rule: PolicyRule,
  index: number,
  policy: Policy,
  api: ApiFacts,
  witnesses: Witnesses,
) => Finding[])[] = [
  (rule, index, _, api) => one(clusterScopedFinding(rule, index, api)),
  namelessVerbFindings,
  (rule, index) => one(bothSubjectsFinding(rule, index)),
  (rule, index, policy) => one(streamVerbFinding(rule, index, policy.rules[index + 1])),
  ruleOmissions,
];

function* ruleFindings(
  policy: Policy,
  rule: PolicyRule,
  index: number,
  api: ApiFacts,
  hiddenGroups: ReadonlySet<string>,
  witnesses: Witnesses,
): Steps {
  const path = ['rules', index];
  const found = one(levelFinding(rule.level, index));
  for (const field of ruleLists) {
    append(found, yield* valueFindings(rule, path, field, listChecks[field], rule));
  }
  const entries = rule.resources ?? [];
  for (const [entryIndex, entry] of entries.entries()) {
    yield;
    const entryPath = [...path, 'resources', entryIndex];
    const at = { entry, rule, ruleIndex: index, entryIndex };
    for (const field of entryLists) {
      // Without resources the server rejects the names, and what they match does not matter.
      if (field === 'resourceNames' && !present(entry.resources)) continue;
      append(found, yield* valueFindings(entry, entryPath, field, entryListChecks[field], rule));
      if (field === 'resources' && !hiddenGroups.has(entryPath.join())) {
        append(found, yield* entryFindings(at, api, isTidy));
      }
    }
  }
  append(found, yield* swallowedFindings(rule, index));
  for (const check of ruleChecks) {
    if (entries.length > 1) yield;
    append(found, check(rule, index, policy, api, witnesses));
  }
  return found;
}

/** Checks the list in one field of the policy, a rule or an entry of resources at `path`. */
function* valueFindings<Field extends StringListField>(
  holder: { [field in Field]?: string[] },
  path: Path,
  field: Field,
  checks: readonly ValueCheck[],
  rule?: PolicyRule,
): Steps {
  const list: string[] | undefined = holder[field];
  if (!list) return [];
  const listPath = [...path, field];
  const found: Finding[] = [];
  for (const [index, value] of list.entries()) {
    if (isStep(index)) yield;
    const finding = firstOf(checks, { value, index, list, listPath, field, rule });
    if (finding) found.push(finding);
  }
  return found;
}

/** Appends in a loop: the arguments of `push` are on the stack, which has no room for 100,000. */
function append(found: Finding[], more: readonly Finding[]): void {
  for (const finding of more) found.push(finding);
}

function firstOf(checks: readonly ValueCheck[], at: ListValue): Finding | undefined {
  for (const check of checks) {
    const finding = check(at);
    if (finding) return finding;
  }
  return undefined;
}

function isTidy(at: ListValue): boolean {
  return firstOf(tidiness, at) === undefined;
}

function one(finding: Finding | undefined): Finding[] {
  return finding ? [finding] : [];
}

/** Findings about the whole policy come first. */
function ruleOf({ path }: Pick<Finding, 'path'>): number {
  return ruleIndexOf(path) ?? -1;
}

function weight({ severity }: Finding): number {
  return severity === 'warning' ? 0 : 1;
}
