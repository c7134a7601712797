import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { clockText, objectText, whoText, type LoggedRequest } from '../../course/incident/auditLog';
import { FoldableJson } from '../../features/preview/detail/FoldableJson';
import { Button, IconButton } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { LevelName } from '../../ui/LevelMark';
import { Segmented } from '../../ui/Segmented';
import styles from './RequestDetail.module.css';

interface Props {
  request: LoggedRequest;
  onClose: () => void;
}

/** On phones the question is far above. */
const toQuestion = () =>
  document.querySelector('[data-open="true"]')?.scrollIntoView({ block: 'start' });

/** The events of a request: who, what and when in a line, then the JSON of a stage. */
export function RequestDetail({ request, onClose }: Props) {
  const { events, level, address, userAgent, code } = request;
  const [stage, setStage] = useState(events.at(-1)?.stage);
  const event = events.find((each) => each.stage === stage) ?? events.at(-1);
  const text = useMemo(
    () => (event ? JSON.stringify(JSON.parse(event.text), null, 2) : ''),
    [event],
  );
  return (
    <section className={styles.detail} aria-label="Selected request">
      <header className={styles.head}>
        <h2>
          {whoText(request) || 'nobody'} <strong>{request.verb}</strong> {objectText(request)}
        </h2>
        <Button look="link" className={styles.back ?? ''} onClick={toQuestion}>
          To the question
        </Button>
        <IconButton label="Close the request" onClick={onClose}>
          <X size={15} />
        </IconButton>
      </header>
      <p className={styles.facts}>
        <span>{clockText(request.at)} UTC</span>
        <span>from {address || 'an unknown address'}</span>
        <span>{userAgent || 'no user agent'}</span>
        <span>{code === undefined ? 'no response yet' : `code ${code}`}</span>
        <LevelName level={level} />
      </p>
      {events.length > 1 && (
        <Segmented
          label="Stage"
          options={events.map((each) => ({ value: each.stage, text: each.stage }))}
          value={stage}
          disabled={false}
          onChange={setStage}
        />
      )}
      <div className={styles.json}>
        <FoldableJson name="Audit event" text={text}>
          <CopyButton label="Copy line" text={event?.text ?? ''} />
        </FoldableJson>
      </div>
    </section>
  );
}
