import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import type { StageFate, Stage } from '../../audit/types';
import { clockText, objectText, whoText, type LoggedRequest } from '../../course/incident/auditLog';
import { isDenied } from '../../course/incident/filter';
import { StageTrack, stagesText } from '../../ui/StageTrack';
import styles from './RequestList.module.css';

interface Props {
  requests: readonly LoggedRequest[];
  picked: number | undefined;
  onPick: (id: number) => void;
}

const steps: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};
const idOf = (id: number) => `request-${id}`;

/** Returns what became of each stage, as far as the log tells. */
export function fatesOf({ events }: LoggedRequest): Record<Stage, StageFate> {
  const has = (stage: Stage) => events.some((event) => event.stage === stage);
  const fate = (stage: Stage): StageFate => (has(stage) ? 'recorded' : 'never');
  return {
    RequestReceived: has('RequestReceived') ? 'recorded' : 'omitted',
    ResponseStarted: fate('ResponseStarted'),
    ResponseComplete: fate('ResponseComplete'),
    Panic: fate('Panic'),
  };
}

/** A row for each request. Arrow keys move the selection; rows out of view are not laid out. */
export function RequestList({ requests, picked, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const at = requests.findIndex(({ id }) => id === picked);
  useEffect(() => {
    if (picked !== undefined)
      document.getElementById(idOf(picked))?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = at < 0 && step > 0 && step !== Infinity ? 0 : at + step;
    const request = requests[Math.min(Math.max(next, 0), requests.length - 1)];
    if (request) onPick(request.id);
  };
  return (
    <div
      className={styles.list}
      ref={list}
      role="listbox"
      aria-label="Requests"
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : idOf(picked ?? 0)}
      onKeyDown={onKeyDown}
    >
      {requests.map((request) => (
        <Row key={request.id} request={request} isPicked={request.id === picked} onPick={onPick} />
      ))}
    </div>
  );
}

interface RowProps {
  request: LoggedRequest;
  isPicked: boolean;
  onPick: (id: number) => void;
}

const Row = memo(function Row({ request, isPicked, onPick }: RowProps) {
  const fates = fatesOf(request);
  return (
    // The list takes the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={idOf(request.id)}
      role="option"
      aria-selected={isPicked}
      className={styles.row}
      onClick={() => onPick(request.id)}
    >
      <span className={styles.time}>{clockText(request.at)}</span>
      <span className={styles.who} title={whoText(request)}>
        <Who name={whoText(request)} />
      </span>
      <span className={styles.verb}>{request.verb}</span>
      <span className={styles.object} title={objectText(request)}>
        {objectText(request)}
      </span>
      <span className={styles.code} data-bad={isDenied(request)}>
        {request.code ?? '…'}
      </span>
      <span className={styles.stages}>
        <StageTrack fates={fates} />
        <span className="visually-hidden">{stagesText(fates)}</span>
      </span>
    </div>
  );
});

/** A user; of a service account the end is shown, which tells it from others. */
function Who({ name }: { name: string }) {
  if (name === '') return <em>nobody</em>;
  const [, account] = /^system:serviceaccount:(.*)$/s.exec(name) ?? [];
  if (account === undefined) return <bdi>{name}</bdi>;
  return (
    <>
      <small>sa</small> <bdi>{account}</bdi>
    </>
  );
}
