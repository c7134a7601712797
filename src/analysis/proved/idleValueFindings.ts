import type { Path, Policy } from '../../audit/types';
import { idleValuesInSteps, type IdleValue } from '../../proofs/valueEffects';
import { compareRecorded, reachInSteps } from '../reach';
import { rulesByValue } from './rulesByValue';
import { rulesMatch } from '../rulesMatch';
import { changesAtMost, fix, listed, notice, quoted, removals, type Fix } from '../findings/check';
import type { Finding } from '../findings/finding';

/**
 * Checks for values of rules that decide requests, without which they would decide the same: one finding for all
 * values of a list with the same reason. `others` are the other findings: they say more of the same value. Pauses.
 */
export function* idleValueFindings(
  policy: Policy,
  others: readonly Finding[],
): Generator<undefined, Finding[]> {
  const { rules } = yield* reachInSteps(policy);
  const idle = yield* idleValuesInSteps(policy, rules, yield* rulesByValue(policy));
  if (idle.length === 0) return [];
  const said = new Set(others.map(({ path }) => path.join()));
  const swallowed = new Set(
    others.flatMap(({ code, path }) => (code === 'value-without-effect' ? [path[1]] : [])),
  );
  const reasons = new Map<string, IdleValue[]>();
  for (const each of idle) {
    // Of two that match the same, one was named.
    if (each.own && swallowed.has(each.rule)) continue;
    if (isSaid(each, said) || recordsTheSame(policy, each)) continue;
    const list = typeof each.path.at(-1) === 'number' ? each.path.slice(0, -1) : each.path;
    const isEntry = each.path.length === 2 && each.path[0] === 'resources';
    const key = JSON.stringify([each.rule, isEntry ? each.path : list, each.by, each.own]);
    reasons.set(key, [...(reasons.get(key) ?? []), each]);
  }
  return [...reasons.values()].flatMap((values) => finding(policy, values) ?? []);
}

/** Whether the other findings say it, or why: of the value, its entry, or, of a value that matches nothing, its list. */
function isSaid({ rule, path, by, own }: IdleValue, said: ReadonlySet<string>): boolean {
  const isSaidOf = (of: Path) => said.has(['rules', rule, ...of].join());
  if (isSaidOf(path) || isSaidOf(path.slice(0, 2))) return true;
  if (path[0] === 'userGroups' && isSaidOf(['userGroups'])) return true;
  return by.length === 0 && !own && (isSaidOf(path.slice(0, -1)) || isSaidOf(path.slice(0, 1)));
}

/** Nothing is lost by a value whose requests earlier rules record as this rule would. */
function recordsTheSame(policy: Policy, { rule, by }: IdleValue): boolean {
  return by.length > 0 && by.every((each) => compareRecorded(policy, rule, each) === 'same');
}

const namedAtMost = 4;

function finding(policy: Policy, values: readonly IdleValue[]): Finding | undefined {
  const [first] = values;
  if (!first) return undefined;
  const path = ['rules', first.rule, ...first.path];
  const names = values.map((each) => quoted(String(valueAt(policy, each))));
  const isEntry = first.path.length === 2 && first.path[0] === 'resources';
  const shown = names.length > namedAtMost ? [...names.slice(0, namedAtMost), 'more'] : names;
  const isOne = names.length === 1;
  const what = isEntry ? 'This entry has' : `${listed(shown)} ${isOne ? 'has' : 'have'}`;
  const message = `${what} no effect: ${reason(first, isOne ? 'its' : 'their', isOne ? 'it' : 'them')}.`;
  // Whether the earlier rules are right or this one, only the author knows.
  if (first.by.length > 0) return notice('value-never-reached', path, message);
  const way = isEntry ? removalOf(path) : removalOfAll(first, values, shown);
  return notice('value-without-effect', path, message, way);
}

function reason({ by, own }: IdleValue, their: string, them: string): string {
  const matches = rulesMatch(by).replace('Rule', 'rule');
  if (by.length > 0 && !own) return `${matches} all of ${their} requests`;
  if (!own) return `no request matches ${them} and the rule’s other conditions`;
  if (by.length === 0) return `the rule’s other values match all of ${their} requests`;
  const rules = matches.replace(/ (?:together )?match(?:es)?$/, '');
  return `${rules} and the rule’s other values together match all of ${their} requests`;
}

function removalOf(path: Path): Fix {
  return fix('Remove the entry', { kind: 'remove', path });
}

/** Of values that need each other to have no effect, only the author knows which to keep. */
function removalOfAll(
  { rule, path, own }: IdleValue,
  values: readonly IdleValue[],
  shown: readonly string[],
): Fix | undefined {
  if ((own && values.length > 1) || values.length > changesAtMost) return undefined;
  const list = ['rules', rule, ...path.slice(0, -1)];
  const indices = values.map((each) => Number(each.path.at(-1)));
  return fix(`Remove ${listed(shown)}`, ...removals(list, indices));
}

function valueAt(policy: Policy, { rule, path }: IdleValue): unknown {
  let value: unknown = policy.rules[rule];
  for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
  return value;
}
