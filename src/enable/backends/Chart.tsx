import type { Simulated, Simulation } from '../../apiServer/backends/simulate';
import type { Step } from '../../apiServer/backends/tally';
import { second } from '../../apiServer/backends/tokenBucket';
import { Plot, type Series } from './Plot';
import styles from './Chart.module.css';
import { timeText, whole } from './words';

interface Props {
  simulation: Simulation;
  simulated: Simulated;
}

/** What waits, and what became of the events, over time. */
export function Chart({ simulation, simulated: { steps, totals } }: Props) {
  const { settings, duration, receiver } = simulation;
  const isBatch = settings.mode === 'batch';
  const sums = (field: 'events' | 'delivered' | 'dropped' | 'lost') => {
    let sum = 0;
    return [0, ...steps.map((step) => (sum += step[field]))];
  };
  const there = (of: (step: Step) => number) => [0, ...steps.map(of)];
  const waiting: Series[] = isBatch
    ? [
        {
          name: 'in the buffer and the next batch',
          look: 'queue',
          values: there(({ queued, held }) => queued + held),
        },
        { name: 'being sent', look: 'sent', values: there(({ inFlight }) => inFlight) },
      ]
    : [
        {
          name: 'longest in each moment',
          look: 'queue',
          values: there(({ longestDelay }) => longestDelay),
        },
      ];
  const ends: Series[] = [
    { name: 'generated', look: 'events', values: sums('events') },
    { name: 'delivered', look: 'delivered', values: sums('delivered') },
    ...(isBatch ? [{ name: 'dropped', look: 'dropped', values: sums('dropped') } as const] : []),
    ...(totals.lost > 0 ? [{ name: 'lost', look: 'lost', values: sums('lost') } as const] : []),
  ];
  const spans = (receiver.outages ?? []).map(({ from, to }) => ({
    from: from / duration,
    to: Math.min(1, to / duration),
  }));
  const format = isBatch ? whole : timeText;
  const highest = waiting
    .map(({ name, values }) => `${format(Math.max(...values))} ${name}`)
    .join(', ');
  const about = `over ${timeText(duration)}`;
  return (
    <div className={styles.chart}>
      <Plot
        title={isBatch ? 'Events that wait' : 'Delay of requests'}
        format={format}
        label={`Line chart of ${isBatch ? 'events that wait' : 'the delay of requests'}, ${about}. At most: ${highest}.`}
        series={waiting}
        spans={spans}
        seconds={duration / second}
        {...(isBatch && { limit: { at: settings.batch.bufferSize, name: 'size of the buffer' } })}
      />
      <Plot
        title="Events since the start"
        format={whole}
        label={`Line chart of events since the start, ${about}. At the end: ${ends
          .map((series) => `${whole(series.values.at(-1) ?? 0)} ${series.name}`)
          .join(', ')}.`}
        series={ends}
        spans={spans}
        seconds={duration / second}
      />
    </div>
  );
}
