import { present } from '../../audit/match';
import type { Policy, PolicyRule } from '../../audit/types';
import { fix, listed, notice, set, warning } from './check';
import { coversAll, hasVerb, isLimitedByTargetOnly, mayCover } from '../coverage';
import type { Finding } from './finding';

/** The streams into a container. kubectl opens them with get since 1.31, with create before. */
const streams = ['pods/exec', 'pods/attach', 'pods/portforward'];
const streamPattern = /^(?:pods|\*)\/(?:exec|attach|portforward)$/;

const exec = { group: '', resource: 'pods', subresource: 'exec' };
const reads = ['get', 'list', 'watch'];

/** Rules for exec, attach or port-forward that miss one of the two verbs these have. */
export function streamVerbFinding(rule: PolicyRule, index: number): Finding | undefined {
  if (rule.level === 'None' || !present(rule.verbs)) return undefined;
  const verbs = rule.verbs ?? [];
  const missing = ['get', 'create'].filter((verb) => !verbs.includes(verb));
  if (missing.length === 0) return undefined;
  const patterns = (rule.resources ?? []).flatMap((entry) => entry.resources ?? []);
  const named = patterns.filter((pattern) => streamPattern.test(pattern));
  if (named.length === 0) return undefined;
  const path = ['rules', index, 'verbs'];
  const subject = `Without ${listed(missing)} this rule misses requests to ${listed(named)}`;
  // With other resources in the rule, more verbs would record more of those as well.
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
        `${subject}: kubectl 1.31 and newer opens them with get.`,
        change,
      )
    : notice(
        'stream-create-missing',
        path,
        `${subject}: kubectl before 1.31 opens them with create.`,
        change,
      );
}

/** A rule that drops all reads drops kubectl exec as well, unless an earlier rule takes it. */
export function droppedReadsFinding(policy: Policy): Finding[] {
  const found: Finding[] = [];
  for (const [index, rule] of policy.rules.entries()) {
    if (!mayCover(rule, exec) || !hasVerb(rule, 'get')) continue;
    if (isDropOfReads(rule)) {
      found.push(
        warning(
          'reads-dropped-with-shells',
          ['rules', index, 'verbs'],
          'kubectl exec, attach and port-forward are get requests, so this rule hides shells together with the reads.',
          fix('Record exec, attach and port-forward before', {
            kind: 'addRule',
            index,
            rule: { level: 'Metadata', resources: [{ group: '', resources: streams }] },
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
    !namesStream
  );
}
