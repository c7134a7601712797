import { second } from './tokenBucket';

/** How long a webhook call may take. Kubeconfigs cannot change it. Follows defaultRequestTimeout of pkg/util/webhook. */
export const webhookTimeout = 30 * second;

/** How a failed call is repeated. Follows DefaultRetryBackoffWithInitialDelay of pkg/util/webhook. */
export const retry = { factor: 1.5, jitter: 0.2, attempts: 5 } as const;

/** A time in which nothing is received. Nanoseconds. */
export interface Outage {
  from: number;
  to: number;
  /** Fails at once, as a closed port or a full disk does, or not before the timeout. A log never hangs. */
  how: 'refuses' | 'hangs';
}

/** What events are sent to: a webhook, or the disk of the log. */
export interface Receiver {
  /** Nanoseconds for a call of the webhook, or for writing one event to the log. */
  latency: number;
  /** Which share of the calls fails, apart from outages: from 0 to 1. Needs `random`. */
  failureShare?: number;
  outages?: readonly Outage[];
}

/** At least 0, less than 1. */
export type Random = () => number;

/** When a call has ended, in nanoseconds, and how. */
export interface Call {
  ends: number;
  isDelivered: boolean;
  attempts: number;
}

/**
 * Returns the waits between attempts, in nanoseconds: the initial backoff, then half as long again each time; each with up to
 * a fifth more, at random. Without `random` it is always a tenth more. Follows Backoff.Step of apimachinery's util/wait.
 */
export function backoffWaits(initialBackoff: number, random?: Random): number[] {
  const waits: number[] = [];
  let wait = initialBackoff;
  for (let attempt = 1; attempt < retry.attempts; attempt++) {
    waits.push(wait + Math.trunc((random?.() ?? 0.5) * retry.jitter * wait));
    wait = Math.trunc(wait * retry.factor);
  }
  return waits;
}

/**
 * Returns how a batch that is sent to a webhook ends: every error is tried again, and after the last attempt the batch
 * is lost. Follows processEvents of plugin/pkg/audit/webhook.
 */
export function callWebhook(
  at: number,
  initialBackoff: number,
  receiver: Receiver,
  random?: Random,
): Call {
  let ends = at;
  const first = attempt(ends, receiver, random);
  ends += first.takes;
  if (first.isDelivered) return { ends, isDelivered: true, attempts: 1 };
  for (const [index, wait] of backoffWaits(initialBackoff, random).entries()) {
    const { takes, isDelivered } = attempt(ends + wait, receiver, random);
    ends += wait + takes;
    if (isDelivered) return { ends, isDelivered, attempts: index + 2 };
  }
  return { ends, isDelivered: false, attempts: retry.attempts };
}

/** Returns how writing events to the log ends. Nothing is tried again. Follows plugin/pkg/audit/log. */
export function writeLog(at: number, events: number, receiver: Receiver, random?: Random): Call {
  const { latency, failureShare = 0 } = receiver;
  const isLost = outageAt(at, receiver) !== undefined || isUnlucky(failureShare, random);
  return { ends: at + latency * events, isDelivered: !isLost, attempts: 1 };
}

function attempt(at: number, receiver: Receiver, random: Random | undefined) {
  const outage = outageAt(at, receiver);
  if (outage) return { takes: outage.how === 'hangs' ? webhookTimeout : 0, isDelivered: false };
  const { latency, failureShare = 0 } = receiver;
  if (latency > webhookTimeout) return { takes: webhookTimeout, isDelivered: false };
  return { takes: latency, isDelivered: !isUnlucky(failureShare, random) };
}

const isUnlucky = (share: number, random: Random | undefined) =>
  share > 0 && (random?.() ?? 0) < share;

function outageAt(at: number, { outages }: Receiver): Outage | undefined {
  // Asked for every event, so without a function where there are none.
  return outages?.length ? outages.find(({ from, to }) => from <= at && at < to) : undefined;
}
