import { matchFields } from '../../audit/match';
import type { GroupResources, Policy, PolicyRule, Whole } from '../../audit/types';
import { fix, notice, warning } from './check';
import { isCatchAll } from '../coverage';
import type { Finding } from './finding';

/** Checks for requests that no rule matches and for rules that are never reached. */
export function orderFindings(policy: Policy): Finding[] {
  const { rules } = policy;
  const catchAll = rules.findIndex(isCatchAll);
  if (rules.length === 0) return [];
  if (catchAll < 0) return [noCatchAll(rules.length)];
  const last = rules.length - 1;
  const found = duplicates(rules.slice(0, catchAll));
  if (catchAll === last) return found;
  const count = last - catchAll;
  const link = count === 2 ? 'and' : 'to';
  const late =
    count === 1 ? `rule ${last + 1} is` : `rules ${catchAll + 2} ${link} ${last + 1} are`;
  const only = !rules.slice(catchAll + 1).some(isCatchAll);
  const message = `Rule ${catchAll + 1} matches every request, so ${late} never reached.`;
  const change = fix(`Move rule ${catchAll + 1} to the end`, {
    kind: 'moveRule',
    from: catchAll,
    to: last,
  });
  return [
    warning('catch-all-not-last', ['rules', catchAll], message, only ? change : undefined),
    ...found,
  ];
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

/** Rules that match the same requests as an earlier one, which always matches first. */
function duplicates(rules: readonly PolicyRule[]): Finding[] {
  const seen = new Map<string, number>();
  return rules.flatMap((rule, index) => {
    const key = conditions(rule);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return [];
    }
    const same = JSON.stringify(rules[first]) === JSON.stringify(rule);
    const path = ['rules', index];
    return [
      warning(
        'duplicate-rule',
        path,
        `Rule ${index + 1} matches the same requests as rule ${first + 1}, so it is never reached.`,
        same ? fix(`Remove rule ${index + 1}`, { kind: 'remove', path }) : undefined,
      ),
    ];
  });
}

/** Equal for rules that match the same requests because they have the same values. */
function conditions(rule: PolicyRule): string {
  return JSON.stringify(
    matchFields.map((field) =>
      field === 'resources' ? (rule.resources ?? []).map(entryKey) : sorted(rule[field]),
    ),
  );
}

function entryKey({
  group = '',
  resources,
  resourceNames,
}: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>) {
  return [group, sorted(resources), sorted(resourceNames)];
}

function sorted(list: readonly string[] | undefined): string[] {
  return [...(list ?? [])].sort();
}
