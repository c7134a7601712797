import type { BatchConfig } from '../src/apiServer/backends/buffered.ts';
import type { JsonObject } from '../src/audit/go/jsonObject.ts';
import { booleanAt, fieldsAt, integerAt, integersAt, isAbsent, numberAt } from './take.ts';

interface Stream {
  config: BatchConfig;
  latency: number;
  arrivals: number[];
  stop: number;
  together: boolean;
}

/** Reads a stream of events for the buffered backend, as the oracle does. Throws if it is outside the protocol. */
export function bufferedAt(fields: JsonObject): Stream {
  const config = {
    bufferSize: integerAt(fields, 'bufferSize'),
    maxBatchSize: integerAt(fields, 'maxBatchSize'),
    maxBatchWait: integerAt(fields, 'maxBatchWait'),
    isAsync: booleanAt(fields, 'async'),
    ...(!isAbsent(fields['throttle']) && { throttle: throttleAt(fields) }),
  };
  const latency = integerAt(fields, 'latency');
  const arrivals = integersAt(fields, 'arrivals');
  const stop = integerAt(fields, 'stop');
  const { bufferSize, maxBatchSize, maxBatchWait } = config;
  if (bufferSize < 1 || maxBatchSize < 1) throw new Error('sizes must be positive');
  if (maxBatchSize > 1 && maxBatchWait < 1) throw new Error('without a wait time never passes');
  if (maxBatchWait < 0 || latency < 0) throw new Error('durations must not be negative');
  if (arrivals.some((at, index) => at < (arrivals[index - 1] ?? 0))) {
    throw new Error('arrivals must be in order');
  }
  if (arrivals.length > 0 && stop < (arrivals.at(-1) ?? 0)) {
    throw new Error('events arrive before the backend is stopped');
  }
  return { config, latency, arrivals, stop, together: booleanAt(fields, 'together') };
}

function throttleAt(fields: JsonObject) {
  const throttle = fieldsAt(fields, 'throttle');
  const [qps, burst] = [numberAt(throttle, 'qps'), integerAt(throttle, 'burst')];
  if (qps <= 0 || burst < 1) throw new Error('a throttle needs a rate and a burst');
  return { qps, burst };
}
