import { selectsName } from './claims';
import { policySentence } from '../../analysis/sentences/policySentence';
import { said, textOf, type Piece } from '../../analysis/sentences/sentencePiece';
import { present } from '../../audit/match';
import { apiFactsOf } from '../../engine/apiFactsOf';
import { stages, type Attributes, type PolicyRule } from '../../audit/types';
import {
  allMatch,
  configOf,
  decidedBy,
  limitedTo,
  linesOf,
  matcherOf,
  someMatch,
  valueAt,
  type Evidence,
} from './evidence';

/** What the sentence of a rule claims where it has these words. */
interface SentenceClaim {
  says: RegExp;
  holds: (evidence: Evidence, rule: PolicyRule, index: number, match: RegExpExecArray) => boolean;
}

const isResource = ({ isResourceRequest }: Attributes) => isResourceRequest;
const only = (rule: PolicyRule, field: keyof PolicyRule): PolicyRule => ({
  level: rule.level,
  [field]: rule[field],
});
const byName = (rule: PolicyRule): PolicyRule => ({
  ...rule,
  resources: (rule.resources ?? []).filter(
    ({ resources, resourceNames = [] }) =>
      present(resources) && resourceNames.length > 0 && !resourceNames.includes(''),
  ),
});
const isNamed = (match: RegExpExecArray) =>
  /^ (?:named|without a name)/.test(match.input.slice(match.index + match[0].length));

const ruleClaims: readonly SentenceClaim[] = [
  {
    says: /^(?:Drop|Record|Match) everything(?: else)?(?=[.,]| at )/,
    holds: (evidence, rule) => allMatch(evidence, rule, () => true),
  },
  { says: /every request\b/, holds: (_, rule) => !present(rule.verbs) },
  {
    says: /every resource request\b/,
    holds: (evidence, rule) =>
      !present(rule.verbs) && !someMatch(evidence, rule, (each) => !isResource(each)),
  },
  {
    says: / to every non-resource URL/,
    holds: (evidence, rule) =>
      allMatch(evidence, only(rule, 'nonResourceURLs'), (each) => !isResource(each)),
  },
  {
    says: / every resource(?! request|'s)/,
    holds: (evidence, rule, _, match) =>
      isNamed(match) || allMatch(evidence, only(rule, 'resources'), isResource),
  },
  {
    says: / everything in the core group/,
    holds: (evidence, rule, _, match) =>
      isNamed(match) ||
      allMatch(
        evidence,
        only(rule, 'resources'),
        (each) => isResource(each) && each.apiGroup === '',
      ),
  },
  {
    says: / everything in API group (\S+?)(?=[ .,])/,
    holds: (evidence, rule, _, match) =>
      isNamed(match) ||
      allMatch(
        evidence,
        only(rule, 'resources'),
        (each) => isResource(each) && said(each.apiGroup) === match[1],
      ),
  },
  {
    says: /\(but not subresources such as (.*?)\)/,
    holds: (evidence, rule, _, [, names = '']) =>
      !someMatch(
        evidence,
        only(rule, 'resources'),
        ({ apiGroup, resource, subresource }) =>
          names.split(' and ').includes(`${resource}/${subresource}`) &&
          apiFactsOf(evidence.kubernetes).resource(apiGroup, resource) !== undefined,
      ),
  },
  {
    says: /\(but not to resources\)/,
    holds: (evidence, rule) => !someMatch(evidence, rule, isResource),
  },
  {
    says: /, at no stage/,
    holds: ({ policy }, _, index) => configOf(policy, index).omitStages.length === stages.length,
  },
  {
    says: /, without bodies/,
    holds: (evidence, _, index) =>
      decidedBy(evidence, index).every((request) =>
        linesOf(request, configOf(evidence.policy, index), evidence.kubernetes).every(
          (line) => !/"re(?:quest|sponse)Object"/.test(line),
        ),
      ),
  },
  {
    says: /but without managed fields/,
    holds: (evidence, _, index) =>
      decidedBy(evidence, index).every(
        (request) =>
          request.attributes.verb === 'patch' ||
          linesOf(request, configOf(evidence.policy, index), evidence.kubernetes).every(
            (line) => !line.includes('managedFields'),
          ),
      ),
  },
  {
    says: /so the rule never matches/,
    holds: (evidence, rule) => !someMatch(evidence, rule),
  },
  {
    says: / No resource request has the verb (.*?)\./,
    holds: ({ requests }, _, __, [, verbs = '']) =>
      !requests.some(
        ({ attributes }) =>
          isResource(attributes) && verbs.split(/, | and /).includes(attributes.verb),
      ),
  },
  {
    says: / With resourceNames, [^.]*creating an object (?:and deletecollection )?never match/,
    holds: (evidence, rule) =>
      !someMatch(evidence, byName(rule), ({ verb, name }) => verb === 'create' && name === ''),
  },
  {
    says: / With resourceNames, [^.]*deletecollection never match/,
    holds: (evidence, rule) =>
      !someMatch(evidence, byName(rule), ({ verb }) => verb === 'deletecollection'),
  },
  {
    says: / With resourceNames, [^.]*?((?:list|watch|deletecollection)(?: and (?:watch|deletecollection))*) only match(?:es)? with a field selector( or path)? for that name/,
    holds: ({ requests }, rule, _, [, verbs = '', orPath]) => {
      const named = byName(rule);
      const isMeant = ({ verb }: Attributes) => verbs.split(/, | and /).includes(verb);
      const matching = requests.filter(
        ({ attributes }) => isMeant(attributes) && matcherOf(named)(attributes),
      );
      return matching.every(
        ({ url }) => url.includes('fieldSelector=') || (orPath !== undefined && selectsName(url)),
      );
    },
  },
  {
    says: / It is never reached/,
    holds: (evidence, _, index) => decidedBy(evidence, index).length === 0,
  },
  {
    says: /so it records nothing/,
    holds: (evidence, _, index) =>
      decidedBy(evidence, index).every(
        (request) =>
          linesOf(request, configOf(evidence.policy, index), evidence.kubernetes).length === 0,
      ),
  },
];

/** "In verbs, connect matches nothing": each of the values named. */
function falseDeadValues(evidence: Evidence, pieces: readonly Piece[], index: number): string[] {
  const found: string[] = [];
  let field: Piece['field'];
  for (const { text, field: own, isValue } of pieces) {
    if (text.startsWith(' In ')) field = own;
    else if (text.includes('nothing')) field = undefined;
    if (!field || !isValue) continue;
    const path = ['rules', index, ...field];
    const at = (valueAt(evidence.policy, path) as string[]).findIndex(
      (value) => said(value) === text,
    );
    if (someMatch(evidence, limitedTo(evidence.policy, [...path, at]))) {
      found.push(`not true (in ${path.join('.')}, ${text} matches nothing): ${textOf(pieces)}`);
    }
  }
  return found;
}

const policyClaims: readonly { says: RegExp; holds: (evidence: Evidence) => boolean }[] = [
  {
    says: /nothing is recorded/,
    holds: ({ requests, decisions, kubernetes }) =>
      requests.every(
        (request, index) => linesOf(request, decisions[index]!, kubernetes).length === 0,
      ),
  },
  {
    says: /^A request that no rule matches is not recorded/,
    holds: ({ requests, decisions }) =>
      requests.some((_, index) => decisions[index]!.rule === undefined),
  },
  {
    says: /without managed fields\.$/,
    holds: ({ decisions }) =>
      decisions.every(({ rule, omitManagedFields }) => rule === undefined || omitManagedFields),
  },
];

/** Returns the sentences about a policy that claim something untrue, and how many there are. */
export function falseSentences(evidence: Evidence): { sentences: number; wrong: string[] } {
  const { rules, endings } = policySentence(evidence.policy);
  const wrong = rules.flatMap((pieces, index) => {
    const text = textOf(pieces);
    const rule = evidence.policy.rules[index]!;
    return [
      ...ruleClaims.flatMap(({ says, holds }) => {
        const match = says.exec(text);
        return match && !holds(evidence, rule, index, match)
          ? [`not true (${says.source}): ${text}`]
          : [];
      }),
      ...falseDeadValues(evidence, pieces, index),
    ];
  });
  for (const text of endings.map(textOf)) {
    for (const { says, holds } of policyClaims) {
      if (says.test(text) && !holds(evidence)) wrong.push(`not true (${says.source}): ${text}`);
    }
  }
  return { sentences: rules.length + endings.length, wrong };
}
