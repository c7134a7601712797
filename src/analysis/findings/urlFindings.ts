import { isResourcePath } from '../resourcePath';
import type { Finding } from './finding';
import { notice, pathOf, quoted, replaceBy, warning, type ListValue } from './check';

/** One value of a rule's nonResourceURLs. */
export function urlFinding(at: ListValue): Finding | undefined {
  const { value } = at;
  if (value === '*') return undefined;
  const host = /^https?:\/\/[^/]*(\/.*)$/i.exec(value)?.[1];
  if (host !== undefined) {
    const message = `${quoted(value)} is refused: a non-resource URL is the path only.`;
    return warning('url-without-slash', pathOf(at), message, replaceBy(at, [host]));
  }
  if (!value.startsWith('/')) {
    const message = `${quoted(value)} is refused: a non-resource URL starts with a slash.`;
    return warning('url-without-slash', pathOf(at), message, replaceBy(at, [`/${value}`]));
  }
  const question = value.indexOf('?');
  if (question > 0) {
    const message = `${quoted(value)} matches nothing: the path is compared without its query.`;
    return warning(
      'url-with-query',
      pathOf(at),
      message,
      replaceBy(at, [value.slice(0, question)]),
    );
  }
  if (/[^*]\*\*+$/.test(value)) {
    const message = `${quoted(value)} is refused: one * at the end is the whole wildcard.`;
    return warning(
      'url-wildcard',
      pathOf(at),
      message,
      replaceBy(at, [value.replace(/\*+$/, '*')]),
    );
  }
  if (isResourcePath(value)) {
    const message = `${quoted(value)} is the URL of a resource and matches nothing here: resource requests are matched by resources and namespaces.`;
    return warning('url-of-resource', pathOf(at), message);
  }
  if (/^\/apis?\/?\*$/.test(value) && at.rule?.level !== 'None') {
    const message = `${quoted(value)} covers only discovery, such as /api/v1, and no request to a resource.`;
    return notice('url-discovery-only', pathOf(at), message);
  }
  return undefined;
}
