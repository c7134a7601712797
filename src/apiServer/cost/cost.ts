import type { Level, Stage } from '../../audit/types';
import type { Traffic } from './traffic';

/** What a policy records of one request. */
export interface Recorded {
  /** The index of the rule that matches; absent: none does. */
  rule?: number;
  level: Level;
  /** With the sizes of their log lines, newline included. */
  events: readonly { stage: Stage; bytes: number }[];
}

/** Figures of a day. */
export interface Amount {
  requests: number;
  events: number;
  bytes: number;
}

/** What a policy costs in a day, all API servers together. */
export interface Cost {
  total: Amount;
  /** In the order of the rules; what no rule matches comes last, without an index. */
  rules: (Amount & { rule: number | undefined; level: Level })[];
  /** Levels that occur. */
  levels: (Amount & { level: Level })[];
  /** Stages that occur. The requests of a stage are those that reach it. */
  stages: (Amount & { stage: Stage })[];
  /** The kinds of requests, most bytes first. */
  kinds: (Amount & Omit<Traffic, 'perDay'> & { rule: number | undefined; level: Level })[];
}

/**
 * Returns what a policy records of the traffic in a day: events and bytes by rule, level, stage and kind of request. `decide`
 * tells what it records of the kind's sample request, sent by the kind's sender; its bytes stand for the whole kind. What omitting
 * RequestReceived would save is the amount of that stage.
 */
export function costOf(traffic: readonly Traffic[], decide: (kind: Traffic) => Recorded): Cost {
  const decided = traffic.map((kind) => {
    const { perDay, ...named } = kind;
    const { rule, level, events } = decide(kind);
    const bytes = events.reduce((sum, event) => sum + event.bytes, 0);
    return { ...named, rule, level, requests: perDay, events, bytes: bytes * perDay };
  });
  const counted = decided.map((kind) => ({ ...kind, events: kind.events.length * kind.requests }));
  const stages = decided.flatMap(({ requests, events }) =>
    events.map(({ stage, bytes }) => ({
      stage,
      requests,
      events: requests,
      bytes: bytes * requests,
    })),
  );
  const byRule = grouped(counted, ({ rule, level }) => `${rule ?? ''} ${level}`);
  return {
    total: sumOf(counted),
    rules: byRule
      .map((kinds) => ({ rule: kinds[0].rule, level: kinds[0].level, ...sumOf(kinds) }))
      .toSorted((a, b) => (a.rule ?? Infinity) - (b.rule ?? Infinity)),
    levels: grouped(counted, ({ level }) => level).map((kinds) => ({
      level: kinds[0].level,
      ...sumOf(kinds),
    })),
    stages: grouped(stages, ({ stage }) => stage).map((all) => ({
      stage: all[0].stage,
      ...sumOf(all),
    })),
    kinds: counted.toSorted((a, b) => b.bytes - a.bytes),
  };
}

function sumOf(amounts: readonly Amount[]): Amount {
  const sum = (field: keyof Amount) => amounts.reduce((all, amount) => all + amount[field], 0);
  return { requests: sum('requests'), events: sum('events'), bytes: sum('bytes') };
}

/** Returns groups in the order in which they first occur; none is empty. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
