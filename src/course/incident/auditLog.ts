import { levels, stages, type Level, type Stage } from '../../audit/types';
import { entriesIn } from '../../workspace/entriesIn';

/** One line of an audit log: an event of a request. */
export interface LoggedEvent {
  /** The number of its line, from 1. */
  line: number;
  /** The line as it is in the log. */
  text: string;
  stage: Stage;
  /** When the stage was reached, in ms since 1970. */
  at: number;
}

/** A request, put together from the events of its stages. Absent parts are empty. */
export interface LoggedRequest {
  /** The number of its first line: what tells it from all others in this log. */
  id: number;
  auditID: string;
  level: Level;
  verb: string;
  uri: string;
  username: string;
  groups: readonly string[];
  /** The user that the request acted as. */
  impersonated: string;
  /** The first of its source IPs: where the client says it is, or a load balancer for it. */
  address: string;
  userAgent: string;
  apiGroup: string;
  resource: string;
  subresource: string;
  namespace: string;
  name: string;
  /** Of the response; undefined while there is none. */
  code?: number;
  annotations: ReadonlyMap<string, string>;
  hasRequestObject: boolean;
  hasResponseObject: boolean;
  /** When the server received it, in ms since 1970. */
  at: number;
  /** In the order of the log. */
  events: readonly LoggedEvent[];
}

/** A log that was read. */
export interface AuditLog {
  /** By the time when they were received. */
  requests: readonly LoggedRequest[];
  /** How many lines hold an event. */
  lines: number;
  /** The numbers of lines that hold none, from 1. Empty lines do not count. */
  bad: readonly number[];
}

type Entries = ReadonlyMap<string, unknown>;

const longestLine = 2_000_000;

/**
 * Reads an audit log in the format json: one event a line. The events of one request have the same audit ID, and the same
 * time when the request was received: a client may choose an audit ID that another request has already. Lines that hold no
 * event of audit.k8s.io are counted. Never throws.
 */
export function readAuditLog(text: string): AuditLog {
  const found = new Map<string, { request: LoggedRequest; events: LoggedEvent[] }>();
  const bad: number[] = [];
  let lines = 0;
  for (const [index, row] of text.split('\n').entries()) {
    const line = row.trim();
    if (line === '') continue;
    const given = eventIn(line);
    if (!given) {
      bad.push(index + 1);
      continue;
    }
    lines += 1;
    const { entries, stage } = given;
    const received = textIn(entries, 'requestReceivedTimestamp');
    const key = [textIn(entries, 'auditID'), received, textIn(entries, 'requestURI')].join(' ');
    const event = { line: index + 1, text: line, stage, at: timeIn(entries, 'stageTimestamp') };
    const known = found.get(key);
    const events = known?.events ?? [];
    events.push(event);
    const id = known?.request.id ?? event.line;
    found.set(key, { request: { ...requestOf(entries), id, events }, events });
  }
  const requests = Array.from(found.values(), ({ request }) => request);
  return { requests: requests.toSorted((a, b) => a.at - b.at || a.id - b.id), lines, bad };
}

function eventIn(line: string): { entries: Entries; stage: Stage } | undefined {
  if (line.length > longestLine) return undefined;
  try {
    const entries = entriesIn(JSON.parse(line));
    const stage = stages.find((each) => each === entries?.get('stage'));
    const isEvent = entries?.get('kind') === 'Event' && textIn(entries, 'auditID') !== '';
    return entries && stage && isEvent ? { entries, stage } : undefined;
  } catch {
    return undefined;
  }
}

/** Later stages say more, so the last event describes the request. */
function requestOf(entries: Entries): Omit<LoggedRequest, 'id' | 'events'> {
  const user = entriesIn(entries.get('user'));
  const object = entriesIn(entries.get('objectRef'));
  const code = entriesIn(entries.get('responseStatus'))?.get('code');
  const annotations = [...(entriesIn(entries.get('annotations')) ?? [])];
  return {
    auditID: textIn(entries, 'auditID'),
    level: levels.find((level) => level === entries.get('level')) ?? 'None',
    verb: textIn(entries, 'verb'),
    uri: textIn(entries, 'requestURI'),
    username: textIn(user, 'username'),
    groups: textsIn(user?.get('groups')),
    impersonated: textIn(entriesIn(entries.get('impersonatedUser')), 'username'),
    address: textsIn(entries.get('sourceIPs'))[0] ?? '',
    userAgent: textIn(entries, 'userAgent'),
    apiGroup: textIn(object, 'apiGroup'),
    resource: textIn(object, 'resource'),
    subresource: textIn(object, 'subresource'),
    namespace: textIn(object, 'namespace'),
    name: textIn(object, 'name'),
    ...(typeof code === 'number' && { code }),
    annotations: new Map(
      annotations.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    ),
    hasRequestObject: entries.has('requestObject'),
    hasResponseObject: entries.has('responseObject'),
    at: timeIn(entries, 'requestReceivedTimestamp'),
  };
}

const textIn = (entries: Entries | undefined, key: string): string => {
  const value = entries?.get(key);
  return typeof value === 'string' ? value : '';
};
const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
const timeIn = (entries: Entries, key: string): number =>
  Date.parse(textIn(entries, key)) || Date.parse(textIn(entries, 'stageTimestamp')) || 0;

/** Returns what a request is about, as kubectl writes it: "pods/exec web-1 in shop"; its path if it is about no resource. */
export function objectText({ resource, subresource, namespace, name, uri }: LoggedRequest): string {
  if (resource === '') return uri.replace(/\?.*/s, '');
  const what = subresource === '' ? resource : `${resource}/${subresource}`;
  return [what, name, namespace && `in ${namespace}`].filter(Boolean).join(' ');
}

/** Returns who sent a request: "mira as leo" with impersonation. */
export const whoText = ({ username, impersonated }: LoggedRequest): string =>
  impersonated === '' ? username : `${username} as ${impersonated}`;

/** Returns a time of the log as it is shown, in UTC: "09:41:05". */
export const clockText = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
