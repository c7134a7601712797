import type { Traffic } from './traffic';

/** How often a cluster is asked for something, as its own metrics say. */
export interface Rate {
  /** The verb of auditing; "" if the metric does not say. */
  verb: string;
  group: string;
  resource: string;
  subresource: string;
  /** The figure as pasted. */
  value: number;
}

/** What of a sample request is compared with a rate. */
export interface Sample extends Omit<Rate, 'value'> {
  id: string;
}

const requests = 'apiserver_request_total';
const events = 'apiserver_audit_event_total';

/** The verbs of apiserver_request_total that auditing calls otherwise. CONNECT can be any. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['POST', 'create'],
  ['PUT', 'update'],
  ['APPLY', 'patch'],
  ['CONNECT', 'get'],
]);

/**
 * Reads rates from what Prometheus shows of apiserver_request_total: lines such as `{verb="LIST",resource="pods"} 1.5`, with or without the
 * name of the metric and "=>", or pairs such as `LIST 1.5`. Rates of the same request are added up; other metrics are passed over.
 * Returns the lines that it could not read too, counted from 1, and the sum of apiserver_audit_event_total, if it is there.
 */
export function readRates(text: string): {
  rates: Rate[];
  unread: number[];
  auditEvents: number | undefined;
} {
  const rates = new Map<string, Rate>();
  const unread: number[] = [];
  let auditEvents: number | undefined;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const metric = /^\s*([a-z]+(?:_[a-z]+)+)(?=[\s{])/.exec(line)?.[1] ?? requests;
    if (metric === events) auditEvents = (auditEvents ?? 0) + (rateIn(line)?.value ?? 0);
    if (metric !== requests) continue;
    const rate = rateIn(line);
    if (!rate) {
      unread.push(index + 1);
      continue;
    }
    const key = [rate.verb, rate.group, rate.resource, rate.subresource].join('/');
    const known = rates.get(key);
    if (known) known.value += rate.value;
    else rates.set(key, rate);
  }
  return { rates: [...rates.values()], unread, auditEvents };
}

function rateIn(line: string): Rate | undefined {
  const close = line.lastIndexOf('}');
  const open = line.indexOf('{');
  if ((open === -1) !== (close === -1)) return undefined;
  const labels = labelsIn(line.slice(open + 1, Math.max(0, close)));
  const rest = close === -1 ? line : line.slice(close + 1);
  // What follows an @ is the time of the figure.
  const words = rest
    .replace(/@.*/, '')
    .split(/[\s:=,>]+/)
    .filter((word) => word !== '');
  const [figure, pairVerb, ...others] = words.toReversed();
  const value = Number(figure ?? Number.NaN);
  if (!Number.isFinite(value) || value < 0 || others.length > 0) return undefined;
  if (close === -1 ? pairVerb === undefined : pairVerb !== undefined) return undefined;
  const verb = labels.get('verb') ?? pairVerb ?? '';
  return {
    verb: verbs.get(verb.toUpperCase()) ?? verb.toLowerCase(),
    group: labels.get('group') ?? '',
    resource: labels.get('resource') ?? '',
    subresource: labels.get('subresource') ?? '',
    value,
  };
}

function labelsIn(text: string): ReadonlyMap<string, string> {
  const pairs = text.matchAll(/(?<!\w)(\w+)\s*=\s*"((?:[^"\\]|\\.)*)"/g);
  return new Map([...pairs].map(([, name = '', label = '']) => [name, label]));
}

/**
 * Returns the traffic of a day for rates: each stands for the sample request that is most like it. Metrics do not say who sent a
 * request, so rules about users match as they match the sample's. `seconds` is the time of the figures: 1 for rates a second, the
 * uptime of the server for counters.
 */
export function trafficOfRates(
  rates: readonly Rate[],
  samples: readonly Sample[],
  seconds: number,
): Traffic[] {
  return rates.flatMap((rate) => {
    const sample = mostLike(rate, samples);
    const { verb, resource, subresource, value } = rate;
    const what = [verb, [resource, subresource].filter(Boolean).join('/')]
      .filter(Boolean)
      .join(' ');
    return sample ? [{ what, sample: sample.id, perDay: (value / seconds) * 86_400 }] : [];
  });
}

function mostLike(rate: Rate, samples: readonly Sample[]): Sample | undefined {
  const score = (sample: Sample) => {
    const isResource = sample.resource === rate.resource && sample.group === rate.group;
    const same = [
      isResource,
      isResource && sample.subresource === rate.subresource,
      sample.verb === rate.verb,
    ];
    // The verb decides how large it is, unless the resource is the same as well.
    return Number(same[0]) * 2 + Number(same[1]) * 2 + Number(same[2]) * 3;
  };
  const best = samples.toSorted((a, b) => score(b) - score(a)).at(0);
  return best && score(best) > 0 ? best : undefined;
}
