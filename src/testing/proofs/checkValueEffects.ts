import { compilePolicy } from '../../audit/compile';
import { ruleMatches } from '../../audit/evaluator';
import { matchListFields } from '../../audit/match';
import { resultOf } from '../../audit/steps';
import type { Attributes, Path, PolicyRule } from '../../audit/types';
import { reachability } from '../../proofs/reachability';
import { ruleIndex } from '../../proofs/ruleIndex';
import { idleValuesInSteps, type IdleValue } from '../../proofs/valueEffects';

/** What is said of the values of a policy, and what every one of the requests contradicts of it. */
export function checkValueEffects(
  rules: PolicyRule[],
  requests: readonly Attributes[],
): { idle: IdleValue[]; contradictions: { path: Path; why: string }[] } {
  const decide = compilePolicy({ rules });
  const byRule = rules.map((): Attributes[] => []);
  for (const request of requests) byRule[decide(request).rule ?? -1]?.push(request);
  const idle = resultOf(idleValuesInSteps({ rules }, reachability({ rules }), ruleIndex(rules)));
  const said = new Map(idle.map((each) => [[each.rule, ...each.path].join(), each]));
  const contradictions = rules.flatMap((rule, at) => {
    const decided = byRule[at] ?? [];
    if (decided.length === 0) return [];
    return valuesOf(rule).flatMap(({ path, alone, without }) => {
      const known = said.get([at, ...path].join());
      const needed = decided.some(
        (each) => ruleMatches(alone, each) && !ruleMatches(without, each),
      );
      if (!known) {
        // What is said of an entry is not said again of its values.
        const ofEntry = said.has([at, ...path.slice(0, 2)].join());
        const isOnly = path.length === 2 && present(rule.resources?.[Number(path[1])]?.resources);
        const isTwin = path[0] === 'resources' && hasTwins(rule);
        return isTwin || needed || ofEntry || isOnly
          ? []
          : [{ path: [at, ...path], why: 'it has no effect' }];
      }
      if (needed) return [{ path: [at, ...path], why: 'it has an effect' }];
      const of = requests.filter((each) => ruleMatches(alone, each));
      const why = contradiction(rules, known, of, without);
      return why === undefined ? [] : [{ path: [at, ...path], why }];
    });
  });
  return { idle, contradictions };
}

/** Of equal targets in two entries, only the later ones have no effect. */
function hasTwins({ resources = [] }: PolicyRule): boolean {
  const keys = resources.flatMap(({ group = '', resources: patterns = [], resourceNames = [] }) =>
    [...new Set(present(patterns) ? patterns : ['*'])].map((pattern) =>
      JSON.stringify([group, pattern, present(patterns) ? resourceNames : []]),
    ),
  );
  return new Set(keys).size < keys.length;
}

const present = (list: readonly unknown[] | undefined) => (list?.length ?? 0) > 0;

function contradiction(
  rules: readonly PolicyRule[],
  { by, own }: IdleValue,
  of: readonly Attributes[],
  without: PolicyRule,
): string | undefined {
  const left = (some: readonly number[], others: boolean) =>
    of.some(
      (each) =>
        !some.some((rule) => ruleMatches(rules[rule]!, each)) &&
        !(others && ruleMatches(without, each)),
    );
  if (left(by, own)) return 'what is named does not match all of its requests';
  if (own && !left(by, false)) return 'the other values are not needed';
  const more = by.find(
    (each) =>
      !left(
        by.filter((other) => other !== each),
        own,
      ),
  );
  return more === undefined ? undefined : `rule ${more} is not needed`;
}

interface Value {
  path: Path;
  /** The rule limited to the value, and without it. */
  alone: PolicyRule;
  without: PolicyRule;
}

/** Every value of which something may be said: the first of equal ones, in lists of several. */
function valuesOf(rule: PolicyRule): Value[] {
  const found: Value[] = [];
  for (const field of matchListFields) {
    for (const [at, value] of several(rule[field])) {
      const rest = (rule[field] ?? []).filter((other) => other !== value);
      found.push({
        ...{ path: [field, at], alone: { ...rule, [field]: [value] } },
        without: { ...rule, [field]: rest },
      });
    }
  }
  const { resources = [] } = rule;
  for (const [at, entry] of resources.entries()) {
    const withEntry = (change: object | undefined, others: readonly object[] = resources) => ({
      ...rule,
      resources: others.flatMap((each, other) =>
        other === at ? (change ? [{ ...entry, ...change }] : []) : [each],
      ),
    });
    if (resources.length > 1) {
      found.push({
        ...{ path: ['resources', at], alone: { ...rule, resources: [entry] } },
        without: withEntry(undefined),
      });
    }
    for (const field of ['resources', 'resourceNames'] as const) {
      if (!present(entry.resources)) continue;
      for (const [value, text] of several(entry[field])) {
        const rest = entry[field]?.filter((other) => other !== text);
        found.push({
          path: ['resources', at, field, value],
          alone: { ...rule, resources: [{ ...entry, [field]: [text] }] },
          without: withEntry({ [field]: rest }),
        });
      }
    }
  }
  return found;
}

function several(list: readonly string[] = []): [number, string][] {
  if (new Set(list).size < 2) return [];
  return [...list.entries()].filter(([at, value]) => list.indexOf(value) === at);
}
