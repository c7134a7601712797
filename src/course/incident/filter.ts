import { objectText, type LoggedRequest } from './auditLog';

/** What a request must have to be shown. Empty fields ask for nothing. */
export interface Filter {
  /** Part of the user, of the impersonated user or of a source IP. */
  who: string;
  /** Whole verbs, separated by spaces or commas. */
  verb: string;
  /** Words that are all in the resource, subresource, namespace, name or path. */
  object: string;
  /** A code or its beginning: "403", "4". */
  code: string;
  /** The first and the last second, in ms since 1970. */
  from?: number;
  to?: number;
}

export const noFilter: Filter = { who: '', verb: '', object: '', code: '' };

const wordsIn = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

/** Returns the requests that a filter lets through, in the same order. */
export function filtered(requests: readonly LoggedRequest[], filter: Filter): LoggedRequest[] {
  const who = filter.who.trim().toLowerCase();
  const verbs = wordsIn(filter.verb);
  const words = wordsIn(filter.object);
  const code = filter.code.trim().replace(/x+$/i, '');
  const { from = -Infinity, to = Infinity } = filter;
  return requests.filter((request) => {
    const { username, impersonated, address, verb, at } = request;
    const senders = [username, impersonated, address].map((each) => each.toLowerCase());
    const object = `${objectText(request)} ${request.apiGroup}`.toLowerCase();
    return (
      at >= from &&
      at < to &&
      (who === '' || senders.some((each) => each.includes(who))) &&
      (verbs.length === 0 || verbs.includes(verb.toLowerCase())) &&
      words.every((word) => object.includes(word)) &&
      String(request.code ?? '').startsWith(code)
    );
  });
}

/** Returns whether a filter asks for nothing. */
export const isEmptyFilter = (filter: Filter): boolean =>
  Object.values(filter).every((value) => value === '' || value === undefined);

/** A span of time with the requests that were received in it. */
export interface Bucket {
  from: number;
  /** Not included. */
  to: number;
  count: number;
  /** How many of them were denied: 401 and 403. */
  denied: number;
}

const steps = [1, 2, 5, 10, 15, 30, 60, 300, 900, 3600, 21_600, 86_400].map((s) => s * 1000);

/** Returns whether the server did not let a request through: 401 or 403. */
export const isDenied = ({ code }: LoggedRequest): boolean => code === 401 || code === 403;

/**
 * Divides the time of a log into spans of equal, round length, so many at most.
 * @param whole gives the time; requests that are not in it do not count
 * @param shown what is counted
 */
export function timeline(
  whole: readonly LoggedRequest[],
  shown: readonly LoggedRequest[],
  atMost = 60,
): Bucket[] {
  const [first, last] = [whole[0]?.at, whole.at(-1)?.at];
  if (first === undefined || last === undefined) return [];
  const length = last - first;
  const step =
    steps.find((each) => length / each <= atMost - 1) ?? Math.ceil(length / (atMost - 1));
  const begin = Math.floor(first / step) * step;
  const count = Math.floor((last - begin) / step) + 1;
  const buckets = Array.from({ length: count }, (_, index): Bucket => {
    const from = begin + index * step;
    return { from, to: from + step, count: 0, denied: 0 };
  });
  for (const request of shown) {
    const bucket = buckets[Math.floor((request.at - begin) / step)];
    if (!bucket) continue;
    bucket.count += 1;
    if (isDenied(request)) bucket.denied += 1;
  }
  return buckets;
}
