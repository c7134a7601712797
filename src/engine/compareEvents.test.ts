import { describe, expect, it } from 'vitest';
import { auditEvents } from '../audit/event/event';
import { byteLength, logLine, prettyEvent } from '../audit/event/logLine';
import { levels, stages, type RequestAuditConfig } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { bytesAtLevels, compareEvents, hasManagedFields } from './compareEvents';
import { exchangeOfSample } from './exchangeOfSample';

const config: RequestAuditConfig = {
  level: 'Metadata',
  omitStages: ['RequestReceived'],
  omitManagedFields: false,
};
const named = (id: string) => sampleRequests.find((request) => request.id === id)!;
const withoutCommas = (text: string) => text.replace(/,$/gm, '');

describe('compareEvents', () => {
  it.each(sampleRequests.map((request) => [request.id, request] as const))(
    '%s: both sides are the rendered events, line by line, at every level',
    (_, request) => {
      for (const level of levels) {
        const other = { ...config, level, omitManagedFields: true };
        const {
          stages: all,
          log,
          decided,
          compared,
        } = compareEvents(request, config, other, '1.37');
        const events = (which: RequestAuditConfig) =>
          auditEvents(which, exchangeOfSample(request, '1.37'));
        const bytes = (which: RequestAuditConfig) =>
          events(which).reduce((sum, event) => sum + byteLength(logLine(event)), 0);
        const side = (not: 'added' | 'dropped') =>
          stages.flatMap((stage) => {
            const kept = all[stage].lines.filter(({ mark }) => mark !== not);
            return kept.length > 0 ? [withoutCommas(kept.map(({ text }) => text).join('\n'))] : [];
          });
        const pretty = (which: RequestAuditConfig) =>
          events(which).map((event) => withoutCommas(prettyEvent(event)));
        expect(side('added')).toEqual(pretty(config));
        expect(side('dropped')).toEqual(pretty(other));
        expect(log).toEqual(events(other).map(logLine));
        expect([decided, compared]).toEqual([bytes(config), bytes(other)]);
      }
    },
  );

  it('gives the bytes that an omitted stage saves', () => {
    const { RequestReceived, ResponseComplete, Panic } = compareEvents(
      named('pod-get'),
      config,
      config,
      '1.37',
    ).stages;
    const whole = auditEvents(
      { ...config, omitStages: [] },
      exchangeOfSample(named('pod-get'), '1.37'),
    );
    expect(RequestReceived.saved).toBe(byteLength(logLine(whole[0]!)));
    expect([ResponseComplete.saved, Panic.saved]).toEqual([undefined, undefined]);
  });
});

describe('bytesAtLevels', () => {
  it('grows with the level', () => {
    const sizes = bytesAtLevels(named('pod-create'), config, '1.37').map(({ bytes }) => bytes);
    expect(sizes[0]).toBe(0);
    expect(sizes.toSorted((a, b) => a - b)).toEqual(sizes);
  });
});

describe('hasManagedFields', () => {
  const rows: [string, RequestAuditConfig['level'], boolean][] = [
    ['pod-create', 'RequestResponse', true],
    ['pod-create', 'Metadata', false],
    ['livez', 'RequestResponse', false],
  ];
  it.each(rows)('%s at %s: %s', (id, level, expected) => {
    expect(hasManagedFields(named(id), { ...config, level }, '1.37')).toBe(expected);
  });
});
