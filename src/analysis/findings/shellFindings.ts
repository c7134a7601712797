import { present } from '../../audit/match';
import type { Policy, PolicyRule } from '../../audit/types';
import { fix, listed, notice, set, warning } from './check';
import { coversAll, coversEveryName, hasVerb, isLimitedByTargetOnly, mayCover } from '../coverage';
import type { Witnesses } from '../witnesses';
import type { Finding } from './finding';

/** Streams into a container. kubectl opens them with get (exec and attach since 1.30, port-forward since 1.31), before with create. */
const streams = ['pods/exec', 'pods/attach', 'pods/portforward'];
const streamPattern = /^(?:pods|\*)\/(?:exec|attach|portforward)$/;

const exec = { group: '', resource: 'pods', subresource: 'exec' };
const getShell = { targets: [{ ...exec, namespaced: true }], verbs: ['get'] };
const reads = ['get', 'list', 'watch'];

/**
 * Checks for a rule for exec, attach or port-forward that lacks one of their two verbs. `next` is the rule
 * after it: a rule for get above one that drops reads is there to except them.
 */
export function streamVerbFinding(
  rule: PolicyRule,
  index: number,
  next: PolicyRule | undefined,
): Finding | undefined {
  if (rule.level === 'None' || !present(rule.verbs)) return undefined;
  const verbs = rule.verbs ?? [];
  const missing = ['get', 'create'].filter((verb) => !verbs.includes(verb));
  if (missing.length === 0) return undefined;
  if (!missing.includes('get') && next && isDropOfReads(next)) return undefined;
  const patterns = (rule.resources ?? []).flatMap((entry) => entry.resources ?? []);
  const named = patterns.filter((pattern) => streamPattern.test(pattern));
  if (named.length === 0) return undefined;
  const path = ['rules', index, 'verbs'];
  const subject = `Without ${listed(missing)}, this rule misses requests to ${listed(named)}`;
  // With other resources in the rule, more verbs would also match more of their requests.
  const change =
    named.length === patterns.length
      ? fix(
          `Add ${listed(missing)}`,
          ...missing.map((verb, i) => set([...path, verbs.length + i], verb)),
        )
      : undefined;
  return missing.includes('get')
    ? warning(
        'stream-get-missing',
        path,
        `${subject}: kubectl sends get (exec and attach since 1.30, port-forward since 1.31).`,
        change,
      )
    : notice(
        'stream-create-missing',
        path,
        `${subject}: older kubectl sends create (exec and attach before 1.30, port-forward before 1.31).`,
        change,
      );
}

/** Checks for a rule that drops all reads and thereby kubectl exec, unless an earlier rule matches it. */
export function droppedReadsFinding(policy: Policy, witnesses: Witnesses): Finding[] {
  const found: Finding[] = [];
  for (const [index, rule] of policy.rules.entries()) {
    if (!mayCover(rule, exec) || !hasVerb(rule, 'get')) continue;
    if (isDropOfReads(rule) && witnesses.decides(index, getShell)) {
      found.push(
        warning(
          'reads-dropped-with-shells',
          ['rules', index, 'verbs'],
          'kubectl exec, attach and port-forward are get requests, so this rule drops shells together with the reads.',
          fix('Add a Metadata rule for exec, attach and port-forward above this one', {
            kind: 'addRule',
            index,
            // Only what this rule would drop: later rules may record more of the rest.
            rule: {
              level: 'Metadata',
              ...(present(rule.userGroups) && { userGroups: rule.userGroups }),
              verbs: ['get'],
              resources: [{ group: '', resources: streams }],
            },
          }),
        ),
      );
    }
    if (coversAll(rule, exec)) break;
  }
  return found;
}

function isDropOfReads(rule: PolicyRule): boolean {
  const { level, verbs = [], resources = [] } = rule;
  const namesStream = resources.some((entry) =>
    entry.resources?.some((r) => streamPattern.test(r)),
  );
  return (
    level === 'None' &&
    verbs.length > 0 &&
    verbs.every((verb) => reads.includes(verb)) &&
    isLimitedByTargetOnly(rule) &&
    coversEveryName(rule, exec) &&
    !namesStream
  );
}
