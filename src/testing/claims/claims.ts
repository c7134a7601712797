import { conditionsOf, groupMatches, present, resourceMatches } from '../../audit/match';
import {
  stages,
  type Attributes,
  type GroupResources,
  type MatchListField,
  type Path,
  type Policy,
  type PolicyRule,
} from '../../audit/types';
import { quoted } from '../../analysis/findings/check';
import type { ProblemCode } from '../../engine/problemCode';
import { apiFactsOf } from '../../engine/apiFactsOf';
import {
  configOf,
  credential,
  decidedBy,
  decisionsOf,
  limitedTo,
  linesOf,
  matcherOf,
  ruleAt,
  someMatch,
  valueAt,
  type Evidence,
} from './evidence';

/** A message and where in the policy it is shown. */
export interface Said {
  code: ProblemCode;
  path: Path;
  message: string;
}

/** What a message with these words claims about the policy. */
export interface Claim {
  says: RegExp;
  holds: (evidence: Evidence, said: Said, match: RegExpExecArray) => boolean;
}

/** The claims of a code: every message has at least one of them, and all that it has must hold. */
type Row = readonly Claim[] | { untestable: string };

const claim = (says: RegExp, holds: Claim['holds']): Claim => ({ says, holds });

const isResource = ({ isResourceRequest }: Attributes) => isResourceRequest;
const ruleIndex = ({ path }: Said) => Number(path[1]);
const listAt = ({ policy }: Evidence, { path }: Said) =>
  valueAt(policy, typeof path.at(-1) === 'number' ? path.slice(0, -1) : path) as string[];
const entryPath = (path: Path) => path.slice(0, 4);

/** The value or entry matches no request, whatever the rules before it. */
const never: Claim['holds'] = (evidence, { path }) =>
  !someMatch(evidence, limitedTo(evidence.policy, path));
const neverResource: Claim['holds'] = (evidence, { path }) =>
  !someMatch(evidence, limitedTo(evidence.policy, path), isResource);
const entryNever: Claim['holds'] = (evidence, { path }) =>
  !someMatch(evidence, limitedTo(evidence.policy, entryPath(path)));
/** The rule matches no request. */
const ruleNever: Claim['holds'] = (evidence, { path }) =>
  !someMatch(evidence, ruleAt(evidence.policy, path));
/** The value matches no request that is not meant. */
const onlyWhen =
  (isMeant: (attributes: Attributes) => boolean): Claim['holds'] =>
  (evidence, { path }) =>
    !someMatch(evidence, limitedTo(evidence.policy, path), (each) => !isMeant(each));
const neverReached = (evidence: Evidence, rule: number) => decidedBy(evidence, rule).length === 0;

const matchesNothing = claim(/(?:matches|match) nothing\b/, (evidence, said, match) => {
  if (said.path.includes('omitStages'))
    return !(stages as readonly unknown[]).includes(valueAt(evidence.policy, said.path));
  return /so this entry matches nothing/.test(match.input)
    ? entryNever(evidence, said, match)
    : never(evidence, said, match);
});
const neverBuiltIn: Claim['holds'] = (evidence, { path }) => {
  const api = apiFactsOf(evidence.kubernetes);
  const isMeant = ({ apiGroup }: Attributes) => api.groupExists(apiGroup);
  return !someMatch(evidence, limitedTo(evidence.policy, path), isMeant);
};
const noBuiltIn = claim(/matches no built-in resource/, neverBuiltIn);
const noUser = claim(/matches no (?:user|group)\b/, never);
const noResourceRequest = claim(/matches no resource request/, neverResource);
const notAGroup = claim(
  /is not an API group|is not a built-in API group/,
  ({ kubernetes, policy }, { path }) =>
    !apiFactsOf(kubernetes).groupExists(valueAt(policy, path) as string),
);
const rejected = claim(/is rejected/, () => true);
const serverOnly = (untestable: string): Row => ({ untestable });
const ownWords = serverOnly("the server's own words, compared with Go elsewhere");
const loads = serverOnly('about loading the text, not about what it decides');

/** A request body or response body of a rule's request holds the words. */
function recordsIn(
  evidence: Evidence,
  rule: number,
  words: string,
  isMeant: (each: Attributes) => boolean,
) {
  const { policy, kubernetes } = evidence;
  return decidedBy(evidence, rule).some(
    (request) =>
      isMeant(request.attributes) &&
      linesOf(request, configOf(policy, rule), kubernetes).some((line) => line.includes(words)),
  );
}

const holders: Record<string, (each: Attributes) => boolean> = {
  'the values of Secrets': ({ apiGroup, resource }) => apiGroup === '' && resource === 'secrets',
  'new service account tokens': ({ resource, subresource }) =>
    resource === 'serviceaccounts' && subresource === 'token',
  'the tokens of TokenReviews': ({ resource }) => resource === 'tokenreviews',
  'the data of ConfigMaps': ({ apiGroup, resource }) =>
    apiGroup === '' && resource === 'configmaps',
};
const recordsCredentials = claim(
  /^Level \w+ records (.*) in the audit log\.$/,
  (evidence, said, [, what = '']) =>
    what.split(/, | and /).every((one) => {
      const isMeant = holders[one];
      return isMeant !== undefined && recordsIn(evidence, ruleIndex(said), credential, isMeant);
    }),
);

/** Omitting the stage at the path is what keeps a failed login out of the log. */
const hidesFailedLogins = claim(
  /so omitting it hides failed logins/,
  ({ policy, requests, kubernetes, decisions }, { path }) => {
    const without = structuredClone(policy);
    const list = valueAt(without, path.slice(0, -1)) as string[];
    const stage = list[Number(path.at(-1))];
    const kept = list.filter((each) => each !== stage);
    list.splice(0, list.length, ...kept);
    const after = decisionsOf(without, requests);
    return requests.some(
      (request, index) =>
        request.user === null &&
        linesOf(request, decisions[index]!, kubernetes).length === 0 &&
        linesOf(request, after[index]!, kubernetes).length > 0,
    );
  },
);

/** The key is ignored: what it would limit is not limited by another key of that name. */
const notLimited =
  (field: MatchListField): Claim['holds'] =>
  ({ policy }, { path }) =>
    !present(ruleAt(policy, path)[field]);

const effects: readonly Claim[] = [
  claim(/ is ignored/, () => true),
  claim(/so the rule has no level/, ({ policy }, { path }) => ruleAt(policy, path).level === ''),
  claim(/is not limited to these users/, notLimited('users')),
  claim(/is not limited to these groups/, notLimited('userGroups')),
  claim(/is not limited to these verbs/, notLimited('verbs')),
  claim(/is not limited to these namespaces/, notLimited('namespaces')),
  claim(/is not limited to these URLs/, notLimited('nonResourceURLs')),
  claim(/nothing is limited to these resources/, ({ policy }, { path }) =>
    path.length > 4
      ? !present(entryAt(policy, path)?.resources)
      : !present(ruleAt(policy, path).resources),
  ),
  claim(
    /the entry is not limited to these names/,
    ({ policy }, { path }) => !present(entryAt(policy, path)?.resourceNames),
  ),
  claim(
    /so the core group is used/,
    ({ policy }, { path }) => (entryAt(policy, path)?.group ?? '') === '',
  ),
  claim(/so there are no rules/, ({ policy }) => policy.rules.length === 0),
];

const entryAt = (policy: Policy, path: Path) =>
  valueAt(policy, entryPath(path)) as GroupResources | undefined;

/** What the messages of each code claim. A new code does not compile without a row. */
export const claims: Record<ProblemCode, Row> = {
  // Loading
  'yaml-syntax': ownWords,
  'json-syntax': ownWords,
  'yaml-not-json': ownWords,
  'type-mismatch': ownWords,
  'kind-wrong': ownWords,
  'api-version-wrong': ownWords,
  'no-rules': ownWords,
  'duplicate-key': loads,
  'level-missing': ownWords,
  'names-without-resources': ownWords,
  'urls-with-resources': ownWords,
  'allowance-unused': serverOnly('about a comment, not about what the policy decides'),
  'embedded-policy': loads,
  'ignored-documents': loads,
  'policy-elsewhere': loads,
  template: loads,
  'test-file': loads,
  'text-too-large': loads,
  'unknown-field': effects,
  // Levels and stages
  'level-unknown': [
    claim(
      /is not a level/,
      ({ policy }, { path }) =>
        !['None', 'Metadata', 'Request', 'RequestResponse'].includes(ruleAt(policy, path).level),
    ),
  ],
  'stage-unknown': [
    claim(
      /is not a stage/,
      ({ policy }, { path }) => !(stages as readonly unknown[]).includes(valueAt(policy, path)),
    ),
  ],
  'all-stages-omitted': [
    claim(/nothing is recorded|the rule records nothing/, (evidence, { path }) =>
      evidence.requests.every(
        (request, index) =>
          (path[0] === 'rules' && evidence.decisions[index]!.rule !== path[1]) ||
          linesOf(request, evidence.decisions[index]!, evidence.kubernetes).length === 0,
      ),
    ),
  ],
  'failed-logins-hidden': [hidesFailedLogins],
  'outcome-hidden': [
    claim(
      /does not show how (?:most requests|the requests of this rule) ended/,
      ({ policy }, { path }) =>
        (valueAt(policy, path.slice(0, -1)) as string[]).includes('ResponseComplete'),
    ),
  ],
  'omit-stages-repeated': [
    claim(
      /^(.*) (?:is|are) already omitted for the whole policy\.(?: A rule cannot switch the policy’s list off: the stages of both are omitted\.)?$/,
      ({ policy }, _, [, names = '']) =>
        names.split(/, | and /).every((name) => policy.omitStages?.includes(name)),
    ),
  ],
  // Values of lists
  'white-space': [matchesNothing, notAGroup],
  'quotes-in-value': [matchesNothing],
  'comma-in-value': [matchesNothing],
  'empty-value': [matchesNothing, rejected],
  'empty-verb': [
    claim(
      /only matches requests with an HTTP method that has no verb/,
      onlyWhen(({ verb }) => verb === ''),
    ),
  ],
  'duplicate-value': [
    claim(/is listed twice/, (evidence, said) => {
      const value = valueAt(evidence.policy, said.path);
      return listAt(evidence, said).filter((each) => each === value).length > 1;
    }),
  ],
  wildcard: [matchesNothing],
  'value-without-effect': [
    claim(/ (?:has|have) no effect/, ({ policy, requests }, said) =>
      valuesNamed(policy, said).every((value) =>
        sameMatches(requests, ruleAt(policy, said.path), withoutValues(policy, said.path, [value])),
      ),
    ),
  ],
  // Users and groups
  'group-in-users': [noUser],
  'user-in-groups': [noUser],
  'service-account-form': [matchesNothing],
  'name-misspelled': [claim(/probably matches nothing/, () => true)],
  'name-of-nobody': [matchesNothing],
  'name-not-built-in': [
    claim(/Kubernetes itself has no (?:user|group)/, () => true),
    claim(
      /kube-proxy is the user (.*), which this rule does not match/,
      (evidence, { path }, [, name = '']) =>
        !someMatch(evidence, ruleAt(evidence.policy, path), ({ user }) => user?.username === name),
    ),
  ],
  'users-and-groups': [
    claim(/userGroups has no effect/, ({ policy, requests }, { path }) => {
      const rule = ruleAt(policy, path);
      return sameMatches(requests, rule, { ...rule, userGroups: [] });
    }),
    claim(/so the rule never matches/, ruleNever),
    claim(
      /only applies to these users while they are in one of these groups/,
      (evidence, { path }) => {
        const { users = [], userGroups = [] } = ruleAt(evidence.policy, path);
        return !someMatch(
          evidence,
          ruleAt(evidence.policy, path),
          ({ user }) =>
            !user ||
            !users.includes(user.username) ||
            !user.groups?.some((group) => userGroups.includes(group)),
        );
      },
    ),
  ],
  'failed-login-has-no-user': [
    claim(/does not match it and no rule records it/, ({ requests, decisions, kubernetes }) =>
      requests.every(
        (request, index) =>
          request.user !== null || linesOf(request, decisions[index]!, kubernetes).length === 0,
      ),
    ),
  ],
  // Verbs
  'verb-case': [matchesNothing],
  'verb-is-http-method': [matchesNothing, noResourceRequest],
  'verb-unknown': [matchesNothing, noResourceRequest],
  'stream-get-missing': [
    claim(/^Without (.*), this rule misses requests to (.*): kubectl/, missesStreams),
  ],
  'stream-create-missing': [
    claim(/^Without (.*), this rule misses requests to (.*): older kubectl/, missesStreams),
  ],
  'writes-incomplete': [
    claim(/^Without (.*), this rule misses some changes/, (evidence, { path }, [, verbs = '']) => {
      const missed = verbs.split(' and ');
      return !someMatch(evidence, ruleAt(evidence.policy, path), ({ verb }) =>
        missed.includes(verb),
      );
    }),
  ],
  // Resources
  'counterpart-missing': [
    claim(/no rule names/, ({ policy }, _, { input }) => {
      const probes = input.match(/\/(?:livez|readyz)\b/g);
      const urls = policy.rules.flatMap(({ nonResourceURLs = [] }) => nonResourceURLs);
      if (probes) return probes.every((probe) => !urls.some((url) => url.startsWith(probe)));
      const [, resource = '', group = ''] = /(events|endpointslices|leases) of ([a-z.8]+)/.exec(
        input,
      )!;
      return !policy.rules.some(({ resources = [] }) =>
        resources.some(
          (entry) =>
            groupMatches(entry, group) &&
            (!present(entry.resources) ||
              entry.resources?.some((pattern) => resourceMatches(pattern, resource, ''))),
        ),
      );
    }),
  ],
  'group-invalid': [notAGroup],
  'group-of-core': [matchesNothing],
  'group-retired': [matchesNothing],
  'group-unknown': [matchesNothing],
  'name-never-known': [
    claim(
      /so resourceNames never matches them/,
      onlyWhen(({ verb, name }) => verb === 'create' && name !== ''),
    ),
  ],
  'name-seldom-known': [
    claim(/only has an object name if it selects one/, (evidence, { path }) =>
      evidence.requests.every(
        ({ url, attributes }) =>
          !['list', 'watch'].includes(attributes.verb) ||
          selectsName(url) ||
          !matcherOf(limitedTo(evidence.policy, path))(attributes),
      ),
    ),
  ],
  'resource-in-wrong-group': [matchesNothing],
  'resource-name': [matchesNothing, noBuiltIn, claim(/is not a wildcard/, () => true)],
  'resource-unknown': [claim(/is not a built-in resource of/, neverBuiltIn)],
  'subresource-unknown': [
    claim(/^(?:No built-in resource in .* has a subresource|.* has no subresource)/, neverBuiltIn),
  ],
  // Namespaces
  'namespace-all': [
    claim(/only matches a namespace of that name/, (evidence, said, match) =>
      onlyWhen(({ namespace }) => namespace === valueAt(evidence.policy, said.path))(
        evidence,
        said,
        match,
      ),
    ),
  ],
  'namespace-case': [
    claim(
      /^No namespace can be called/,
      ({ policy }, { path }) => !/^[a-z0-9-]+$/.test(String(valueAt(policy, path))),
    ),
  ],
  'namespaces-for-cluster-scope': [claim(/so a rule with namespaces never matches/, ruleNever)],
  // URLs
  'url-discovery-only': [
    claim(
      /only matches discovery/,
      onlyWhen(({ isResourceRequest, path }) => !isResourceRequest && path.startsWith('/api')),
    ),
  ],
  'url-of-resource': [matchesNothing],
  'url-wildcard': [rejected],
  'url-with-query': [matchesNothing],
  'url-without-slash': [rejected],
  // Order
  'catch-all-not-last': [
    claim(
      /^Rule (\d+) matches every request, so rules? ([\d a-z]+) (?:is|are) never reached\. Narrow it or (?:remove it|move it down)\.$/,
      (evidence, _, [, all, late = '']) => {
        const [from = NaN, to = from] = (late.match(/\d+/g) ?? []).map(Number);
        const rules = [...evidence.policy.rules.keys()].filter(
          (index) => index + 1 >= from && index + 1 <= to,
        );
        return (
          conditionsOf(evidence.policy.rules[Number(all) - 1]!).length === 0 &&
          rules.every((rule) => neverReached(evidence, rule))
        );
      },
    ),
  ],
  'duplicate-rule': [
    claim(
      /is never reached: rule (\d+) matches the same requests/,
      (evidence, said, [, cover = '']) =>
        neverReached(evidence, ruleIndex(said)) &&
        covers(evidence, Number(cover) - 1, ruleIndex(said)) &&
        covers(evidence, ruleIndex(said), Number(cover) - 1),
    ),
  ],
  'rule-never-reached': [
    claim(
      /is never reached: rules? (.*?)(?: together)? match(?:es)? all of its requests/,
      (evidence, said, [, names = '']) =>
        neverReached(evidence, ruleIndex(said)) &&
        coverTogether(evidence, rulesNamed(names, ruleIndex(said)), ruleIndex(said)),
    ),
  ],
  'rule-matches-nothing': [
    claim(
      /is never reached: no request matches it, because (?:its (.*) exclude each other|none has one of its (\w+))/,
      (evidence, said, [, together = '', only = '']) => {
        const named = (together || only).split(/, | and /);
        const rule = ruleAt(evidence.policy, said.path);
        const isNamed = ([field]: [string, unknown]) => field === 'level' || named.includes(field);
        const part = Object.fromEntries(Object.entries(rule).filter(isNamed));
        return !someMatch(evidence, { level: rule.level, ...part });
      },
    ),
  ],
  'rule-redundant': [
    claim(
      /changes nothing: rules? (.*?)(?: together)? match(?:es)? (all of its|the same) requests and records? the same/,
      (evidence, said, [, names = '', which = '']) => {
        const rules = rulesNamed(names, ruleIndex(said));
        return (
          neverReached(evidence, ruleIndex(said)) &&
          coverTogether(evidence, rules, ruleIndex(said)) &&
          (which !== 'the same' || covers(evidence, ruleIndex(said), rules[0]!))
        );
      },
    ),
  ],
  'value-never-reached': [
    claim(
      / (?:has|have) no effect: rules? (.*?)( and the rule’s other values)?(?: together)? match(?:es)? all of (?:its|their) requests\.$/,
      ({ policy, requests, decisions }, said, [, names = '', own]) => {
        const rule = ruleIndex(said);
        const rules = rulesNamed(names, rule);
        const values = valuesNamed(policy, said);
        const without = withoutValues(policy, said.path, values);
        return values.every((value) => {
          const part = limitedTo(policy, [...said.path.slice(0, -1), value]);
          const rest = withoutValues(policy, said.path, [value]);
          return requests.every(
            ({ attributes }, index) =>
              !matcherOf(part)(attributes) ||
              rules.some((each) => matcherOf(policy.rules[each]!)(attributes)) ||
              (own !== undefined && matcherOf(rest)(attributes)) ||
              (decisions[index]!.rule !== rule && !matcherOf(without)(attributes)),
          );
        });
      },
    ),
  ],
  'no-catch-all': [
    claim(/^No rule matches every request/, ({ policy, requests }) =>
      policy.rules.every((rule) => requests.some(({ attributes }) => !matcherOf(rule)(attributes))),
    ),
  ],
  // What is recorded
  'drop-hides-more': [
    claim(/shells/, drops('pods', 'exec', 'attach', 'portforward')),
    claim(/reads of Secrets/, drops('secrets', '')),
    claim(/nodes\/proxy/, drops('nodes', 'proxy')),
  ],
  'nothing-recorded': [
    claim(/so no request is recorded/, ({ requests, decisions, kubernetes }) =>
      requests.every(
        (request, index) => linesOf(request, decisions[index]!, kubernetes).length === 0,
      ),
    ),
  ],
  'omit-stages-empty': [
    claim(
      /does not record (.*) again: a rule adds to what the policy omits/,
      ({ policy }, said, [, names = '']) =>
        names
          .split(/, | and /)
          .every((name) =>
            (configOf(policy, ruleIndex(said)).omitStages as string[]).includes(name),
          ),
    ),
  ],
  'configmaps-recorded': [recordsCredentials],
  'credentials-recorded': [recordsCredentials],
  'managed-fields-recorded': [
    claim(/^Recorded bodies include managedFields/, (evidence, said) =>
      recordsIn(evidence, ruleIndex(said), 'managedFields', () => true),
    ),
  ],
  'omit-managed-fields-repeated': [
    claim(
      /is already set for the whole policy/,
      ({ policy }, { path }) => valueAt(policy, path) === policy.omitManagedFields,
    ),
  ],
};

/** A field selector, or the old path of a watch of one object. */
export function selectsName(url: string): boolean {
  return url.includes('fieldSelector=') || url.includes('/watch/');
}

/** "1, 2 and 4", or all rules before this one where some are not named. */
function rulesNamed(names: string, before: number): number[] {
  if (names.endsWith(' more')) return [...Array(before).keys()];
  return names.split(/, | and /).map((number) => Number(number) - 1);
}

/** The places of the values that a message names, of those in the list at its path. */
function valuesNamed(policy: Policy, { path, message }: Said): number[] {
  const own = Number(path.at(-1));
  const list = valueAt(policy, path.slice(0, -1)) as unknown[];
  const [names = ''] = message.split(/ (?:has|have) no effect/);
  const isNamed = (value: unknown, at: number) =>
    at === own || (typeof value === 'string' && list.indexOf(value) === at && isIn(names, value));
  return list.flatMap((value, at) => (isNamed(value, at) ? [at] : []));
}

const isIn = (names: string, value: string) =>
  names.split(/(?<="), | and (?=")/).includes(quoted(value));

/** The rule without these values of the list at the path. */
function withoutValues(policy: Policy, path: Path, values: readonly number[]): PolicyRule {
  const without = structuredClone(policy);
  const list = valueAt(without, path.slice(0, -1)) as unknown[];
  for (const value of values.toSorted((a, b) => b - a)) list.splice(value, 1);
  return ruleAt(without, path);
}

/** Two rules match the same requests. */
function sameMatches(requests: Evidence['requests'], one: PolicyRule, other: PolicyRule): boolean {
  return requests.every(
    ({ attributes }) => matcherOf(one)(attributes) === matcherOf(other)(attributes),
  );
}

/** The rule decides requests to one of these subresources. */
function drops(resource: string, ...subresources: readonly string[]): Claim['holds'] {
  return (evidence, said) =>
    decidedBy(evidence, ruleIndex(said)).some(
      ({ attributes }) =>
        attributes.apiGroup === '' &&
        attributes.resource === resource &&
        subresources.includes(attributes.subresource),
    );
}

/** Whether one rule matches every request that the other matches. */
function covers({ policy, requests }: Evidence, one: number, other: number): boolean {
  const [wide, narrow] = [policy.rules[one], policy.rules[other]];
  return (
    wide !== undefined &&
    narrow !== undefined &&
    requests.every(
      ({ attributes }) => !matcherOf(narrow)(attributes) || matcherOf(wide)(attributes),
    )
  );
}

/** Whether each request of a rule is matched by one of the others, which come before it. */
function coverTogether(
  { policy, requests }: Evidence,
  rules: readonly number[],
  narrow: number,
): boolean {
  const own = requests.filter(({ attributes }) => matcherOf(policy.rules[narrow]!)(attributes));
  return own.every(({ attributes }) =>
    rules.some((each) => each < narrow && matcherOf(policy.rules[each]!)(attributes)),
  );
}

function missesStreams(
  evidence: Evidence,
  { path }: Said,
  [, verbs = '', targets = '']: RegExpExecArray,
): boolean {
  const rule = ruleAt(evidence.policy, path);
  const missed = verbs.split(/, | and /);
  const patterns = targets.split(/, | and /);
  return !someMatch(evidence, rule, ({ verb, resource, subresource }) => {
    const isNamed = patterns.some((pattern) =>
      [`${resource}/${subresource}`, `*/${subresource}`].includes(pattern),
    );
    return isNamed && missed.includes(verb);
  });
}

/** Returns the claims of a message that do not hold, and whether the table knows the message. */
export function falseClaims(evidence: Evidence, said: Said): string[] {
  const row = claims[said.code];
  if ('untestable' in row) return [];
  const made = row.flatMap((each) => {
    const match = each.says.exec(said.message);
    return match ? [{ each, match }] : [];
  });
  if (made.length === 0) return [`no row says what this message claims: ${said.message}`];
  return made
    .filter(({ each, match }) => !each.holds(evidence, said, match))
    .map(({ each }) => `not true (${each.says.source}): ${said.message}`);
}
