import { readRates, type Rate } from '../../apiServer/cost/rates';
import type { Traffic } from '../../apiServer/cost/traffic';
import { trafficOfPasted } from './recordedOf';

/** Numbers of a cluster, as they were pasted. */
export interface Pasted {
  text: string;
  per: Per;
  /** Hours, as typed: counters began so long ago. */
  uptime: string;
}

/** What the figures are counted in. */
export type Per = 'second' | 'minute' | 'hour' | 'day' | 'start';

export const pers: readonly { value: Per; text: string; seconds?: number }[] = [
  { value: 'second', text: 'a second', seconds: 1 },
  { value: 'minute', text: 'a minute', seconds: 60 },
  { value: 'hour', text: 'an hour', seconds: 3600 },
  { value: 'day', text: 'a day', seconds: 86_400 },
  { value: 'start', text: 'since the server started' },
];

/** In UTF-16 units: what an API server serves at /metrics can be megabytes. */
export const longestPaste = 4_000_000;

/** What pasted numbers say. */
export interface PastedReading {
  /** Absent: there is nothing to estimate from. */
  traffic?: readonly Traffic[];
  /** Lines that could not be read, from 1. */
  unread: readonly number[];
  /** Requests that are like no sample request. */
  unlike: readonly Rate[];
  /** Audit events in a day, as the cluster counts them under the policy that it has now. */
  counted?: number;
  /** Why the hours cannot be used. */
  problem?: string;
}

/** Reads pasted numbers. */
export function readPasted({ text, per, uptime }: Pasted): PastedReading {
  if (text.length > longestPaste) {
    return {
      unread: [],
      unlike: [],
      problem: 'This text is too long. Paste the sums of Prometheus.',
    };
  }
  const hours = /^\d+(?:\.\d+)?$/.test(uptime.trim()) ? Number(uptime) : 0;
  const seconds = pers.find(({ value }) => value === per)?.seconds ?? hours * 3600;
  const { rates, unread, auditEvents } = readRates(text);
  if (!(seconds > 0 && seconds <= 1e9))
    return { unread, unlike: [], problem: 'Write for how many hours the server has run.' };
  const each = rates.map((rate) => ({ rate, traffic: trafficOfPasted([rate], seconds) }));
  const traffic = each.flatMap((one) => one.traffic);
  return {
    ...(traffic.length > 0 && { traffic }),
    unread,
    unlike: each.filter((one) => one.traffic.length === 0).map(({ rate }) => rate),
    ...(auditEvents !== undefined && { counted: (auditEvents / seconds) * 86_400 }),
  };
}
