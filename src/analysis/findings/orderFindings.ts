import { matchFields } from '../../audit/match';
import type { GroupResources, Policy, PolicyRule, Whole } from '../../audit/types';
import { fix, notice, warning } from './check';
import { isCatchAll } from '../coverage';
import type { Finding } from './finding';

/** What is not matched by any rule, and rules that come too late. */
export function orderFindings(policy: Policy): Finding[] {
  const { rules } = policy;
  const catchAll = rules.findIndex(isCatchAll);
  if (rules.length === 0) return [];
  if (catchAll < 0) return [noCatchAll(rules.length)];
  const last = rules.length - 1;
  const found = duplicates(rules.slice(0, catchAll));
  if (catchAll === last) return found;
  const late =
    catchAll + 1 === last ? `rule ${last + 1} is` : `rules ${catchAll + 2} to ${last + 1} are`;
  const only = !rules.slice(catchAll + 1).some(isCatchAll);
  const message = `Rule ${catchAll + 1} matches every request, so ${late} never reached.`;
  const change = fix('Move it to the end', { kind: 'moveRule', from: catchAll, to: last });
  return [
    warning('catch-all-not-last', ['rules', catchAll], message, only ? change : undefined),
    ...found,
  ];
}

function noCatchAll(index: number): Finding {
  return notice(
    'no-catch-all',
    ['rules'],
    'No rule matches every request: what no rule matches is not recorded.',
    fix('Record everything else at Metadata', {
      kind: 'addRule',
      index,
      rule: { level: 'Metadata' },
    }),
  );
}

/** Rules with the same conditions as an earlier one: the earlier one always decides. */
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
        same ? fix('Remove the second rule', { kind: 'remove', path }) : undefined,
      ),
    ];
  });
}

/** Equal for rules that match the same requests because the same values are written. */
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
