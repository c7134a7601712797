/** What a flag about auditing is for. */
export interface FlagNote {
  /** What a number counts: "days"; absent where the type says it. */
  unit?: string;
  /** What it does, and what it costs, in a sentence or two. */
  text: string;
}

/** Both backends have these, by the rest of the name after "audit-log-" or "audit-webhook-". */
const ofBoth: Readonly<Record<string, FlagNote>> = {
  version: {
    text: 'Version of the recorded events. Only audit.k8s.io/v1 is left, so there is nothing to choose.',
  },
  'batch-buffer-size': {
    unit: 'events',
    text: 'How many events wait in memory in batch mode. When it is full, further events are lost.',
  },
  'batch-throttle-enable': {
    text: 'Limits the batches per second in batch mode. What waits too long fills the buffer, and is lost.',
  },
  'batch-throttle-qps': {
    unit: 'batches per second',
    text: 'How many batches are sent each second on average, while throttling is on.',
  },
  'batch-throttle-burst': {
    unit: 'batches',
    text: 'How many batches may be sent at once after a quiet time, while throttling is on.',
  },
  'truncate-enabled': {
    text: 'Removes the bodies of events that are too large; an event that is still too large is lost. Each event is encoded once more to measure it.',
  },
  'truncate-max-event-size': {
    unit: 'bytes',
    text: 'From this size on, an event loses its bodies. Checked at the start even while truncation is off.',
  },
  'truncate-max-batch-size': {
    unit: 'bytes',
    text: 'A larger batch is split while truncation is on. At least as large as the largest event.',
  },
};

const ofLog: Readonly<Record<string, FlagNote>> = {
  path: {
    text: 'The file that events are appended to, or - for standard output. Without it, the log backend is off.',
  },
  maxage: {
    unit: 'days',
    text: 'Rotated files older than this are deleted. With 0, age deletes none.',
  },
  maxbackup: {
    unit: 'files',
    text: 'How many rotated files are kept. With 0, all of them: only their age, or a full disk, ends that.',
  },
  maxsize: {
    unit: 'MB',
    text: 'The file is rotated when it would grow beyond this. With 0: at 100 MB up to Kubernetes 1.35, never from 1.36 on.',
  },
  compress: {
    text: 'Compresses rotated files with gzip: much less disk, for some CPU at each rotation.',
  },
  format: {
    text: 'json, or legacy: one line of text for each event, without objects, which few tools read.',
  },
  mode: {
    text: 'blocking: each request waits for its events to be written. batch: none waits, and a crash loses the buffer. blocking-strict: a request whose arrival cannot be recorded fails.',
  },
  'batch-max-size': {
    unit: 'events',
    text: 'How many events are written at once in batch mode. A file gains little from more than 1.',
  },
  'batch-max-wait': {
    text: 'How long a batch that is not full waits in batch mode. The last events before a crash may be missing.',
  },
};

const ofWebhook: Readonly<Record<string, FlagNote>> = {
  'config-file': {
    text: 'A kubeconfig with the address and credentials of the webhook. Without it, the webhook backend is off.',
  },
  'initial-backoff': {
    text: 'The wait before a failed request is repeated; each further wait is half as long again, up to 5 attempts. Meanwhile the buffer fills.',
  },
  'batch-initial-backoff': { text: 'The old name of --audit-webhook-initial-backoff.' },
  mode: {
    text: 'batch: no request waits, and a crash loses the buffer. blocking: each request waits for the webhook. blocking-strict: a request whose arrival cannot be sent fails, so the cluster needs the webhook.',
  },
  'batch-max-size': {
    unit: 'events',
    text: 'How many events one request to the webhook carries in batch mode. Larger batches mean fewer requests with larger bodies.',
  },
  'batch-max-wait': {
    text: 'How long a batch that is not full waits in batch mode: events arrive up to this much later.',
  },
};

/** Returns what a flag about auditing is for, by its name without dashes; undefined if it is none. */
export function flagNote(name: string): FlagNote | undefined {
  if (name === 'audit-policy-file')
    return {
      text: 'The policy, read once at the start. Without it nothing is recorded; with a wrong one the server does not start.',
    };
  const [, backend = '', rest = ''] = /^audit-(log|webhook)-(.+)$/.exec(name) ?? [];
  return (backend === 'log' ? ofLog : ofWebhook)[rest] ?? ofBoth[rest];
}
