import { before, notice, warning, type CodeRow } from './row';

const urls = (url: string, level = 'None') =>
  before([`level: ${level}`, `nonResourceURLs: [${url}]`]);

/** Non-resource URLs that match nothing, or less than they seem to. */
export const nonResourceURLs = {
  'url-with-query': {
    ...warning,
    title: 'Path with a query',
    why: 'Only the path of a request is compared, so a value with a query matches nothing.',
    shows: urls('"/readyz?verbose"'),
    mustNot: urls('"/readyz"'),
  },
  'url-of-resource': {
    ...warning,
    title: 'Path of a resource',
    why: 'Requests to resources are matched by resources and namespaces, never by nonResourceURLs.',
    shows: urls('/api/v1/pods'),
    mustNot: urls('/api/v1'),
  },
  'url-discovery-only': {
    ...notice,
    title: '/api* is only discovery',
    why: 'It records requests such as /api/v1, which list what the API offers, and no request to a resource.',
    shows: urls('/api*', 'Metadata'),
    mustNot: urls('/api*', 'None'),
  },
} satisfies Record<string, CodeRow>;
