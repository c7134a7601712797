import type { Phase } from '../../apiServer/backends/load';
import { retentionSettings, type RetentionSettings } from '../../apiServer/backends/retention';
import { backendSettings } from '../../apiServer/backends/settings';
import type { Simulation } from '../../apiServer/backends/simulate';
import { second } from '../../apiServer/backends/tokenBucket';
import { auditFlags, auditFlagValues } from '../../apiServer/flags/auditFlags';
import { readFlagValue } from '../../apiServer/flags/flagValue';
import type { SetFlag } from '../../apiServer/flags/parseArguments';
import { validateAuditFlags } from '../../apiServer/flags/validateAuditFlags';
import { parseDuration } from '../../audit/go/duration';
import type { KubernetesVersion } from '../../audit/types';
import { thousands } from '../../ui/counted';
import { isAboutFiles, type Form, type TextName } from './form';

/** What is wrong in the fields. */
export interface Problems {
  /** By flag or name of the field. */
  fields: ReadonlyMap<string, string>;
  /** Why kube-apiserver would not start, in its words. */
  refused: readonly string[];
}

/** More events take a browser too long. */
const mostEvents = 2_000_000;
const steps = 240;
const handling = second / 100;

type Reader = (text: string) => number | string;
const number =
  (least: number, most: number): Reader =>
  (text) => {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
    const isRead = value >= least && value <= most;
    return isRead ? value : `Write a number from ${thousands(least)} to ${thousands(most)}.`;
  };
const duration: Reader = (text) => {
  const read = parseDuration(text);
  const value = 'error' in read ? -1 : Number(read.nanoseconds);
  const isRead = value >= 0 && value <= 3600 * second;
  return isRead ? value : 'Write a duration of at most an hour, such as 200ms or 1m30s.';
};

const readers: Record<TextName, Reader> = {
  rate: number(0, 50_000),
  size: number(1, 100_000_000),
  largeShare: number(0, 100),
  largeSize: number(1, 100_000_000),
  burstRate: number(0, 50_000),
  burstFrom: duration,
  burstLasts: duration,
  logLatency: duration,
  webhookLatency: duration,
  failures: number(0, 100),
  outageFrom: duration,
  outageLasts: duration,
};

/** Reads the fields of some flags; the path and the webhook's file are set, so that the server validates both. */
function readFlags(form: Form, kubernetes: KubernetesVersion, isShown: (name: string) => boolean) {
  const fields = new Map<string, string>();
  const set: SetFlag[] = [];
  for (const flag of auditFlags(kubernetes).values()) {
    const text = form.flags[flag.name];
    if (text === undefined || !isShown(flag.name)) continue;
    const read = readFlagValue(flag.type, text.trim());
    if ('error' in read) fields.set(flag.name, read.error);
    else set.push({ flag, value: text.trim(), at: 0, valueAt: 0 });
  }
  const on = form.kind === 'log' ? 'audit-log-path' : 'audit-webhook-config-file';
  const values = new Map(auditFlagValues({ set }, kubernetes));
  return { fields, values, on };
}

/** Reads what the simulation needs; without problems there is one. */
export function readSimulation(form: Form): Problems & { simulation?: Simulation } {
  const { fields, values, on } = readFlags(
    form,
    form.kubernetes,
    (name) => name.startsWith(`audit-${form.kind}-`) && !isAboutFiles(name),
  );
  const isTruncating = values.get(`audit-${form.kind}-truncate-enabled`) === true;
  const read = (name: TextName, isUsed = true): number => {
    if (!isUsed) return 0;
    const value = readers[name](form.texts[name].trim());
    if (typeof value === 'number') return value;
    fields.set(name, value);
    return 0;
  };
  const rate = read('rate');
  const bytes = read('size');
  const burst = {
    rate: read('burstRate', form.hasBurst),
    from: read('burstFrom', form.hasBurst),
    lasts: read('burstLasts', form.hasBurst),
  };
  const large = {
    share: read('largeShare', isTruncating),
    bytes: read('largeSize', isTruncating),
  };
  const latency = read(form.kind === 'log' ? 'logLatency' : 'webhookLatency');
  const failureShare = read('failures') / 100;
  const hasOutage = form.outage !== 'none';
  const from = read('outageFrom', hasOutage);
  const to = from + read('outageLasts', hasOutage);

  const events = rate * form.seconds + (burst.rate * burst.lasts) / second;
  if (fields.size === 0 && events > mostEvents) {
    const most = thousands(mostEvents);
    const many = thousands(Math.round(events));
    fields.set(
      'rate',
      `These are ${many} events; at most ${most} are simulated. Choose a shorter time.`,
    );
  }
  const refused = fields.size > 0 ? [] : validateAuditFlags(new Map(values).set(on, 'set'));
  if (fields.size > 0 || refused.length > 0) return { fields, refused };

  const omitsReceived = form.omitsReceived ?? false;
  const perRequest = omitsReceived ? 1 : 2;
  const complete = (size: number) => [
    ...(omitsReceived ? [] : [{ stage: 'RequestReceived' as const, bytes }]),
    { stage: 'ResponseComplete' as const, bytes: size, truncatedBytes: bytes },
  ];
  const total = form.seconds * second;
  const phases: Phase[] = form.hasBurst
    ? [
        { lasts: burst.from, perSecond: rate / perRequest },
        { lasts: burst.lasts, perSecond: burst.rate / perRequest },
        {
          lasts: Math.max(0, total - burst.from - burst.lasts),
          perSecond: rate / perRequest,
        },
      ]
    : [{ lasts: total, perSecond: rate / perRequest }];
  return {
    fields,
    refused,
    simulation: {
      settings: backendSettings(form.kind, values),
      load: {
        arrivals: phases,
        kinds: [
          { share: 100 - large.share, events: complete(bytes) },
          { share: large.share, events: complete(large.bytes) },
        ].filter(({ share }) => share > 0),
        handling,
      },
      receiver: {
        latency,
        failureShare,
        ...(form.outage !== 'none' && { outages: [{ from, to, how: form.outage }] }),
      },
      duration: total,
      steps,
      seed: 1,
    },
  };
}

/** Reads what the calculator of retention needs, with the flags of one Kubernetes version. */
export function readRetention(
  form: Form,
  kubernetes = form.kubernetes,
): Problems & { settings?: RetentionSettings; bytesPerSecond?: number } {
  const { fields, values } = readFlags(form, kubernetes, isAboutFiles);
  const refused = fields.size > 0 ? [] : validateAuditFlags(values.set('audit-log-path', 'set'));
  const rate = readers.rate(form.texts.rate.trim());
  const size = readers.size(form.texts.size.trim());
  if (typeof rate === 'string') fields.set('rate', rate);
  if (typeof size === 'string') fields.set('size', size);
  if (fields.size > 0 || refused.length > 0) return { fields, refused };
  return {
    fields,
    refused,
    settings: retentionSettings(values),
    bytesPerSecond: Number(rate) * Number(size),
  };
}
