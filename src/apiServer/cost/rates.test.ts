import { describe, expect, it } from 'vitest';
import { auditedAttributes } from '../../audit/event/event';
import { sampleRequests } from '../../catalog/requests';
import { readRates, trafficOfRates, type Rate } from './rates';

const rate = (verb: string, resource: string, value: number, rest: Partial<Rate> = {}): Rate => ({
  verb,
  group: '',
  resource,
  subresource: '',
  value,
  ...rest,
});

describe('reads', () => {
  const rows: [string, string, Rate[]][] = [
    [
      'a line of /metrics',
      'apiserver_request_total{code="200",verb="LIST",resource="pods"} 12',
      [rate('list', 'pods', 12)],
    ],
    [
      'a line of Prometheus',
      '{group="apps", resource="deployments", verb="PUT"} => 0.5 @[1732]',
      [rate('update', 'deployments', 0.5, { group: 'apps' })],
    ],
    ['a pair', 'POST 2.5', [rate('create', '', 2.5)]],
    ['sums', 'GET 1\nGET 2\r\n# TYPE\n\n', [rate('get', '', 3)]],
    [
      'what /metrics has besides',
      'go_gc_duration_seconds{quantile="0"} 1\napiserver_request_duration_seconds_count{verb="GET"} 7\napiserver_audit_event_total 9\nGET 1',
      [rate('get', '', 1)],
    ],
    ['exponents', '{verb="WATCH"} 1e-3', [rate('watch', '', 0.001)]],
    [
      'a subresource',
      '{verb="APPLY",resource="pods",subresource="status"} 1',
      [rate('patch', 'pods', 1, { subresource: 'status' })],
    ],
  ];
  it.each(rows)('%s', (_, text, rates) =>
    expect(readRates(text)).toMatchObject({ rates, unread: [] }),
  );

  const bad: [string, string][] = [
    ['no number', 'GET many'],
    ['a negative number', 'GET -1'],
    ['not a number', '{verb="GET"} NaN'],
    ['braces that do not end', '{verb="GET" 1'],
  ];
  it.each(bad)('not %s', (_, text) => expect(readRates(`GET 1\n${text}`).unread).toEqual([2]));
});

it.each<[string, number | undefined]>([
  ['GET 1', undefined],
  ['apiserver_audit_event_total 12\napiserver_audit_event_total{instance="b"} 3 @1.5', 15],
])('reads how many events there were: %s', (text, sum) => {
  expect(readRates(text).auditEvents).toBe(sum);
});

it('takes a long paste in its stride', () => {
  for (const text of [
    'a'.repeat(1e6),
    `${' '.repeat(1e6)}x`,
    '{'.repeat(1e6),
    'a="'.repeat(3e5),
    '} @'.repeat(3e5),
  ]) {
    expect(readRates(text).rates).toEqual([]);
  }
});

describe('stands for a rate', () => {
  const samples = sampleRequests.map((sample) => {
    const { verb, apiGroup: group, resource, subresource } = auditedAttributes(sample);
    return { id: sample.id, verb, group, resource, subresource };
  });
  const rows: [string, Rate, string | undefined][] = [
    ['the same request', rate('list', 'pods', 1), 'pod-list'],
    ['with its subresource', rate('patch', 'pods', 1, { subresource: 'status' }), 'pod-status'],
    [
      'one of the same verb',
      rate('watch', 'ingresses', 1, { group: 'networking.k8s.io' }),
      'pod-watch',
    ],
    ['nothing without anything alike', rate('unknown', 'unknown', 1), undefined],
  ];
  it.each(rows)('%s', (_, one, sample) => {
    expect(trafficOfRates([one], samples, 1)[0]?.sample).toBe(sample);
  });
  it('for a day', () => {
    expect(trafficOfRates([rate('list', 'pods', 600)], samples, 60)).toEqual([
      { what: 'list pods', sample: 'pod-list', perDay: 864_000 },
    ]);
  });
});
