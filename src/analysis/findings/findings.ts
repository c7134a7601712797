import type { StringListField } from '../../audit/fields';
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
import { reachOf } from '../reach';
import type { ListValue, ValueCheck } from './check';
import { credentialFindings } from './credentialFindings';
import type { Finding, FindingCode } from './finding';
import { hidesGroup, keyFinding, type UnknownField } from './keyFindings';
import { levelFinding, stageFinding } from './levelAndStageFindings';
import { duplicateValue, untidyValue, wildcardValue } from './listFindings';
import { clusterScopedFinding, namespaceFinding } from './namespaceFindings';
import { managedFieldsFinding, policyOmissions, ruleOmissions } from './omissionFindings';
import { orderFindings } from './orderFindings';
import { entryFindings } from './resourceFindings';
import { bothSubjectsFinding, failedLoginFinding, namelessVerbFindings } from './ruleFindings';
import { droppedReadsFinding, streamVerbFinding } from './shellFindings';
import { urlFinding } from './urlFindings';
import { userFinding, userGroupFinding } from './userFindings';
import { verbFinding } from './verbFindings';

/** What the checks need besides the policy. */
export interface FindingsContext {
  kubernetes: KubernetesVersion;
  api: ApiFacts;
  unknownFields: readonly UnknownField[];
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

/**
 * Returns all findings about a decoded policy, which validation may still reject. For what the API
 * server itself rejects, there is a finding at the same path to explain it and to offer a fix.
 * Ordered by rule, those about the whole policy first; warnings first within a rule. Never throws.
 */
export function findings(policy: Policy, context: FindingsContext): Finding[] {
  const hiddenGroups = new Set(
    context.unknownFields.filter(hidesGroup).map(({ path }) => path.slice(0, -1).join()),
  );
  const reach = reachOf(policy);
  const decides = ({ path }: Finding) => reach.decides[ruleOf({ path })] ?? true;
  const found = [
    ...context.unknownFields.map((field) => keyFinding(field, policy)),
    ...valueFindings(policy, [], 'omitStages', listChecks.omitStages),
    ...policyOmissions(policy, reach),
    ...policy.rules.flatMap((rule, index) => {
      const all = ruleFindings(policy, rule, index, context.api, hiddenGroups);
      if (reach.decides[index]) return all;
      // What such a rule records or misses is moot; how its values are written is not.
      const isCovered = reach.coveredBy[index] !== undefined;
      return all.filter(
        ({ code, severity }) => !effects.has(code) && !(isCovered && severity === 'notice'),
      );
    }),
    ...credentialFindings(policy).filter(decides),
    ...droppedReadsFinding(policy).filter(decides),
    ...orderFindings(policy, reach),
    ...one(failedLoginFinding(policy, reach)),
    ...one(managedFieldsFinding(policy, reach)),
  ];
  return found.sort((a, b) => ruleOf(a) - ruleOf(b) || weight(a) - weight(b));
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

function ruleFindings(
  policy: Policy,
  rule: PolicyRule,
  index: number,
  api: ApiFacts,
  hiddenGroups: ReadonlySet<string>,
): Finding[] {
  const path = ['rules', index];
  return [
    ...one(levelFinding(rule.level, index)),
    ...ruleLists.flatMap((field) => valueFindings(rule, path, field, listChecks[field], rule)),
    ...(rule.resources ?? []).flatMap((entry, entryIndex) => {
      const entryPath = [...path, 'resources', entryIndex];
      const at = { entry, rule, ruleIndex: index, entryIndex };
      const meaning = () =>
        hiddenGroups.has(entryPath.join()) ? [] : entryFindings(at, api, isTidy);
      return entryLists.flatMap((field) => [
        ...valueFindings(entry, entryPath, field, entryListChecks[field], rule),
        ...(field === 'resources' ? meaning() : []),
      ]);
    }),
    ...one(clusterScopedFinding(rule, index, api)),
    ...namelessVerbFindings(rule, index),
    ...one(bothSubjectsFinding(rule, index)),
    ...one(streamVerbFinding(rule, index)),
    ...ruleOmissions(policy, rule, index),
  ];
}

/** Checks the list in one field of the policy, a rule or an entry of resources at `path`. */
function valueFindings<Field extends StringListField>(
  holder: { [field in Field]?: string[] },
  path: Path,
  field: Field,
  checks: readonly ValueCheck[],
  rule?: PolicyRule,
): Finding[] {
  const list: string[] | undefined = holder[field];
  if (!list) return [];
  const listPath = [...path, field];
  const found: Finding[] = [];
  for (const [index, value] of list.entries()) {
    const finding = firstOf(checks, { value, index, list, listPath, field, rule });
    if (finding) found.push(finding);
  }
  return found;
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
