import type { Cost } from '../../apiServer/cost/cost';
import { useApp } from '../../state/useApp';
import { goTo, studioFragment } from '../../storage/address';
import { Button } from '../../ui/Button';
import { formatBytes } from '../../ui/formatBytes';
import styles from '../backends/Backends.module.css';
import { tryInBackends } from '../backends/keptForm';
import { diskText, percent, whole } from '../backends/words';
import { Term } from '../Term';
import { CostTable } from './CostTable';

interface Props {
  /** Absent: the studio has no policy that kube-apiserver would start with. */
  cost: Cost | undefined;
  /** It is made from the shape of a cluster, not from pasted numbers. */
  isShape: boolean;
  /** There are no requests to estimate from. */
  isEmpty: boolean;
  /** Events in a day, as the cluster counts them. */
  counted: number | undefined;
  hasProblems: boolean;
  /** API servers. */
  servers: number;
}

/** What a policy costs in a day: the sum, by rule, and by kind of request. */
export function CostResults({ cost, isShape, isEmpty, counted, hasProblems, servers }: Props) {
  const name = useApp((state) => state.workspace.name);
  const studio = <a href={studioFragment()}>{name}</a>;
  if (!cost) {
    return (
      <div className={styles.results}>
        <p className={styles.outcome}>
          kube-apiserver would not start with the policy in the studio.{' '}
          <a href={studioFragment()}>Open the studio</a>
        </p>
      </div>
    );
  }
  const { events, bytes } = cost.total;
  const mean = events > 0 ? bytes / events : 0;
  const tryIt = () => {
    tryInBackends({ rate: events / 86_400 / Math.max(1, servers), bytes: mean });
    goTo('#enable/backends');
  };
  return (
    <div className={styles.results}>
      <p className={styles.muted}>
        {isShape ? (
          <>
            An estimate for the policy that is open in the studio, {studio}: the order of magnitude
            and what it is made of. Each kind of request has the size of a sample request.
          </>
        ) : (
          <>
            For the policy that is open in the studio, {studio}. Each line stands for the sample
            request that is most like it, with its size and its sender: metrics do not say who sends
            a request.
          </>
        )}
      </p>
      {hasProblems && (
        <p role="status" className={styles.refusals}>
          Some fields have no number that can be used. What is shown is of the last values that
          could be.
        </p>
      )}
      <p role="status" className={styles.outcome}>
        {isEmpty ? 'Paste how many requests your cluster gets.' : <Sum cost={cost} />}
        {counted !== undefined &&
          ` The cluster counts ${whole(counted)} audit events a day with the policy that it has now${mean > 0 ? `: at ${formatBytes(Math.round(mean))} each, ${diskText(counted * mean)}` : ''}.`}
      </p>
      {!isEmpty && (
        <>
          {events > 0 && (
            <p className={styles.muted}>
              {formatBytes(Math.round(mean))} an event, newline included. In each API server,{' '}
              {perSecond(events / Math.max(1, servers))}.{' '}
              <Button look="link" onClick={tryIt}>
                Try the backends with this
              </Button>{' '}
              More: <Term id="stage">stages</Term>, <Term id="audit-metrics">audit metrics</Term>.
            </p>
          )}
          <CostTable
            caption="By rule, a day"
            first="Rule"
            total={bytes}
            rows={cost.rules.map((row) => ({
              ...row,
              name: row.rule === undefined ? 'No rule matches' : `Rule ${row.rule + 1}`,
            }))}
          />
          <Unmatched cost={cost} />
          <CostTable
            caption="By kind of request, a day"
            first="Requests"
            total={bytes}
            rows={cost.kinds.map((row) => ({ ...row, name: row.what }))}
          />
        </>
      )}
    </div>
  );
}

/** Rules that are named. */
const namedAtMost = 10;

function perSecond(events: number): string {
  return `${Number((events / 86_400).toPrecision(2)).toLocaleString('en')} events a second`;
}

function Sum({ cost: { total, stages } }: { cost: Cost }) {
  const received = stages.find(({ stage }) => stage === 'RequestReceived');
  return (
    <>
      {whole(total.events)} events a day, {diskText(total.bytes)}, all API servers together.{' '}
      {received
        ? `The stage RequestReceived is ${percent(received.bytes / total.bytes)} of the bytes: omitting it saves ${diskText(received.bytes)} a day.`
        : total.events > 0 && 'The stage RequestReceived is not recorded.'}
    </>
  );
}

/** Rules that the tables would leave a reader to look for. */
function Unmatched({ cost }: { cost: Cost }) {
  const count = useApp((state) => state.analysis.reading.policy?.rules?.length ?? 0);
  const matched = new Set(cost.rules.map(({ rule }) => rule));
  const others = Array.from({ length: count }, (_, at) => at).filter((at) => !matched.has(at));
  if (others.length === 0) return null;
  const names = others.slice(0, namedAtMost).map((at) => String(at + 1));
  if (others.length > namedAtMost) names.push(`${others.length - namedAtMost} more`);
  return (
    <p className={styles.muted}>
      {others.length === 1
        ? `Rule ${names[0]} matches none of these requests.`
        : `Rules ${new Intl.ListFormat('en').format(names)} match none of these requests.`}
    </p>
  );
}
