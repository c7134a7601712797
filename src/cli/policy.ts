import type { KubernetesVersion, Policy } from '../audit/types';
import { ruleSpans } from '../document/locate';
import { readPolicy } from '../document/readPolicy';
import { isPolicyFile, readOne, type Input } from './inputs';
import { Unusable, WrongUse, type Io } from './io';
import type { Given } from './options';
import { positionIn } from './position';
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
  policy: Policy;
  /** The line of a rule in the file. Rules count from 0, lines from 1. */
  lineOf: (rule: number) => number;
}

/**
 * Returns the policy of a file, of the only policy in a directory, or of standard input. Throws Unusable, with the words
 * of kube-apiserver and the place, if it would reject it.
 */
export async function acceptedPolicy(
  name: string,
  kubernetes: KubernetesVersion,
  io: Io,
): Promise<Accepted> {
  return acceptedOf(await readOne(name, io, { wants: isPolicyFile }), kubernetes);
}

/** Same, of a text that is read already. */
export function acceptedOf(input: Input, kubernetes: KubernetesVersion): Accepted {
  const { policy, root } = policyOf(input, kubernetes);
  const spans = ruleSpans(root);
  const at = positionIn(input.text);
  return { policy, lineOf: (rule) => at(spans[rule]?.start ?? 0).line };
}

/** Returns the policy of a text with its tree. Throws the same. */
function policyOf(input: Input, kubernetes: KubernetesVersion) {
  const { policy, error, problems, root } = readPolicy(input.text, kubernetes);
  if (policy) return { policy, root };
  const range = problems.find(({ severity }) => severity === 'error')?.range;
  const { line, column } = positionIn(input.text)(range?.start ?? 0);
  throw new Unusable(
    `${oneLine(input.name)}:${line}:${column}: kube-apiserver ${kubernetes} would reject this policy: ${oneLine(error ?? '')}`,
  );
}
