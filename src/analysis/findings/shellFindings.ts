import { present } from '../../audit/match';
import type { PolicyRule } from '../../audit/types';
import { fix, listed, notice, set, warning } from './check';
import { hasVerb, mayCover } from '../coverage';
import type { Finding } from './finding';

/** Patterns of streams into a container. kubectl opens them with get (exec and attach since 1.30, port-forward since 1.31), before with create. */
const streamPattern = /^(?:pods|\*)\/(?:exec|attach|portforward)$/;

const exec = { group: '', resource: 'pods', subresource: 'exec' };

/**
 * Checks for a rule for exec, attach or port-forward that lacks one of their two verbs. `next` is the rule
 * after it: a rule for get above one that drops streams is there to except them.
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
  if (!missing.includes('get') && next && dropsStreams(next)) return undefined;
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

/** Whether the rule drops the gets among requests to open a stream, so that one above it may except just them. */
function dropsStreams(rule: PolicyRule): boolean {
  const gets = hasVerb(rule, 'get') && !hasVerb(rule, 'create');
  return rule.level === 'None' && gets && mayCover(rule, exec);
}
