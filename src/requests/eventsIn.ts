import { isStep } from '../audit/steps';
import { entriesIn } from '../workspace/entriesIn';
import { cloudEvent } from './cloudEvent';
import { parsed } from './jsonPieces';

/** The fields of an audit event, by name. Any of them may be missing, or of another kind. */
export type EventFields = ReadonlyMap<string, unknown>;

/** Envelopes nest no deeper. */
const deepest = 12;

/**
 * Returns the audit events in a decoded JSON value, in order: an event, a list of them, or any envelope, such as those of
 * Azure, Google Cloud, CloudWatch, Elastic, journald and containers, also if the event is a string in it. Never throws. Pauses.
 */
export function* eventsIn(value: unknown, depth = deepest): Generator<undefined, EventFields[]> {
  if (depth === 0) return [];
  if (typeof value === 'string') {
    const inner = /audit/i.test(value)
      ? parsed(value.slice(Math.max(value.indexOf('{'), 0)))
      : undefined;
    return inner && typeof inner.value === 'object' ? yield* eventsIn(inner.value, depth - 1) : [];
  }
  if (Array.isArray(value)) return yield* eventsInAll(value, depth - 1);
  const fields = entriesIn(value);
  if (!fields) return [];
  if (isEvent(fields)) return [fields];
  const ofCloud = cloudEvent(fields);
  if (ofCloud) return [ofCloud];
  return yield* eventsInAll([...fields.values()], depth - 1);
}

function* eventsInAll(
  values: readonly unknown[],
  depth: number,
): Generator<undefined, EventFields[]> {
  const found: EventFields[] = [];
  for (const [index, value] of values.entries()) {
    if (isStep(index)) yield;
    if (typeof value !== 'string' && typeof value !== 'object') continue;
    for (const event of yield* eventsIn(value, depth)) found.push(event);
  }
  return found;
}

function isEvent(fields: EventFields): boolean {
  const version = fields.get('apiVersion');
  const isOfKind = fields.get('kind') === 'Event';
  if (isOfKind && typeof version === 'string') return version.startsWith('audit.k8s.io/');
  const has = (...names: string[]) => names.filter((name) => fields.has(name)).length;
  return has('auditID', 'requestURI', 'stage', 'verb', 'objectRef') >= 2;
}

/** Returns why a JSON value has no audit event, in a sentence. */
export function whyNoEvent(value: unknown): string {
  const fields = entriesIn(value);
  const [kind, version] = [fields?.get('kind'), fields?.get('apiVersion')];
  if (kind === 'Event')
    return 'This is an Event of the cluster, as in kubectl get events, not an audit event.';
  if (kind === 'Policy' && String(version).startsWith('audit.k8s.io/'))
    return 'This is an audit policy. Paste it into the editor.';
  if (typeof kind === 'string' && kind.endsWith('List')) return 'This list has no audit events.';
  if (typeof kind === 'string' && typeof version === 'string')
    return `This is ${/^[AEIO]/.test(kind) ? 'an' : 'a'} ${kind.slice(0, 60)}, not an audit event. To create it, paste POST and the path before it.`;
  if (fields?.has('eventSource') || fields?.has('protoPayload'))
    return 'This is an event of the cloud’s own API. Only events of kube-apiserver’s audit log are read.';
  return 'This is no audit event, which has kind: Event and apiVersion: audit.k8s.io/v1.';
}
