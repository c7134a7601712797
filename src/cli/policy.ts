import type { KubernetesVersion, Policy } from '../audit/types';
import { ruleSpans } from '../document/locate';
import { readPolicy } from '../document/readPolicy';
import { findPolicies } from '../manifests/findPolicies';
import { onePolicy, type PolicyText } from './extracted';
import type { Input } from './inputs';
import { Unusable, WrongUse, type Io } from './io';
import type { Given } from './options';
import { positionIn, type Position } from './position';
import { oneLine } from './style';

/** Returns the name of the one policy that a command is given. Throws WrongUse for none and for more. */
export function onlyPolicyIn({ files: [name, ...more] }: Given): string {
  if (name === undefined) throw new WrongUse('Name a policy, or - for standard input.');
  if (more.length > 0)
    throw new WrongUse(
      `Name one policy, not ${more.length + 1}. A command is quoted: --kubectl 'kubectl get pods'.`,
    );
  return name;
}

/** A policy that kube-apiserver accepts. */
export interface Accepted {
  /** The file, as in messages. */
  name: string;
  policy: Policy;
  /** The line of a rule in the file. Rules count from 0, lines from 1. */
  lineOf: (rule: number) => number;
  /** Where a rule is in the file; undefined: where the policy begins. */
  placeOf: (rule: number | undefined) => { start: Position; end: Position };
}

/**
 * Returns the policy of a file, of the only policy in a directory, or of standard input; with `extracts`, also the one
 * inside a file. Throws Unusable, with the words
 * of kube-apiserver and the place, if it would reject it.
 */
export async function acceptedPolicy(
  name: string,
  kubernetes: KubernetesVersion,
  io: Io,
  extracts: boolean,
): Promise<Accepted> {
  const { input, policy } = await onePolicy(name, extracts, io);
  return acceptedText(input.name, policy, kubernetes);
}

/** Same, of a text that is read already. */
export const acceptedOf = ({ name, text }: Input, kubernetes: KubernetesVersion): Accepted =>
  acceptedText(name, { text, at: positionIn(text) }, kubernetes);

/** Same, of a policy of a file with this name. */
export function acceptedText(
  name: string,
  { text, at, inside }: PolicyText,
  kubernetes: KubernetesVersion,
): Accepted {
  const { policy, error, problems, root } = readPolicy(text, kubernetes);
  if (policy) {
    const spans = ruleSpans(root);
    const placeOf: Accepted['placeOf'] = (rule) => {
      const span = rule === undefined ? undefined : spans[rule];
      return { start: at(span?.start ?? 0), end: at(span?.end ?? 0) };
    };
    return { name, policy, lineOf: (rule) => placeOf(rule).start.line, placeOf };
  }
  const range = problems.find(({ severity }) => severity === 'error')?.range;
  const { line, column } = at(range?.start ?? 0);
  const holds = !inside && findPolicies(text).embedded.length > 0;
  throw new Unusable(
    `${oneLine(name)}:${line}:${column}: kube-apiserver ${kubernetes} would reject this policy: ${oneLine(error ?? '')}${holds ? ' For the policy inside it, add --extract.' : ''}`,
  );
}
