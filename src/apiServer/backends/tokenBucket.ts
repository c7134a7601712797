/** A second in nanoseconds: all times here are nanoseconds, which are exact below 2⁵³ (104 days). */
export const second = 1e9;

/**
 * Returns a token bucket that is full at first and refills with `qps` tokens a second up to `burst`. Called at a
 * time, not before that of the last call, it takes a token and returns how long the caller waits for it; both in
 * nanoseconds. `qps` is rounded to a float32, as its flag is. The arithmetic is Go's, so waits are equal to the
 * nanosecond. Follows Accept of client-go's util/flowcontrol and reserveN of golang.org/x/time/rate.
 */
export function tokenBucket(qps: number, burst: number): (now: number) => number {
  const limit = Math.fround(qps);
  let tokens = burst;
  let last = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + seconds(now - last) * limit) - 1;
    last = now;
    return tokens < 0 ? Math.trunc((-tokens / limit) * second) : 0;
  };
}

/** Follows Duration.Seconds. */
function seconds(duration: number): number {
  return Math.floor(duration / second) + (duration % second) / second;
}
