import { utf8Bytes } from './go/bytes';
import { goJson } from './go/json';
import { goQuote } from './go/quote';
import { isResourceRule, present } from './match';
import { isStep, resultOf } from './steps';
import { levels, stages } from './types';
import type {
  FieldError,
  GroupResources,
  InvalidCode,
  KubernetesVersion,
  Path,
  Policy,
  PolicyRule,
  RuleField,
  Whole,
} from './types';
import { acceptsEveryGroup, isAtLeast } from './versions';

/**
 * Returns the validation errors of kube-apiserver of that version, in its words and order; empty if
 * the policy is valid. The loader, not validation, rejects a policy without rules. Mirrors
 * ValidatePolicy (apis/audit/validation/validation.go). Versions 1.31 to 1.37 differ in two things:
 * group "*" is valid from 1.36, and from 1.34 values other than plain strings (levels, lists) are
 * formatted as JSON instead of Go syntax (field.Error.ErrorBody, apimachinery).
 */
export function validatePolicy(policy: Policy, kubernetes: KubernetesVersion): FieldError[] {
  return resultOf(validateInSteps(policy, kubernetes));
}

/** Same as validatePolicy, with pauses. */
export function* validateInSteps(
  policy: Policy,
  kubernetes: KubernetesVersion,
): Generator<undefined, FieldError[]> {
  const errors: FieldError[] = [];
  yield* add(errors, validateOmitStages(policy.omitStages, 'omitStages', ['omitStages']));
  for (const [index, rule] of policy.rules.entries()) {
    if (isStep(index)) yield;
    const field = `rules[${index}]`;
    const path = ['rules', index];
    for (const check of allRuleChecks) {
      yield* add(errors, check(rule, field, path, kubernetes));
    }
  }
  return errors;
}

/** The errors of a check; those of the items of a list with pauses, because it can be long. */
type Errors = FieldError[] | Generator<undefined, FieldError[]>;

function* add(errors: FieldError[], found: Errors): Generator<undefined, void> {
  for (const error of Array.isArray(found) ? found : yield* found) errors.push(error);
}

/** Checks each item of a list. */
function ofEach<Item>(
  list: readonly Item[] | undefined,
  check: (item: Item, index: number) => FieldError[],
): Errors {
  return list === undefined || list.length === 0 ? [] : inSteps(list, check);
}

function* inSteps<Item>(
  list: readonly Item[],
  check: (item: Item, index: number) => FieldError[],
): Generator<undefined, FieldError[]> {
  const errors: FieldError[] = [];
  for (const [index, item] of list.entries()) {
    if (isStep(index)) yield;
    for (const error of check(item, index)) errors.push(error);
  }
  return errors;
}

/** Checks one field. In: the rule, its field path in Kubernetes' notation, its path in the document, and the version. */
type RuleCheck = (
  rule: PolicyRule,
  field: string,
  path: Path,
  kubernetes: KubernetesVersion,
) => Errors;

const anyValue: RuleCheck = () => [];

/** The check of each field of a rule, in the order of validation.go. */
const ruleChecks: Readonly<Record<RuleField, RuleCheck>> = {
  level: ({ level }, field, path, kubernetes) =>
    validateLevel(level, `${field}.level`, [...path, 'level'], kubernetes),
  nonResourceURLs: ({ nonResourceURLs }, field, path) =>
    validateNonResourceURLs(nonResourceURLs, field, path),
  resources: ({ resources }, field, path, kubernetes) =>
    ofEach(resources, (entry, at) =>
      validateEntry(entry, `${field}.resources`, [...path, 'resources', at], kubernetes),
    ),
  omitStages: ({ omitStages }, field, path) =>
    validateOmitStages(omitStages, `${field}.omitStages`, [...path, 'omitStages']),
  users: anyValue,
  userGroups: anyValue,
  verbs: anyValue,
  namespaces: anyValue,
  omitManagedFields: anyValue,
};

const allRuleChecks: readonly RuleCheck[] = [...Object.values(ruleChecks), validateKind];

function validateLevel(
  level: string,
  field: string,
  path: Path,
  kubernetes: KubernetesVersion,
): FieldError[] {
  if ((levels as readonly string[]).includes(level)) return [];
  if (level === '')
    return [{ code: 'level-missing', field, path, text: `${field}: Required value` }];
  const value = isAtLeast(kubernetes, '1.34') ? goJson(level) : goQuote(level);
  const supported = levels.map(goQuote).join(', ');
  const text = `${field}: Unsupported value: ${value}: supported values: ${supported}`;
  return [{ code: 'level-unknown', field, path, text }];
}

function validateNonResourceURLs(
  urls: readonly string[] | undefined,
  ruleField: string,
  rulePath: Path,
): Errors {
  return ofEach(urls, (url, index) => {
    const field = `${ruleField}.nonResourceURLs[${index}]`;
    const path = [...rulePath, 'nonResourceURLs', index];
    const errors: FieldError[] = [];
    if (url === '*') return errors;
    if (!url.startsWith('/')) {
      const detail = "non-resource URL rules must begin with a '/' character";
      errors.push(invalid('url-without-slash', field, path, goQuote(url), detail));
    }
    if (url.slice(0, -1).includes('*')) {
      const detail = "non-resource URL wildcards '*' must be the final character of the rule";
      errors.push(invalid('url-wildcard', field, path, goQuote(url), detail));
    }
    return errors;
  });
}

/** Validates an entry of `resources`. Kubernetes' field path lacks the entry's index. */
function validateEntry(
  entry: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>,
  field: string,
  path: Path,
  kubernetes: KubernetesVersion,
): FieldError[] {
  const { group = '', resources, resourceNames = [] } = entry;
  const errors: FieldError[] = [];
  const isAnyGroup = group === '*' && acceptsEveryGroup(kubernetes);
  const detail = group === '' || isAnyGroup ? '' : subdomainProblems(group).join(',');
  if (detail !== '') {
    errors.push(
      invalid('group-invalid', `${field}.group`, [...path, 'group'], goQuote(group), detail),
    );
  }
  if (resourceNames.length > 0 && !present(resources)) {
    errors.push(
      invalid(
        'names-without-resources',
        `${field}.resourceNames`,
        [...path, 'resourceNames'],
        listText(resourceNames, kubernetes),
        'using resourceNames requires at least one resource',
      ),
    );
  }
  return errors;
}

function validateOmitStages(
  omitStages: readonly string[] | undefined,
  field: string,
  path: Path,
): Errors {
  return ofEach(omitStages, (stage, index) => {
    if ((stages as readonly string[]).includes(stage)) return [];
    const detail = `allowed stages are ${stages.join(',')}`;
    return [
      invalid('stage-unknown', `${field}[${index}]`, [...path, index], goQuote(stage), detail),
    ];
  });
}

/** A rule is for resources or for non-resource URLs, not both. */
function validateKind(
  rule: PolicyRule,
  ruleField: string,
  rulePath: Path,
  kubernetes: KubernetesVersion,
): FieldError[] {
  const { nonResourceURLs = [] } = rule;
  if (nonResourceURLs.length === 0) return [];
  if (!isResourceRule(rule)) return [];
  return [
    invalid(
      'urls-with-resources',
      `${ruleField}.nonResourceURLs`,
      [...rulePath, 'nonResourceURLs'],
      listText(nonResourceURLs, kubernetes),
      'rules cannot apply to both regular resources and non-resource URLs',
    ),
  ];
}

function invalid(
  code: InvalidCode,
  field: string,
  path: Path,
  value: string,
  detail: string,
): FieldError {
  return { code, field, path, text: `${field}: Invalid value: ${value}: ${detail}` };
}

function listText(values: readonly string[], kubernetes: KubernetesVersion): string {
  if (isAtLeast(kubernetes, '1.34')) return goJson(values);
  return `[]string{${values.map(goQuote).join(', ')}}`;
}

const labelFormat = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomainFormat = `${labelFormat}(\\.${labelFormat})*`;

/** Returns what is wrong with a DNS name. Mirrors IsDNS1123Subdomain (apimachinery util/validation). */
function subdomainProblems(name: string): string[] {
  const problems: string[] = [];
  if (utf8Bytes(name).length > 253) problems.push('must be no more than 253 characters');
  if (!name.split('.').every(isLabel)) {
    problems.push(
      'a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, ' +
        "'-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', " +
        `regex used for validation is '${subdomainFormat}')`,
    );
  }
  return problems;
}

/** Matches labelFormat. Checked label by label, so that the time is linear in the length of the name. */
function isLabel(label: string): boolean {
  return /^[-a-z0-9]+$/.test(label) && !label.startsWith('-') && !label.endsWith('-');
}
