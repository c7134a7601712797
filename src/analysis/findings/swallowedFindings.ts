import { isStep } from '../../audit/steps';
import type { Path, PolicyRule } from '../../audit/types';
import { coveringPatterns, urlCovers } from '../../proofs/wider';
import { everything, ruleShape, targetKey } from '../../proofs/ruleShape';
import { groupsWith } from '../../proofs/subjects';
import { fix, notice, quoted } from './check';
import type { Finding } from './finding';

type Steps = Generator<undefined, Finding[]>;

/** Checks for values without which the rule would match the same requests, because another value matches them. Pauses. */
export function* swallowedFindings(rule: PolicyRule, ruleIndex: number): Steps {
  const path = ['rules', ruleIndex];
  return [
    ...swallowedGroups(rule.userGroups ?? [], [...path, 'userGroups']),
    ...(yield* swallowedUrls(rule.nonResourceURLs ?? [], [...path, 'nonResourceURLs'])),
    ...(yield* swallowedResources(rule, [...path, 'resources'])),
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

/** So many paths are compared with all wildcards between two pauses: each may be long. */
const pathsInStep = 5;

function* swallowedUrls(urls: readonly string[], path: Path): Steps {
  const wildcards = urls.filter((url) => url.endsWith('*')).slice(0, wildcardsAtMost);
  const found: Finding[] = [];
  for (const [index, url] of urls.entries()) {
    if (index % pathsInStep === 0) yield;
    const wider = wildcards.find((other) => !urlCovers(url, other) && urlCovers(other, url));
    if (wider === undefined) continue;
    found.push(swallowed(path, index, url, `${quoted(wider)} matches all of its requests`));
  }
  return found;
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

/** So many names are compared for one rule. After them, patterns count as not swallowed. */
const namesAtMost = 200_000;

function* swallowedResources(rule: PolicyRule, path: Path): Steps {
  const holders = new Map<string, Target[]>();
  const entries: Target[][] = [];
  let turns = 0;
  yield;
  for (const [entry, { group, patterns, names }] of (ruleShape(rule).entries ?? []).entries()) {
    const set = names && new Set(names);
    const targets: Target[] = [];
    for (const pattern of patterns) {
      if (isStep(turns++)) yield;
      const target = { entry, group, pattern, names: set };
      targets.push(target);
      const key = targetKey(group, pattern);
      const known = holders.get(key);
      if (!known) holders.set(key, [target]);
      else if (known.length < holdersAtMost) known.push(target);
    }
    entries.push(targets);
  }
  const budget = { names: namesAtMost };
  const widerThan = (target: Target) =>
    coveringPatterns(target.pattern)
      .flatMap((pattern) =>
        [target.group, everything].flatMap((group) => holders.get(targetKey(group, pattern)) ?? []),
      )
      .find((other) => isWider(other, target, budget));
  const found: Finding[] = [];
  let compared = 0;
  for (const [entry, targets] of entries.entries()) {
    const wider: (Target | undefined)[] = [];
    for (const target of targets) {
      if (isStep(compared++)) yield;
      wider.push(widerThan(target));
    }
    yield;
    const entryPath = [...path, entry];
    if (wider.every((other) => other !== undefined && other.entry !== entry)) {
      found.push(
        notice(
          'value-without-effect',
          entryPath,
          'This entry has no effect: the other entries of the rule match all of its requests.',
          fix('Remove the entry', { kind: 'remove', path: entryPath }),
        ),
      );
      continue;
    }
    for (const [index, other] of wider.entries()) {
      if (isStep(index)) yield;
      if (other === undefined) continue;
      const why = `${quoted(other.pattern)} matches all of its requests`;
      const pattern = targets[index]?.pattern ?? '';
      found.push(swallowed([...entryPath, 'resources'], index, pattern, why));
    }
  }
  return found;
}

/** Whether `other` matches more than the target does, or the same in an earlier entry. */
function isWider(other: Target, target: Target, budget: { names: number }): boolean {
  if (other === target) return false;
  const { names } = target;
  if (!hasNames(other.names, names, budget)) return false;
  const isSame =
    other.pattern === target.pattern &&
    other.group === target.group &&
    other.names?.size === names?.size;
  return !isSame || other.entry < target.entry;
}

function hasNames(
  wider: Target['names'],
  names: Target['names'],
  budget: { names: number },
): boolean {
  if (!wider || wider === names) return true;
  if (names === undefined || names.size > wider.size) return false;
  for (const name of names) if (--budget.names < 0 || !wider.has(name)) return false;
  return true;
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
