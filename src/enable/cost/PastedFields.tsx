import { useId } from 'react';
import { CopyButton } from '../../ui/CopyButton';
import { counted } from '../../ui/counted';
import styles from '../backends/Backends.module.css';
import { Choice, Field } from '../backends/Field';
import { pers, type Pasted, type PastedReading } from './pasted';

interface Props {
  pasted: Pasted;
  reading: PastedReading;
  onChange: (pasted: Pasted) => void;
}

const query = 'sum by (verb, group, resource, subresource) (rate(apiserver_request_total[1d]))';

/** Lines that are named. */
const namedAtMost = 5;

/** A place for the numbers that a cluster counts itself. */
export function PastedFields({ pasted, reading, onChange }: Props) {
  const id = useId();
  const { unread, unlike } = reading;
  return (
    <fieldset>
      <legend>Pasted numbers</legend>
      <label htmlFor={id}>Requests, as Prometheus or /metrics shows them</label>
      <textarea
        id={id}
        className={styles.paste}
        value={pasted.text}
        rows={7}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={
          '{verb="LIST", resource="pods"} 1.5\n{verb="GET", resource="nodes"} 0.2\nor: GET 12'
        }
        onChange={({ target }) => onChange({ ...pasted, text: target.value })}
      />
      <Choice
        label="The figures are"
        options={pers}
        value={pasted.per}
        onChange={(per) => onChange({ ...pasted, per })}
      />
      {pasted.per === 'start' && (
        <Field
          label="The server has run for"
          unit="hours"
          value={pasted.uptime}
          problem={reading.problem}
          onChange={(uptime) => onChange({ ...pasted, uptime })}
        />
      )}
      {unread.length > 0 && (
        <p role="status" className={styles.problem}>
          {counted(unread.length, 'line')} cannot be read and {unread.length === 1 ? 'is' : 'are'}{' '}
          left out: {unread.slice(0, namedAtMost).join(', ')}
          {unread.length > namedAtMost && ' …'}
        </p>
      )}
      {unlike.length > 0 && (
        <p role="status" className={styles.problem}>
          {counted(unlike.length, 'kind of request', 'kinds of requests')} like no sample request,
          left out:{' '}
          {unlike
            .slice(0, namedAtMost)
            .map(({ verb, resource }) => `${verb} ${resource}`.trim() || 'no verb')
            .join(', ')}
        </p>
      )}
      <div className={styles.query}>
        <p className={styles.muted}>Ask Prometheus for all API servers together:</p>
        <code>{query}</code>
        <CopyButton text={query} label="Copy" title="Copy the query" />
      </div>
      <p className={styles.muted}>
        apiserver_audit_event_total is read as well. Other metrics are passed over; nothing is saved
        or sent.
      </p>
    </fieldset>
  );
}
