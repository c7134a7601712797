import { trimRight } from '../audit/go/trimRight';
import type { RegionFields } from './region';
import type { RuleIndex } from './ruleIndex';

/**
 * Returns paths of non-resource requests in the region, such that if a rule of the index matches all of
 * them, it matches whatever path is in the region.
 */
export function pathsIn({ urls }: RegionFields, index: RuleIndex): string[] {
  return [...new Set(urls.flatMap((url) => pathsOf(url, index)))].filter(
    (path) => !isPathOfResource(path),
  );
}

function pathsOf(url: string, index: RuleIndex): string[] {
  if (!url.endsWith('*')) return [url];
  const prefix = trimRight(url, '*');
  // The request line "GET * HTTP/1.1": no value that begins with a slash matches it.
  if (prefix === '') return [...pathsOf('/*', index), '*'];
  const below = index.pathsBelow(prefix);
  const more = continuation(prefix, below);
  // No rule that needs more than the prefix matches it.
  if (!isPathOfResource(more)) return [more];
  // Only slashes may follow: /api/v1/ and /api/v1// are not resources.
  const slashes = below.filter((path) => /^\/*$/.test(path.slice(prefix.length)));
  const most = Math.max(0, ...slashes.map((path) => path.length - prefix.length));
  return Array.from({ length: Math.min(most, slashesAtMost) + 2 }, (_, count) =>
    prefix.padEnd(prefix.length + count, '/'),
  );
}

const slashesAtMost = 100;

/** The prefix and more, such that no other path that is longer than the prefix begins as it does. */
function continuation(prefix: string, below: readonly string[]): string {
  const taken = new Set(
    below.map((path) => firstCharacter(path.slice(prefix.length))).filter(Boolean),
  );
  const word = words.find((each) => !taken.has(firstCharacter(each)));
  if (word !== undefined) return prefix + word;
  for (let code = 0x4e00; ; code++) {
    const character = String.fromCodePoint(code);
    if (!taken.has(character)) return prefix + character;
  }
}

const words = [
  ...['status', 'info', 'details', 'about', 'check', 'extra', 'favicon.ico', 'help', 'jobs'],
  ...['keys', 'list', 'more', 'news', 'other', 'page', 'query', 'root', 'test', 'user', 'version'],
  ...['wiki', 'x', 'yes', 'zone', 'go', 'beta', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
];

const firstCharacter = (text: string) => text.slice(0, 1);

/**
 * Returns whether a request to this path is one for a resource: NewRequestInfo (requestinfo.go) with
 * kube-apiserver's prefixes. `/api` needs a version and a resource, `/apis` a group as well.
 */
export function isPathOfResource(path: string): boolean {
  const parts = trimRight(path, '/').replace(/^\/+/, '').split('/');
  if (parts[0] === 'api') return parts.length > 2;
  return parts[0] === 'apis' && parts.length > 3;
}
