import { trimRight } from '../../audit/go/trimRight';
import { isResourceRule } from '../../audit/match';
import { discoveryPath, isResourcePath } from '../../proofs/resourcePath';
import type { Finding } from './finding';
import { notice, pathOf, quoted, replaceBy, warning, type ListValue } from './check';

/** Checks one value of a rule's nonResourceURLs. */
export function urlFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (value === '*') return undefined;
  const host = /^https?:\/\/[^/]*(\/.*)$/i.exec(value)?.[1];
  if (host !== undefined) {
    const message = `${quoted(value)} is rejected: use the path only, without the host.`;
    return warning('url-without-slash', pathOf(at), message, replaceBy(at, [host]));
  }
  if (!value.startsWith('/')) {
    const message = `${quoted(value)} is rejected: a path must start with a slash.`;
    return warning('url-without-slash', pathOf(at), message, replaceBy(at, [`/${value}`]));
  }
  const question = value.indexOf('?');
  if (question > 0) {
    const message = `${quoted(value)} matches nothing: only the path is compared, without the query.`;
    return warning(
      'url-with-query',
      pathOf(at),
      message,
      replaceBy(at, [value.slice(0, question)]),
    );
  }
  if (value.endsWith('**')) {
    const message = `${quoted(value)} is rejected: use a single * at the end.`;
    return warning(
      'url-wildcard',
      pathOf(at),
      message,
      replaceBy(at, [`${trimRight(value, '*')}*`]),
    );
  }
  if (isResourcePath(value)) {
    const message = `${quoted(value)} is the path of a resource and matches nothing here. Use resources and namespaces instead.`;
    return warning('url-of-resource', pathOf(at), message);
  }
  const { rule } = at;
  const discovery = rule && !isResourceRule(rule) ? discoveryPath(value) : undefined;
  if (discovery !== undefined && rule?.level !== 'None') {
    const message = `${quoted(value)} only matches discovery, such as ${discovery}, and no requests to resources.`;
    return notice('url-discovery-only', pathOf(at), message);
  }
  return undefined;
}
