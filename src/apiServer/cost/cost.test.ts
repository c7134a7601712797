import { describe, expect, it } from 'vitest';
import { auditedAttributes, auditEvents } from '../../audit/event/event';
import { byteLength, logLine } from '../../audit/event/logLine';
import { evaluatePolicyRule } from '../../audit/evaluator';
import type { Policy } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { exchangeOfSample } from '../../engine/exchangeOfSample';
import { assumptions, usualValues } from './assumptions';
import { costOf, type Recorded } from './cost';
import { trafficOf, type ClusterShape, type Traffic } from './traffic';

const shape: ClusterShape = {
  nodes: 10,
  controlPlanes: 1,
  pods: 200,
  operators: 5,
  customResourceDefinitions: 20,
  autoscalers: 2,
  people: 5,
  automations: 1,
};
const nothing: ClusterShape = {
  nodes: 0,
  controlPlanes: 0,
  pods: 0,
  operators: 0,
  customResourceDefinitions: 0,
  autoscalers: 0,
  people: 0,
  automations: 0,
};
const assumed = usualValues();

/** What a policy records of a sample request, with its real log lines. */
function decider(policy: Policy): (kind: Traffic) => Recorded {
  const named = (id: string) => {
    const found = sampleRequests.find((each) => each.id === id);
    if (!found) throw new Error(`no sample request ${id}`);
    return found;
  };
  return (kind) => {
    const { user, userAgent } = named(kind.sender ?? kind.sample);
    const sample = { ...named(kind.sample), user, userAgent };
    const config = evaluatePolicyRule(policy, auditedAttributes(sample));
    const events = auditEvents(config, exchangeOfSample(sample, '1.37'));
    const { rule, level } = config;
    return {
      level,
      ...(rule !== undefined && { rule }),
      events: events.map((event) => ({ stage: event.stage, bytes: byteLength(logLine(event)) })),
    };
  };
}

const costs = (policy: Policy, of = trafficOf(shape, assumed)) => costOf(of, decider(policy));

describe('requests a day', () => {
  const rows: [string, Partial<ClusterShape>, string, number][] = [
    ['a node renews its Lease every 10 s', { nodes: 1 }, 'node-lease', 8640],
    ['and reports its status every 5 min', { nodes: 1 }, 'node-status', 288],
    ['a pod needs 30 tokens', { pods: 1 }, 'sa-token', 30],
    ['two leaders renew every 2 s', { controlPlanes: 1 }, 'leader-lease', 86_400],
    ['and each operator one', { operators: 1 }, 'leader-lease', 43_200],
    ['kubeadm asks every second whether a server is ready', { controlPlanes: 1 }, 'readyz', 86_400],
    ['an autoscaler reads twice every 15 s', { autoscalers: 1 }, 'hpa-metrics', 11_520],
    ['a pod that starts is bound once', { pods: 2 }, 'binding', 1],
    ['people write one request in twenty', { people: 1 }, 'deploy-ssa', 20],
  ];
  it.each(rows)('%s', (_, part, sample, perDay) => {
    const found = trafficOf({ ...nothing, ...part }, assumed).find(
      (each) => each.sample === sample,
    );
    expect(found?.perDay).toBeCloseTo(perDay, 6);
  });
  it('changes with each assumption', () => {
    const sum = (values: typeof assumed) =>
      trafficOf(shape, values).reduce((all, { perDay }) => all + perDay, 0);
    const without = Object.keys(assumptions).filter(
      // A share of a sum changes its parts only.
      (name) => name !== 'writesOfPeople' && sum({ ...assumed, [name]: 1.5 }) === sum(assumed),
    );
    expect(without).toEqual([]);
  });
  it('nothing happens if an interval is 0', () => {
    const traffic = trafficOf({ ...nothing, controlPlanes: 1 }, { ...assumed, scrapeInterval: 0 });
    expect(traffic.map(({ sample }) => sample)).not.toContain('metrics');
  });
});

describe('what a policy costs', () => {
  const metadata = costs({ rules: [{ level: 'Metadata' }] });
  it('adds up by rule, level, stage and kind', () => {
    const { total, rules, levels, stages, kinds } = metadata;
    for (const parts of [rules, levels, stages, kinds]) {
      const sum = (parts as { bytes: number }[]).reduce((all, { bytes }) => all + bytes, 0);
      expect(sum).toBeCloseTo(total.bytes, 0);
    }
    expect(kinds[0]?.bytes).toBeGreaterThanOrEqual(kinds.at(-1)?.bytes ?? 0);
  });
  it('RequestReceived doubles the events of short requests', () => {
    const { total } = costs({ rules: [{ level: 'Metadata' }], omitStages: ['RequestReceived'] });
    const received = metadata.stages.find(({ stage }) => stage === 'RequestReceived');
    expect(received?.events).toBe(metadata.total.requests);
    expect(metadata.total.events - total.events).toBeCloseTo(received?.events ?? 0, 6);
    expect(metadata.total.events / total.events).toBeGreaterThan(1.7);
  });
  it('is nothing for a rule of level None, and for what no rule matches', () => {
    const policy = {
      rules: [
        { level: 'None', nonResourceURLs: ['/readyz*'] },
        { level: 'Metadata', verbs: ['get'] },
      ],
    };
    const { rules } = costs(policy);
    expect(rules.map(({ rule, level }) => [rule, level])).toEqual([
      [0, 'None'],
      [1, 'Metadata'],
      [undefined, 'None'],
    ]);
    expect([rules[0]?.events, rules[0]?.requests]).toEqual([0, 86_400]);
    expect(rules[2]?.bytes).toBe(0);
  });
  it('depends on who sends a request, not on who sends its sample', () => {
    const policy = {
      rules: [{ level: 'None', userGroups: ['system:nodes'] }, { level: 'Metadata' }],
    };
    const { kinds } = costs(policy, trafficOf({ ...nothing, nodes: 1, pods: 1 }, assumed));
    const recorded = kinds.filter(({ bytes }) => bytes > 0).map(({ what }) => what);
    expect(recorded.filter((what) => what.startsWith('Kubelets'))).toEqual([]);
    expect(recorded).toContain('Pods are created');
  });
  it('of nothing is nothing', () => {
    expect(costs({ rules: [] }, []).total).toEqual({ requests: 0, events: 0, bytes: 0 });
  });
});
