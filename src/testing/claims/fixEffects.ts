import { auditConfig } from '../../audit/evaluator';
import { conditionsOf, present } from '../../audit/match';
import type { GroupResources, Policy, PolicyRule } from '../../audit/types';
import { requestLine } from '../../proofs/requestLine';
import { difference } from '../../proofs/difference';
import { promiseOf, type Applied, type Decided, type FixPromise } from './fixPromises';

/**
 * Returns what a fix does that its title does not say, of all requests that there can be; empty when it is proved to do
 * just that. Both policies must be valid.
 */
export function wrongEffects(applied: Applied): string[] {
  const { title, before, after } = applied;
  const found = promiseOf(applied);
  if (!found) return [`no row says what this fix does: ${title}`];
  const { promise, match } = found;
  const problems: string[] = [];
  const report = (what: string) => problems.push(`${what} (${promise.title.source}): ${title}`);
  if (promise.within) {
    const rules = promise.within(applied, match).filter((rule) => rule !== undefined);
    const { parts, undecided } = difference(behind(rules, before), behind(rules, after));
    const [part] = parts;
    if (part) report(`changes more than it says, ${requestLine(part.request)}`);
    if (undecided > 0) report('is undecided');
  }
  if (promise.changes) {
    const { parts, undecided } = difference(before, after);
    const wrong = parts.find(
      (part) =>
        !promise.changes?.(
          { before: decided(before, part.before), after: decided(after, part.after) },
          applied,
          match,
        ),
    );
    if (wrong) {
      const [one, other] = [decided(before, wrong.before), decided(after, wrong.after)];
      report(
        `changes otherwise than it says, ${requestLine(wrong.request)}: from ${one.level} of rule ${one.rule} to ${other.level} of rule ${other.rule}`,
      );
    }
    if (undecided > 0) report('is undecided');
  }
  if (!promise.widens && isWider(before, after)) report('widens a rule beyond its title');
  return [...problems, ...wrongRules(applied, promise, match)];
}

/** Same for a policy that is rejected before the fix: only what can be read off the rules. */
export function wrongRules(
  applied: Applied,
  promise: FixPromise,
  match: RegExpExecArray,
): string[] {
  const { title, before, after, rule } = applied;
  const isElse =
    promise.isOfRule && rule !== undefined && others(before, rule) !== others(after, rule);
  const isUndone = promise.also?.(applied, match) === false;
  return [
    ...(isElse ? [`changes other rules (${promise.title.source}): ${title}`] : []),
    ...(isUndone ? [`does not do what it says (${promise.title.source}): ${title}`] : []),
  ];
}

const others = (policy: Policy, rule: number) =>
  JSON.stringify({ ...policy, rules: policy.rules.toSpliced(rule, 1) });

/** The policy behind rules that decide their requests first: its own are only asked for the other requests. */
function behind(rules: readonly PolicyRule[], policy: Policy): Policy {
  const first = rules.map((rule): PolicyRule => ({ ...rule, level: 'None' }));
  return { ...policy, rules: [...first, ...policy.rules] };
}

function decided(policy: Policy, rule: number | undefined): Decided {
  return { ...auditConfig(policy, rule === undefined ? undefined : policy.rules[rule]), rule };
}

function isWider(before: Policy, after: Policy): boolean {
  const isEverything = (rule: PolicyRule) => conditionsOf(rule).length === 0;
  return (
    after.rules.filter(isEverything).length > before.rules.filter(isEverything).length ||
    wholeGroups(after) > wholeGroups(before)
  );
}

function wholeGroups({ rules }: Policy): number {
  return rules.flatMap(({ resources = [] }) => resources.filter(isWhole)).length;
}

const isWhole = ({ resources }: GroupResources) => !present(resources);
