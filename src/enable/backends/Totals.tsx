import type { Simulated, Simulation } from '../../apiServer/backends/simulate';
import { formatBytes } from '../../ui/formatBytes';
import styles from './Backends.module.css';
import { percent, timeText, whole } from './words';

interface Props {
  simulation: Simulation;
  simulated: Simulated;
  /** Of an event. */
  bytes: number;
}

/** The sums of a simulation. What did not happen is 0; what cannot happen is left out. */
export function Totals({ simulation, simulated: { totals }, bytes }: Props) {
  const { settings } = simulation;
  const { mode, kind } = settings;
  const isBatch = mode === 'batch';
  const { events, delivered, dropped, lost, tooLarge, ended, delay, failed, timedOut } = totals;
  const all = events + tooLarge;
  const rows: [name: string, value: string, isBad?: boolean][] = [
    ['Events generated', whole(all)],
    ['Delivered', shareText(delivered, all)],
  ];
  if (isBatch) rows.push(['Dropped', shareText(dropped, all), dropped > 0]);
  rows.push(['Lost after sending', shareText(lost, all), lost > 0]);
  if (settings.truncate) {
    rows.push(['Truncated', whole(totals.truncated)]);
    rows.push(['Too large', shareText(tooLarge, all), tooLarge > 0]);
  }
  rows.push(
    ['Still on their way', whole(totals.queued + totals.held + totals.inFlight)],
    ['Batches', whole(totals.batches)],
    [
      'Largest batch',
      `${whole(totals.largestBatch)} (${formatBytes(Math.round(totals.largestBatch * bytes))})`,
    ],
    ['Delay of a request, mean', timeText(ended > 0 ? delay / ended : 0)],
    ['Delay of a request, longest', timeText(totals.longestDelay)],
    ['Requests failed', shareText(failed, ended), failed > 0],
  );
  if (!isBatch) rows.push(['Requests timed out', shareText(timedOut, ended), timedOut > 0]);
  return (
    <table className={styles.totals}>
      <caption>
        {kind === 'log' ? 'Log' : 'Webhook'}, mode {mode}, in {timeText(simulation.duration)}
      </caption>
      <tbody>
        {rows.map(([name, value, isBad = false]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td data-bad={isBad}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shareText = (count: number, all: number) =>
  count === 0 || all === 0 ? whole(count) : `${whole(count)} (${percent(count / all)})`;
