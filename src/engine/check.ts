import type { Finding } from '../analysis/findings/finding';
import { resultOf } from '../audit/steps';
import type { KubernetesVersion } from '../audit/types';
import type { ClusterApi } from '../catalog/types';
import type { Reading } from '../document/reading';
import { readInSteps, readPolicy } from '../document/readPolicy';
import type { Problem } from './problem';
import { observe } from './problems/observe';
import { problemsInSteps } from './problems/problemsInSteps';

/** Texts longer than this many UTF-16 units can be edited, but are not analyzed. */
export const analyzedTextLimit = 1_000_000;

/** Everything that follows from the text and the Kubernetes version. Computed, never stored. */
export interface Analysis {
  text: string;
  kubernetes: KubernetesVersion;
  /** What the user's cluster serves, which findings know; absent if it was not pasted. */
  cluster?: ClusterApi | undefined;
  tooLarge: boolean;
  /** It is still to be checked: nothing is known about the text. */
  isWaiting?: true;
  reading: Reading;
  readonly problems: Problem[];
}

/** Checks a text as kube-apiserver of that version would. `problems` is computed when first read: the decisions come first. */
export function check(text: string, kubernetes: KubernetesVersion, cluster?: ClusterApi): Analysis {
  if (text.length > analyzedTextLimit) return unreadable(text, kubernetes);
  return readable({ text, kubernetes, cluster }, readPolicy(text, kubernetes));
}

/** Returns what is known about a long text before it is checked. */
export function waiting(text: string, kubernetes: KubernetesVersion): Analysis {
  return { text, kubernetes, tooLarge: false, isWaiting: true, reading: unread, problems: [] };
}

/** Same as `check` in steps, for a long text: between them the caller may let the page respond to the user. */
export function* checkInSteps(
  text: string,
  kubernetes: KubernetesVersion,
  cluster?: ClusterApi,
): Generator<undefined, Analysis> {
  if (text.length > analyzedTextLimit) return unreadable(text, kubernetes);
  const reading = yield* readInSteps(text, kubernetes);
  yield;
  const analysis = readable({ text, kubernetes, cluster }, reading);
  return readable(analysis, reading, yield* problemsInSteps(analysis));
}

/** Returns our own findings about a text, before they are combined with what the API server says at the same place. */
export function findingsIn({ reading, kubernetes, cluster }: Analysis): Finding[] {
  return resultOf(observe(reading, kubernetes, cluster));
}

function readable(
  { text, kubernetes, cluster }: Pick<Analysis, 'text' | 'kubernetes' | 'cluster'>,
  reading: Reading,
  found?: Problem[],
): Analysis {
  let problems = found;
  return {
    text,
    kubernetes,
    cluster,
    tooLarge: false,
    reading,
    get problems() {
      return (problems ??= resultOf(problemsInSteps(this)));
    },
  };
}

function unreadable(text: string, kubernetes: KubernetesVersion): Analysis {
  return { text, kubernetes, tooLarge: true, reading: unread, problems: [tooLarge(text)] };
}

const unread: Reading = {
  outcome: 'refused',
  error: null,
  warning: null,
  problems: [],
  policy: null,
  draft: null,
  root: null,
};

function tooLarge(text: string): Problem {
  // Rounded up: a text of 1.0 MB would not be longer than 1 MB.
  const megabytes = Math.ceil(text.length / 1e4) / 100;
  return {
    code: 'text-too-large',
    source: 'auditorium',
    severity: 'warning',
    message: `This text is too long to analyze: ${megabytes} MB, the limit is 1 MB.`,
    advice: 'Delete what is not part of the policy.',
    range: { start: 0, end: 0 },
    rule: undefined,
  };
}
