import type { Path, PolicyRule } from '../../audit/types';
import { coveringPatterns, urlCovers } from '../../proofs/covers';
import { everything, ruleShape, targetKey } from '../../proofs/ruleShape';
import { groupsWith } from '../../proofs/subjects';
import { fix, notice, quoted } from './check';
import type { Finding } from './finding';

/** Checks for values without which the rule would match the same requests, because another value matches them. */
export function swallowedFindings(rule: PolicyRule, ruleIndex: number): Finding[] {
  const path = ['rules', ruleIndex];
  return [
    ...swallowedGroups(rule.userGroups ?? [], [...path, 'userGroups']),
    ...swallowedUrls(rule.nonResourceURLs ?? [], [...path, 'nonResourceURLs']),
    ...swallowedResources(rule, [...path, 'resources']),
  ];
}

function swallowedGroups(groups: readonly string[], path: Path): Finding[] {
  const listed = new Set(groups);
  return groups.flatMap((group, index) => {
    const wider = groupsWith(group).find((other) => other !== group && listed.has(other));
    return wider === undefined
      ? []
      : [swallowed(path, index, group, `everyone in it is in ${quoted(wider)}`)];
  });
}

/** Lists with more wildcards are not compared with all of them. */
const wildcardsAtMost = 100;

function swallowedUrls(urls: readonly string[], path: Path): Finding[] {
  const wildcards = urls.filter((url) => url.endsWith('*')).slice(0, wildcardsAtMost);
  return urls.flatMap((url, index) => {
    const wider = wildcards.find((other) => !urlCovers(url, other) && urlCovers(other, url));
    return wider === undefined
      ? []
      : [swallowed(path, index, url, `${quoted(wider)} matches all of its requests`)];
  });
}

/** One pattern of an entry; `names` is undefined for every name. */
interface Target {
  entry: number;
  group: string;
  pattern: string;
  names: ReadonlySet<string> | undefined;
}

/** A pattern that is written more often is only compared with the first ones. */
const holdersAtMost = 20;

function swallowedResources(rule: PolicyRule, path: Path): Finding[] {
  const holders = new Map<string, Target[]>();
  const entries = (ruleShape(rule).entries ?? []).map(({ group, patterns, names }, entry) => {
    const set = names && new Set(names);
    return patterns.map((pattern): Target => ({ entry, group, pattern, names: set }));
  });
  for (const target of entries.flat()) {
    const key = targetKey(target.group, target.pattern);
    const known = holders.get(key);
    if (!known) holders.set(key, [target]);
    else if (known.length < holdersAtMost) known.push(target);
  }
  const widerThan = (target: Target) =>
    coveringPatterns(target.pattern)
      .flatMap((pattern) =>
        [target.group, everything].flatMap((group) => holders.get(targetKey(group, pattern)) ?? []),
      )
      .find((other) => isWider(other, target));
  return entries.flatMap((targets, entry) => {
    const wider = targets.map(widerThan);
    const entryPath = [...path, entry];
    if (wider.every((other) => other !== undefined && other.entry !== entry)) {
      return [
        notice(
          'value-without-effect',
          entryPath,
          'This entry has no effect: the other entries of the rule match all of its requests.',
          fix('Remove the entry', { kind: 'remove', path: entryPath }),
        ),
      ];
    }
    return wider.flatMap((other, index) =>
      other === undefined
        ? []
        : [
            swallowed(
              [...entryPath, 'resources'],
              index,
              targets[index]?.pattern ?? '',
              `${quoted(other.pattern)} matches all of its requests`,
            ),
          ],
    );
  });
}

/** Whether `other` matches more than the target does, or the same in an earlier entry. */
function isWider(other: Target, target: Target): boolean {
  if (other === target) return false;
  const { names } = target;
  const hasNames =
    !other.names || (names !== undefined && [...names].every((name) => other.names?.has(name)));
  if (!hasNames) return false;
  const isSame =
    other.pattern === target.pattern &&
    other.group === target.group &&
    other.names?.size === names?.size;
  return !isSame || other.entry < target.entry;
}

function swallowed(listPath: Path, index: number, value: string, why: string): Finding {
  const path = [...listPath, index];
  return notice(
    'value-without-effect',
    path,
    `${quoted(value)} has no effect: ${why}.`,
    fix(`Remove ${quoted(value)}`, { kind: 'remove', path }),
  );
}
