import { memo } from 'react';
import { jqCommand } from '../../../audit/event/jqFilter';
import { prettyEvent } from '../../../audit/event/logLine';
import type { Stage } from '../../../audit/types';
import type { StageComparison } from '../../../engine/compareEvents';
import { CopyButton } from '../../../ui/CopyButton';
import { Folded } from './Folded';
import { FoldableJson } from './FoldableJson';
import { JsonDiff } from './JsonDiff';
import styles from './EventView.module.css';

interface Props {
  stage: Stage;
  sides: StageComparison;
  /** The log lines of all stages. */
  log: readonly string[];
}

/** One event: as JSON, as a log line, and how to find such events in the log. While comparing, the buttons copy the compared event. */
export const EventView = memo(function EventView({
  stage,
  sides: { compared, lines },
  log,
}: Props) {
  const differs = lines.some(({ mark }) => mark !== 'same');
  const pretty = compared && prettyEvent(compared.event);
  const command = compared && jqCommand(compared.event);
  const copies = compared && (
    <>
      <CopyButton label="Copy JSON" text={pretty ?? ''} />
      <CopyButton label="Copy log line" text={compared.line} />
      <CopyButton
        label="Copy jq filter"
        title="A command that finds such events in audit.log"
        text={command ?? ''}
      />
    </>
  );
  return (
    <section aria-label={`Event ${stage}`} className={styles.event}>
      {differs ? (
        <JsonDiff name="Event as JSON, compared" lines={lines}>
          {copies}
        </JsonDiff>
      ) : (
        <FoldableJson name="Event as JSON" text={pretty ?? ''}>
          {copies}
        </FoldableJson>
      )}
      {compared && (
        <>
          <Folded title="jq filter that finds such events">
            <pre className={styles.line}>{command}</pre>
          </Folded>
          <Folded title="Log line, as written to the file">
            <pre className={styles.line}>{compared.line}</pre>
          </Folded>
          {log.length > 1 && (
            <span>
              <CopyButton
                label={`Copy all ${log.length} log lines`}
                title="All events of this request, one per line"
                text={log.map((line) => `${line}\n`).join('')}
              />
            </span>
          )}
        </>
      )}
    </section>
  );
});
