import { utf8Bytes } from '../go/bytes';
import { goQuote } from '../go/quote';
import { unescape } from './requestUrl';
import { longestSubdomain, looksLikeSubdomain } from './serviceAccount';

/** Returns extra as the server reads it from header names: lower case, then percent-decoded. A key without values has no header. */
export function extraOf(sent: Record<string, string[]>): Record<string, string[]> {
  const extra = new Map<string, string[]>();
  for (const [name, values] of Object.entries(sent)) {
    if (values.length === 0) continue;
    const lower = name.toLowerCase();
    const key = unescape(lower) ?? lower;
    extra.set(key, [...(extra.get(key) ?? []), ...values]);
  }
  return Object.fromEntries(extra);
}

/** Returns why constrained impersonation never allows a key of extra with its values, in the server's words. Mirrors validateExtra. */
export function extraProblem(key: string, values: readonly string[]): string | undefined {
  if (key === '') return 'impersonating the empty string key in extra is not allowed';
  const problems = domainPrefixedPathProblems(key);
  if (problems.length > 0) {
    const list = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
    return `impersonating an invalid key in extra is not allowed: ${list}`;
  }
  if (key !== key.toLowerCase()) {
    return `impersonating a non-lowercase key in extra is not allowed: ${goQuote(key)}`;
  }
  return values.includes('')
    ? 'impersonating the empty string value in extra is not allowed'
    : undefined;
}

const httpPath = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const onlyHttpPath = new RegExp(`^${httpPath}$`);
const subdomainHint =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/** Mirrors IsDomainPrefixedPath of util/validation, for a key that is not empty. */
function domainPrefixedPathProblems(key: string): string[] {
  const invalid = (value: string, hint: string) =>
    `extra.key: Invalid value: ${goQuote(value)}: ${hint}`;
  const slash = key.indexOf('/');
  const [host, path] = [key.slice(0, Math.max(slash, 0)), key.slice(slash + 1)];
  if (host === '' || path === '') {
    return [invalid(key, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  }
  return [
    ...(utf8Bytes(host).length > longestSubdomain
      ? [invalid(host, `must be no more than ${longestSubdomain} characters`)]
      : []),
    ...(looksLikeSubdomain(host) ? [] : [invalid(host, subdomainHint)]),
    ...(onlyHttpPath.test(path)
      ? []
      : [invalid(path, `Invalid path (regex used for validation is '${httpPath}')`)]),
  ];
}
