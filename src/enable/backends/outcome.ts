import type { Simulated, Simulation } from '../../apiServer/backends/simulate';
import type { Step } from '../../apiServer/backends/tally';
import { second } from '../../apiServer/backends/tokenBucket';
import { percent, timeText, whole } from './words';

/** What a simulation means: the most important first. */
export function outcome(simulation: Simulation, { steps, totals }: Simulated): string[] {
  const { settings, load, receiver } = simulation;
  const isBatch = settings.mode === 'batch';
  const said: string[] = [];
  if (totals.dropped > 0) said.push(fullBuffer(simulation, steps), ...cause(simulation));
  if (totals.failed > 0) {
    const share = percent(totals.failed / totals.ended);
    said.push(
      `${whole(totals.failed)} requests (${share}) fail${during(steps, 'failed')} with status 500, “failed to store audit event”: in mode blocking-strict no request runs unrecorded.`,
    );
  }
  if (totals.lost > 0) {
    const why =
      settings.kind === 'log'
        ? 'a write that fails is not tried again'
        : `after the fifth attempt ${isBatch ? 'a batch' : 'an event'} is given up`;
    said.push(`${whole(totals.lost)} events are lost: ${why}.`);
  }
  if (totals.tooLarge > 0) {
    said.push(`${whole(totals.tooLarge)} events are too large even when truncated, and are lost.`);
  }
  if (totals.dropped + totals.lost + totals.tooLarge + totals.failed === 0) {
    said.push(totals.events === 0 ? 'No events are generated.' : 'No event is lost.');
  }
  if (settings.kind === 'webhook' && receiver.outages && totals.lost === 0 && totals.events > 0) {
    said.push('Calls that fail are tried again, and outlast the outage.');
  }
  if (isBatch) said.push(...batching(simulation, steps));
  else said.push(...waiting(steps, totals, settings.kind === 'log'));
  const hasReceived = load.kinds.some(({ events }) =>
    events.some(({ stage }) => stage === 'RequestReceived'),
  );
  if (settings.mode === 'blocking-strict' && !hasReceived) {
    said.push(
      'The policy omits RequestReceived, so blocking-strict fails no request: it checks only the events of that stage.',
    );
  }
  return said;
}

/** When the buffer was full, and what it cost. */
function fullBuffer({ duration }: Simulation, steps: readonly Step[]): string {
  const first = steps.findIndex(({ dropped }) => dropped > 0);
  const last = steps.findLastIndex(({ dropped }) => dropped > 0);
  const full = steps.slice(first, last + 1);
  const sum = (field: 'events' | 'dropped') => full.reduce((all, step) => all + step[field], 0);
  const share = percent(sum('dropped') / sum('events'));
  const from = steps[first]?.ends ?? 0;
  const to = steps[last]?.ends ?? 0;
  // In every batch's wait a few steps drop nothing.
  if (to > duration * 0.9) {
    return `The buffer is full after ${timeText(from)}; from then on ${share} of the events are dropped.`;
  }
  return `The buffer is full from ${timeText(from)} to ${timeText(to)}: ${share} of the events of that time are dropped.`;
}

/** What limits the events that leave the buffer. */
function cause({ settings, receiver, load }: Simulation): string[] {
  const { throttle, maxBatchSize } = settings.batch;
  const rates = load.arrivals.map((each) => (typeof each === 'number' ? 0 : each.perSecond));
  const perRequest = load.kinds[0]?.events.length ?? 1;
  const most = whole(Math.max(...rates) * perRequest);
  const throttled = throttle ? Math.max(0, throttle.qps) * maxBatchSize : Infinity;
  const written = settings.kind === 'log' ? second / receiver.latency : Infinity;
  const limit = Math.min(throttled, written);
  if (!(limit < Math.max(...rates) * perRequest)) return [];
  return [
    written < throttled
      ? `Events are written one after the other: at ${timeText(receiver.latency)} each, that is at most ${whole(limit)} a second, and up to ${most} come.`
      : `The throttle lets ${throttle?.qps} batches of ${whole(maxBatchSize)} events go in a second, so at most ${whole(limit)} events, and up to ${most} come.`,
  ];
}

function batching({ settings }: Simulation, steps: readonly Step[]): string[] {
  const { bufferSize, maxBatchSize } = settings.batch;
  const most = (of: (step: Step) => number) => Math.max(0, ...steps.map(of));
  const queued = Math.min(
    bufferSize,
    most((step) => step.queued),
  );
  const sent = most(({ inFlight }) => inFlight);
  const said = ['Requests never wait.'];
  if (settings.kind === 'webhook' && sent > maxBatchSize) {
    said.push(
      `Batches are sent beside each other, so up to ${whole(sent)} events are on their way at once.`,
    );
  }
  if (queued < bufferSize && queued > 0 && steps.every(({ dropped }) => dropped === 0)) {
    said.push(`At most ${whole(queued)} of ${whole(bufferSize)} places in the buffer are used.`);
  }
  return said;
}

function waiting(steps: readonly Step[], totals: Simulated['totals'], isLog: boolean): string[] {
  const said: string[] = [];
  const { ended, delay, longestDelay, timedOut } = totals;
  if (ended > 0) {
    const mean = delay / ended;
    said.push(
      longestDelay > mean * 1.05
        ? `Requests wait for auditing: ${timeText(mean)} on average, ${timeText(longestDelay)} at most.`
        : `Each request waits ${timeText(mean)} for auditing.`,
    );
  }
  if (timedOut > 0) {
    said.push(
      `${whole(timedOut)} requests take longer than a minute${during(steps, 'timedOut')}: their clients get status 504.`,
    );
  }
  const left = totals.waiting;
  // Calls of a webhook run beside each other; a disk that is too slow makes a queue.
  if (isLog && left > Math.max(10, ended / 100))
    said.push(`At the end, ${whole(left)} requests wait.`);
  return said;
}

/** " between 30 s and 90 s", or nothing if it is all the time. */
function during(steps: readonly Step[], field: 'failed' | 'timedOut'): string {
  const first = steps.findIndex((step) => step[field] > 0);
  const last = steps.findLastIndex((step) => step[field] > 0);
  if (first <= 1 && last >= steps.length - 2) return '';
  const begins = first === 0 ? 0 : (steps[first - 1]?.ends ?? 0);
  return ` between ${timeText(begins)} and ${timeText(steps[last]?.ends ?? 0)}`;
}
