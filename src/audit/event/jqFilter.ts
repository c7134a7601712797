import type { AuditEvent, ObjectReference } from './auditEvent';

/** The keys of objectRef that identify the target of a request, in the order of a URL. */
const aboutKeys = [
  'apiGroup',
  'resource',
  'subresource',
  'namespace',
  'name',
] as const satisfies readonly (keyof ObjectReference)[];

/**
 * Returns a jq program that selects events like this one: same stage, verb, user, impersonated user
 * and object, or URL path if it is not a resource request. It ignores what differs between such events
 * (times, IDs, bodies, the response) and what the policy decides (the level). A key that this event
 * lacks must be absent: a get of pods is not one of pods/log.
 */
export function jqFilter(event: AuditEvent): string {
  const { stage, verb, user, impersonatedUser, objectRef, requestURI } = event;
  const conditions = [
    is('.stage', stage),
    is('.verb', verb),
    is('.user.username', user.username),
    ...(impersonatedUser ? [is('.impersonatedUser.username', impersonatedUser.username)] : []),
    ...(objectRef?.resource
      ? aboutKeys.map((key) => is(`.objectRef.${key}`, objectRef[key]))
      : [is('(.requestURI | split("?")[0])', requestURI.split('?')[0])]),
  ];
  return `select(${conditions.join(' and ')})`;
}

/** Returns the filter as a shell command on a log file, for sh and shells with the same quoting. */
export function jqCommand(event: AuditEvent, file = 'audit.log'): string {
  return `jq -c ${shellQuoted(jqFilter(event))} ${file}`;
}

/** An empty value is absent from the log (omitempty). */
function is(path: string, value: string | undefined): string {
  return `${path} == ${value ? jqString(value) : 'null'}`;
}

/**
 * Returns a jq string literal. jq reads those of JSON, except for `\(`, which JSON never writes. A lone
 * surrogate represents a byte that is not UTF-8; the log has U+FFFD for it.
 */
function jqString(text: string): string {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** Within single quotes, only the single quote is special. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
