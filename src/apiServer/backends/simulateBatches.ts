import { bufferedBackend } from './buffered';
import { arrivalTimes, type Generated, type Load } from './load';
import { callWebhook, writeLog, type Random, type Receiver } from './receiver';
import type { BackendSettings } from './settings';
import type { Tally } from './tally';

/** What both kinds of simulation take. */
export interface Parts {
  settings: BackendSettings;
  load: Load;
  receiver: Receiver;
  random: Random | undefined;
  /** What each request gives to the backend, in a cycle. */
  cycle: readonly Generated[];
  tally: Tally;
  steps: number;
  duration: number;
}

/**
 * Runs the requests against a backend in mode batch, event by event. Requests are never delayed and never fail: the buffer
 * takes an event or drops it.
 */
export function simulateBatches({
  settings,
  load,
  receiver,
  random,
  cycle,
  tally,
  ...parts
}: Parts): void {
  const { kind, batch, initialBackoff } = settings;
  const backend = bufferedBackend(batch, (at, size) => {
    const { ends, isDelivered } =
      kind === 'log'
        ? writeLog(at, size, receiver, random)
        : callWebhook(at, initialBackoff, receiver, random);
    tally.batches.add(at);
    tally.largestBatch.highest(at, size);
    tally.during.inFlight(at, ends, size);
    (isDelivered ? tally.delivered : tally.lost).add(ends, size);
    return ends;
  });
  // Events come in order, so those of a step are counted together.
  let counts = { requests: 0, events: 0, dropped: 0 };
  let step = 0;
  const endStep = () => {
    const ends = tally.ends(step);
    backend.advance(ends);
    tally.set(step, backend.queued(), backend.held(ends));
    const inside = ends - 1;
    tally.requests.add(inside, counts.requests);
    tally.ended.add(inside, counts.requests);
    tally.events.add(inside, counts.events);
    tally.dropped.add(inside, counts.dropped);
    counts = { requests: 0, events: 0, dropped: 0 };
    step += 1;
  };

  // RequestReceived, and the later events of each request.
  const [arrivals, answers] = [arrivalTimes(load.arrivals), arrivalTimes(load.arrivals)];
  let [arrives, isAnswered] = [arrivals(), answers() + load.handling];
  let [request, answered] = [0, 0];
  for (;;) {
    const isArrival = arrives <= isAnswered;
    const at = isArrival ? arrives : isAnswered;
    while (step < parts.steps && tally.ends(step) <= at) endStep();
    if (at >= parts.duration) break;
    let events: number;
    if (isArrival) {
      events = (cycle[request]?.received ?? 0) > 0 ? 1 : 0;
      counts.requests += 1;
      request = (request + 1) % cycle.length;
      arrives = arrivals();
    } else {
      events = cycle[answered]?.later.length ?? 0;
      answered = (answered + 1) % cycle.length;
      isAnswered = answers() + load.handling;
    }
    counts.events += events;
    for (; events > 0; events--) if (!backend.offer(at)) counts.dropped += 1;
  }
}
