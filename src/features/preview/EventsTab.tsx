import { useMemo } from 'react';
import { auditEvents, possibleStages } from '../../audit/event';
import { byteLength, logLine, prettyEvent } from '../../audit/logLine';
import { stages, type Stage } from '../../audit/types';
import type { Row } from '../../state/decisions';
import { exchangeOf } from '../../state/exchange';
import { useApp } from '../../state/useApp';
import { CopyButton } from '../../ui/CopyButton';
import { formatBytes } from '../../ui/formatBytes';
import { Folded } from './Folded';
import { Json } from './Json';
import styles from './EventsTab.module.css';

/** The audit events of the request, one for each recorded stage, as they would stand in the log. */
export function EventsTab({ row }: { row: Row }) {
  const { request, decision } = row;
  const { fates } = row.output;
  const kubernetes = useApp((state) => state.kubernetes);
  const events = useMemo(() => {
    return auditEvents(decision, exchangeOf(request, kubernetes)).map((event) => {
      const line = logLine(event);
      return { stage: event.stage, line, pretty: prettyEvent(event), bytes: byteLength(line) };
    });
  }, [request, decision, kubernetes]);
  const omitted = stages.filter((stage) => fates[stage] === 'omitted');

  if (events.length === 0) {
    return (
      <p className={styles.nothing}>
        {decision.level === 'None'
          ? 'Level None: this request leaves nothing in the audit log.'
          : `Nothing is recorded: every stage of this request (${list(possibleStages(exchangeOf(request, kubernetes)))}) is omitted.`}
      </p>
    );
  }
  return (
    <div className={styles.events}>
      {omitted.length > 0 && (
        <p className={styles.omitted}>Omitted by the policy: {omitted.join(', ')}.</p>
      )}
      {events.map(({ stage, line, pretty, bytes }) => (
        <section key={stage} aria-label={`Event ${stage}`} className={styles.event}>
          <header className={styles.head}>
            <h3>{stage}</h3>
            <span className={styles.bytes}>{formatBytes(bytes)}</span>
            <span className={styles.grow} />
            <CopyButton label="Copy JSON" text={pretty} />
            <CopyButton label="Copy log line" text={line} />
          </header>
          <Json name="Event as JSON" text={pretty} />
          <Folded title="Log line, as written to the file">
            <pre className={styles.line}>{line}</pre>
          </Folded>
        </section>
      ))}
    </div>
  );
}

const list = (names: readonly Stage[]) => names.join(', ');
