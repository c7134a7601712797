import type { AuditEvent, ObjectReference } from './auditEvent';

/** What of objectRef says which thing a request is about, in the order of a URL. */
const aboutKeys = [
  'apiGroup',
  'resource',
  'subresource',
  'namespace',
  'name',
] as const satisfies readonly (keyof ObjectReference)[];

/**
 * A jq program that keeps the events like this one: the same stage, verb, user (and who they act
 * as, if anybody) and object, or URL path when it is no resource. What differs from one to the
 * next (times, ids, bodies, the answer) and what the policy decides (the level) is not asked.
 * A key that the event leaves out must be left out: a get of pods is none of pods/log.
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

/** The filter as a shell command over a log file: for sh and every shell that quotes like it. */
export function jqCommand(event: AuditEvent, file = 'audit.log'): string {
  return `jq -c ${shellQuoted(jqFilter(event))} ${file}`;
}

/** Empty is what omitempty leaves out of the log. */
function is(path: string, value: string | undefined): string {
  return `${path} == ${value ? jqString(value) : 'null'}`;
}

/**
 * A text as a jq string literal. jq reads JSON's, except for `\(`, which JSON never writes. A lone
 * surrogate, our mark of a byte that is not UTF-8, stands in the log as U+FFFD.
 */
function jqString(text: string): string {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** Within single quotes nothing is special but the single quote. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
