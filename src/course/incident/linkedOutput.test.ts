import { expect, test } from 'vitest';
import { readAuditLog } from './auditLog';
import { linkedOutput } from './linkedOutput';

const id = (last: number) => `0f0ed1a4-7f0c-4ea1-9b61-00000000000${last}`;
const line = (last: number, uri: string) =>
  JSON.stringify({ kind: 'Event', auditID: id(last), stage: 'ResponseComplete', requestURI: uri });
const { requests } = readAuditLog([line(1, '/a'), line(2, '/b'), line(1, '/c')].join('\n'));

test.each<[string, string, unknown[]]>([
  ['nothing', '', ['']],
  ['no ID', 'get\t/a\n', ['get\t/a\n']],
  ['an ID in a line', `a\t${id(2)}\tb\n`, ['a\t', { auditID: id(2), request: 2 }, '\tb\n']],
  [
    'two IDs, of which one has two requests',
    `${id(2)}\n${id(1)}\n`,
    ['', { auditID: id(2), request: 2 }, '\n', { auditID: id(1), request: 1 }, '\n'],
  ],
  ['an ID of no request', `${id(3)}\n`, [`${id(3)}\n`]],
  ['a longer word', `${id(1)}0\n`, [`${id(1)}0\n`]],
  [
    'a whole event',
    line(2, '/b'),
    [
      '{"kind":"Event","auditID":"',
      { auditID: id(2), request: 2 },
      '","stage":"ResponseComplete","requestURI":"/b"}',
    ],
  ],
])('%s', (_name, output, parts) => {
  expect(linkedOutput(output, requests)).toEqual(parts);
});
