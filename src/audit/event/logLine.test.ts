import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from './auditEvent';
import { byteLength, logLine, prettyEvent } from './logLine';

const event: AuditEvent = {
  stageTimestamp: '2026-08-01T09:30:00.000002Z',
  requestReceivedTimestamp: '2026-08-01T09:30:00.000001Z',
  user: {},
  verb: 'get',
  requestURI: '/version',
  stage: 'ResponseComplete',
  auditID: 'a',
  level: 'Metadata',
};
const head =
  '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a","stage":"ResponseComplete","requestURI":"/version","verb":"get"';
const times =
  '"requestReceivedTimestamp":"2026-08-01T09:30:00.000001Z","stageTimestamp":"2026-08-01T09:30:00.000002Z"';

describe('logLine', () => {
  const rows: [string, Partial<AuditEvent>, string][] = [
    ['omits what is absent', {}, `${head},"user":{},${times}}`],
    [
      'leaves out what is empty',
      {
        sourceIPs: [],
        userAgent: '',
        annotations: {},
        user: { username: '', groups: [], extra: {} },
      },
      `${head},"user":{},${times}}`,
    ],
    [
      'keeps empty objects behind pointers, and metadata',
      { objectRef: {}, responseStatus: { details: {} }, impersonatedUser: {} },
      `${head},"user":{},"impersonatedUser":{},"objectRef":{},"responseStatus":{"metadata":{},"details":{}},${times}}`,
    ],
    [
      'orders fields as Go',
      {
        annotations: { b: '1', a: '2' },
        responseStatus: {
          code: 404,
          details: { causes: [{ field: 'f', message: 'm', reason: 'r' }], kind: 'k', name: 'n' },
          reason: 'NotFound',
          status: 'Failure',
        },
        objectRef: { subresource: 's', name: 'n', resource: 'r' },
        userAgent: 'u',
        sourceIPs: ['::1'],
      },
      `${head},"user":{},"sourceIPs":["::1"],"userAgent":"u","objectRef":{"resource":"r","name":"n","subresource":"s"},"responseStatus":{"metadata":{},"status":"Failure","reason":"NotFound","details":{"name":"n","kind":"k","causes":[{"reason":"r","message":"m","field":"f"}]},"code":404},${times},"annotations":{"a":"2","b":"1"}}`,
    ],
    [
      'sorts maps by code point, numbers as text',
      { annotations: { '\ufffd': '', '😀': '', '9': '', '10': '' } },
      `${head},"user":{},${times},"annotations":{"10":"","9":"","\ufffd":"","😀":""}}`,
    ],
    [
      'escapes as Go',
      { userAgent: '<&>\u2028\u2029"\\\b\f\n\r\t\u0001\u007fé\udc80' },
      `${head},"user":{},"userAgent":"\\u003c\\u0026\\u003e\\u2028\\u2029\\"\\\\\\b\\f\\n\\r\\t\\u0001\u007fé\\ufffd",${times}}`,
    ],
    [
      'keeps the order of bodies',
      { requestObject: { b: [1.5, 1e21, 1e-7, null, true], a: {} }, responseObject: null },
      `${head},"user":{},"requestObject":{"b":[1.5,1e+21,1e-7,null,true],"a":{}},"responseObject":null,${times}}`,
    ],
    [
      'sorts a map with numbers for keys inside a body',
      { requestObject: { data: { '9': 'b', '10': 'a' } } },
      `${head},"user":{},"requestObject":{"data":{"10":"a","9":"b"}},${times}}`,
    ],
  ];
  it.each(rows)('%s', (_, fields, expected) => {
    expect(logLine({ ...event, ...fields })).toBe(expected);
  });

  it('is one line of JSON with the content of the event', () => {
    fc.assert(
      fc.property(
        // JSON.stringify forgets the sign of -0; logLine does not.
        fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
        fc.dictionary(fc.string(), fc.string(), { minKeys: 1 }),
        (body, map) => {
          const line = logLine({ ...event, requestObject: body, annotations: map });
          expect(line).not.toMatch(/[\n\u2028]/);
          expect(JSON.parse(line)).toMatchObject({
            requestObject: body,
            annotations: { ...map },
          });
        },
      ),
    );
  });
});

describe('prettyEvent', () => {
  it('is indented and without HTML escapes', () => {
    const pretty = prettyEvent({ ...event, userAgent: 'a&b', requestObject: { list: [], n: [1] } });
    expect(pretty).toContain('\n  "userAgent": "a&b",\n');
    expect(pretty).toContain(
      '"requestObject": {\n    "list": [],\n    "n": [\n      1\n    ]\n  },',
    );
  });

  it('has the same content as the line', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const grown = { ...event, responseObject: body };
        expect(JSON.parse(prettyEvent(grown))).toEqual(JSON.parse(logLine(grown)));
      }),
    );
  });
});

it('byteLength counts UTF-8 bytes and the newline', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(byteLength(text)).toBe(Buffer.byteLength(text, 'utf8') + 1);
    }),
  );
  expect(byteLength('é€😀')).toBe(10);
});
