import { describe, expect, it } from 'vitest';
import type { AuditEvent } from './auditEvent';
import { jqCommand, jqFilter } from './jqFilter';

const event: AuditEvent = {
  level: 'Request',
  auditID: 'a',
  stage: 'ResponseComplete',
  requestURI: '/api/v1/namespaces/prod/secrets/db?pretty=true',
  verb: 'get',
  user: { username: 'jane', groups: ['dev'] },
  objectRef: { resource: 'secrets', namespace: 'prod', name: 'db', apiVersion: 'v1' },
  requestReceivedTimestamp: '2026-11-21T09:30:00.120417Z',
  stageTimestamp: '2026-11-21T09:30:00.127803Z',
};
const { objectRef: _, ...withoutObject } = event;
const probe: AuditEvent = { ...withoutObject, requestURI: '/livez?verbose=1', user: {} };

describe('jqFilter', () => {
  it('selects by stage, verb, user and object', () => {
    expect(jqFilter(event)).toBe(
      'select(.stage == "ResponseComplete" and .verb == "get" and .user.username == "jane" and ' +
        '.objectRef.apiGroup == null and .objectRef.resource == "secrets" and ' +
        '.objectRef.subresource == null and .objectRef.namespace == "prod" and .objectRef.name == "db")',
    );
  });

  it('selects by the path without its query, and by the absence of a user', () => {
    expect(jqFilter(probe)).toBe(
      'select(.stage == "ResponseComplete" and .verb == "get" and .user.username == null and ' +
        '(.requestURI | split("?")[0]) == "/livez")',
    );
  });

  it('selects by the impersonated user, if any', () => {
    expect(jqFilter({ ...event, impersonatedUser: { username: 'root' } })).toContain(
      '.user.username == "jane" and .impersonatedUser.username == "root" and ',
    );
  });

  const texts: [string, string, string][] = [
    ['a quote', 'a"b', '"a\\"b"'],
    ['a backslash', 'a\\b', '"a\\\\b"'],
    ['what jq would interpolate', 'a\\(env)', '"a\\\\(env)"'],
    ['a newline and a control character', 'a\nb\u0001', '"a\\nb\\u0001"'],
    ['unicode', 'jané 🎭 \u202eabc', '"jané 🎭 \u202eabc"'],
    ['a byte that is not UTF-8', 'a\udcffb', '"a\ufffdb"'],
    ['a dollar, a backtick, an exclamation mark', '$HOME `id` !', '"$HOME `id` !"'],
  ];
  it.each(texts)('quotes %s', (_, username, literal) => {
    expect(jqFilter({ ...event, user: { username } })).toContain(
      `.user.username == ${literal} and`,
    );
  });
});

describe('jqCommand', () => {
  it('is one line for the shell', () => {
    expect(jqCommand(probe)).toBe(`jq -c '${jqFilter(probe)}' audit.log`);
  });

  it('escapes single quotes', () => {
    const command = jqCommand({ ...event, user: { username: "o'neill'; id #" } });
    expect(command).toContain(`== "o'\\''neill'\\''; id #" and`);
  });
});
