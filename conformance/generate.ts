import type { KubernetesVersion } from '../src/audit/types.ts';
import { auditFlagsCase } from './generate/auditFlags.ts';
import { bufferedCase } from './generate/buffered.ts';
import { decideCase } from './generate/decide.ts';
import { eventsCase } from './generate/events.ts';
import { loadCase } from './generate/load.ts';
import { requestInfoCase } from './generate/requestInfo.ts';
import { truncateCase } from './generate/truncate.ts';
import { webhookConfigCase } from './generate/webhookConfig.ts';
import { witnessCase } from './generate/witness.ts';
import type { Case } from './protocol.ts';
import { seeded, type Random } from './random.ts';

export type Op = Case['op'];

/** A case without its id. */
type Unnamed<C extends Case> = C extends Case ? Omit<C, 'id' | 'kubernetes'> : never;
export type Generated = Unnamed<Case>;

const generators: Record<Op, (random: Random, kubernetes: KubernetesVersion) => Generated> = {
  load: loadCase,
  decide: decideCase,
  requestInfo: requestInfoCase,
  witness: witnessCase,
  events: eventsCase,
  auditFlags: auditFlagsCase,
  buffered: bufferedCase,
  webhookConfig: webhookConfigCase,
  truncate: truncateCase,
};

export const ops = Object.keys(generators) as Op[];
/** What the light oracle answers too. */
export const lightOps = ops.filter(
  (op) => !['auditFlags', 'buffered', 'webhookConfig', 'truncate'].includes(op),
);

/** Generates cases of one operation; the same seed gives the same cases. */
export function* generate(
  op: Op,
  kubernetes: KubernetesVersion,
  seed: number,
  count: number,
): Generator<Case> {
  const random = seeded(seed);
  for (let index = 0; index < count; index++) {
    const id = `${op}-${seed}-${index}`;
    yield { id, kubernetes, ...generators[op](random, kubernetes) };
  }
}
