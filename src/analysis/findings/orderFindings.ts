import type { Policy } from '../../audit/types';
import { isCatchAll } from '../coverage';
import { proverNow } from '../prover';
import { compareRecorded, type Compared, type Reach } from '../reach';
import { rulesMatch } from '../rulesMatch';
import { fix, notice, warning, type Fix } from './check';
import type { Finding } from './finding';

/** Checks for requests that no rule matches and for rules that are never reached. */
export function* orderFindings(policy: Policy, reach: Reach): Generator<undefined, Finding[]> {
  const { rules } = policy;
  if (rules.length === 0) return [];
  const { catchAll = rules.length } = reach;
  const covered: Finding[] = [];
  for (const [index, by] of reach.coveredBy.entries()) {
    // One finding says it of all rules after a catch-all.
    if (by === undefined || index > catchAll) continue;
    yield;
    const [first, ...more] = by;
    if (first !== undefined && more.length === 0) covered.push(neverReached(policy, index, first));
    else covered.push(coveredTogether(policy, index, by));
  }
  if (catchAll === rules.length) {
    // Where nothing is recorded at all, a finding of its own says so.
    const isMoot = rules.every(({ level }) => level === 'None');
    return isMoot ? covered : [noCatchAll(rules.length), ...covered];
  }
  return catchAll === rules.length - 1 ? covered : [catchAllTooEarly(policy, catchAll), ...covered];
}

function noCatchAll(index: number): Finding {
  return notice(
    'no-catch-all',
    ['rules'],
    'No rule matches every request. A request that no rule matches is not recorded.',
    fix('Add a Metadata rule for everything else', {
      kind: 'addRule',
      index,
      rule: { level: 'Metadata' },
    }),
  );
}

function catchAllTooEarly(policy: Policy, catchAll: number): Finding {
  const { rules } = policy;
  const last = rules.length - 1;
  const count = last - catchAll;
  const link = count === 2 ? 'and' : 'to';
  const late =
    count === 1 ? `rule ${last + 1} is` : `rules ${catchAll + 2} ${link} ${last + 1} are`;
  const next = rules.findIndex((rule, index) => index > catchAll && isCatchAll(rule));
  const isDouble = next === catchAll + 1;
  const message = `Rule ${catchAll + 1} matches every request, so ${late} never reached. Narrow it or ${isDouble ? 'remove it' : 'move it down'}.`;
  const end = next < 0 ? undefined : next - 1;
  const way = isDouble ? onlyOneOf(policy, next) : moveDown(catchAll, end ?? last, end);
  return warning('catch-all-not-last', ['rules', catchAll], message, way);
}

/** Moves the catch-all behind the rules that it hides, up to the next catch-all. */
function moveDown(catchAll: number, to: number, end: number | undefined): Fix {
  const title =
    end === undefined
      ? (`Move rule ${catchAll + 1} to the end` as const)
      : (`Move rule ${catchAll + 1} below rule ${end + 1}` as const);
  return fix(title, { kind: 'moveRule', from: catchAll, to });
}

/** A rule whose requests all go to several earlier rules, each of them needed. */
function coveredTogether(policy: Policy, index: number, by: readonly number[]): Finding {
  const path = ['rules', index];
  const why = `${inSentence(rulesMatch(by))} all of its requests`;
  if (by.every((rule) => compareRecorded(policy, index, rule) === 'same')) {
    const message = `Rule ${index + 1} changes nothing: ${why} and record the same.`;
    return notice('rule-redundant', path, message, removal(0, index));
  }
  const message = `Rule ${index + 1} is never reached: ${why}.`;
  return warning('rule-never-reached', path, message, moveUp(Math.min(...by), index));
}

const inSentence = (text: string) => text.replace('Rule', 'rule');

/** A rule whose requests all go to one earlier rule, which always matches first. */
function neverReached(policy: Policy, index: number, cover: number): Finding {
  const path = ['rules', index];
  const compared = compareRecorded(policy, index, cover);
  const isDouble = proverNow()?.isWithin(policy, cover, index) === true;
  const which = isDouble ? 'the same requests' : 'all of its requests';
  const isNext = isDouble && index === cover + 1;
  const advice = isNext ? ` Narrow rule ${cover + 1} or remove it.` : '';
  const way = isNext ? onlyOneOf(policy, index) : undefined;
  if (compared === 'same') {
    const message = `Rule ${index + 1} changes nothing: rule ${cover + 1} matches ${which} and records the same.${advice}`;
    return notice('rule-redundant', path, message, isNext ? way : removal(cover, index));
  }
  const message = `Rule ${index + 1} is never reached: rule ${cover + 1} matches ${which}.${advice}`;
  if (!isDouble) return warning('rule-never-reached', path, message, moveUp(cover, index));
  return warning('duplicate-rule', path, message, isNext ? way : onlyOne[compared]?.(cover, index));
}

type Choice = Readonly<Record<Compared, ((earlier: number, index: number) => Fix) | undefined>>;

/**
 * Of two rules for the same requests only one can stay: the first, unless the second records more. If each
 * records something that the other does not, only the author knows.
 */
const onlyOne: Choice = {
  same: removal,
  less: removal,
  more: replacement,
  unclear: undefined,
};

/** Of two neighbors, the first may be new and about to be narrowed: the second stays. */
const onlySecond: Choice = {
  same: (earlier) => removal(earlier, earlier),
  less: undefined,
  more: replacement,
  unclear: undefined,
};

function onlyOneOf(policy: Policy, index: number): Fix | undefined {
  const compared = compareRecorded(policy, index, index - 1);
  // Of a request that is not recorded at all, the level still shows in the decision.
  const isEqual = policy.rules[index]?.level === policy.rules[index - 1]?.level;
  if (compared === 'same' && !isEqual) return undefined;
  return onlySecond[compared]?.(index - 1, index);
}

function moveUp(to: number, from: number): Fix {
  return fix(`Move above rule ${to + 1}`, { kind: 'moveRule', from, to });
}

function replacement(earlier: number, index: number): Fix {
  return fix(
    `Use rule ${index + 1} instead of rule ${earlier + 1}`,
    { kind: 'moveRule', from: index, to: earlier },
    { kind: 'remove', path: ['rules', earlier + 1] },
  );
}

function removal(_: number, index: number): Fix {
  return fix(`Remove rule ${index + 1}`, { kind: 'remove', path: ['rules', index] });
}
