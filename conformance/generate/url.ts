import type { Random } from '../random.ts';
import { fieldSelector, labelSelector } from './selector.ts';

const segments = [
  'pods',
  'pods',
  'namespaces',
  'namespaces',
  'dev',
  'web',
  'status',
  'finalize',
  'log',
  'exec',
  'attach',
  'portforward',
  'proxy',
  'watch',
  'nodes',
  'services',
  'configmaps',
  'Proxy',
  'x:y',
  'https:web:443',
  'é',
  '*',
  '.',
  '..',
  '',
  '',
  '%2F',
  'a%2Fb',
  'a%2fb',
  '%20',
  '+',
  'a;b',
  'a,b=c&d',
  '%C3%A9',
  '%ff',
  '%e2%82',
  '%00',
  '#',
  'web#top',
  '%23',
  '%3F',
  '%25',
  '@',
  "~!$'()[]",
  '"<>\\^`{|}',
  '日本',
  '🎉',
  '\ufffd',
  '\u007e',
  'constructor',
  '__proto__',
];
/** Rarely used, because most of these URLs reach no handler. */
const brokenSegments = ['%', '%2', '%zz', '%%20', 'a b', '\t', '\u007f', '%G0'];
const prefixes = [
  '/api/v1',
  '/api/v1',
  '/api/v1',
  '/api/v1/namespaces/dev',
  '/api/v1/namespaces/dev',
  '/apis/apps/v1',
  '/apis/apps/v1/namespaces/dev',
  '/api/v1/watch',
  '/api/v1/proxy',
  '/api/v1/watch/namespaces/dev',
  '/api/v1/proxy/namespaces/dev',
  '/apis/batch/v1/watch',
  '/api/v1/namespaces',
  '/api',
  '/apis',
  '/apis/apps',
  '/API/v1',
  '//api//v1',
  '/api/v1/',
  'api/v1',
  '',
  '',
  '/',
  '/healthz',
  '/debug/pprof',
  '/logs',
  '/version',
];
/** Paths without a name, for which the query matters. */
const collections = [
  '/api/v1/pods',
  '/api/v1/namespaces/dev/pods',
  '/apis/apps/v1/namespaces/dev/deployments',
  '/api/v1/namespaces',
  '/api/v1/watch/namespaces/dev/pods',
  '/api/v1/pods/',
  '/api/v1/namespaces/dev',
];
const absolute = [
  'http://localhost',
  'https://localhost:6443',
  'HTTP://u:p@h',
  'http://u%zz@h',
  'http://[::1]:6443',
  'http://[::1',
  'http://[fe80::1%25en0]',
  'http://[::ffff:1.2.3.4]',
  'http://[1::2::3]',
  'http://[1.2.3.4]',
  'http://h:x',
  'http://a:1:2',
  'x://a:1:2',
  'http://h%41',
  'http://h%c3%a9',
  'http://a^b',
  'http://"a"',
  'http:',
  'http://',
  'x+y.z-1://h',
  'http:/',
  '//host',
  '///',
];
const odd = ['*', '', '/', '?', '??', '?a', '/?', '#', '/#', ':', 'a:b', '1a:/b', '/a:b', '-', '%'];

/** Generates a path and query as a client may send them. Most of them reach a handler. */
export function urlOf(random: Random): string {
  if (random.chance(0.02)) return random.pick(odd);
  const host = random.chance(0.03) ? random.pick(absolute) : '';
  const rest = Array.from({ length: random.whole(0, 5) }, () =>
    random.chance(0.004) ? random.pick(brokenSegments) : random.pick(segments),
  );
  const path = random.chance(0.3)
    ? random.pick(collections)
    : [random.pick(prefixes), ...rest].join('/') || '/';
  const url = host + path + (random.chance(0.1) ? '/' : '') + queryOf(random);
  return random.chance(0.1) ? mutated(random, url) : url;
}

const marks = Array.from('/?&=#%;:@+*,.\\!"<>[]{}|^`~$\'()0aA\u00a0\u0130\u017f\u2028é日🎉');

/** Inserts, removes or doubles one to three characters; none of them ends the request line. */
function mutated(random: Random, url: string): string {
  const characters = Array.from(url);
  for (let left = random.whole(1, 3); left > 0; left--) {
    const at = random.whole(0, characters.length);
    const kind = random.pick(['in', 'in', 'out', 'double']);
    if (kind === 'in') characters.splice(at, 0, random.pick(marks));
    else if (kind === 'out') characters.splice(at, 1);
    else characters.splice(at, 0, ...characters.slice(at, at + random.whole(1, 5)));
  }
  return characters.join('');
}

function queryOf(random: Random): string {
  if (random.chance(0.4)) return random.chance(0.1) ? '?' : '';
  const separator = () => (random.chance(0.95) ? '&' : random.pick([';', '&&', '?', '#']));
  const parameters = Array.from({ length: random.whole(1, 4) }, () => parameterOf(random));
  return `?${parameters.reduce((all, one) => `${all}${separator()}${one}`)}`;
}

const values: Record<string, readonly string[]> = {
  watch: [
    '0',
    'false',
    '1',
    'true',
    '',
    'TRUE',
    'False',
    'FALSE',
    'bad',
    'fal%C5%BFe',
    'falſe',
    '%30',
    '0%20',
    '+0',
    '00',
  ],
  limit: [
    '0',
    '5',
    '-1',
    '',
    'x',
    '9223372036854775807',
    '9223372036854775808',
    '1e3',
    '+7',
    '0x1',
    '1_0',
  ],
  timeoutSeconds: ['0', '5', '', 'x', '-9223372036854775808', '99999999999999999999', '%31'],
  resourceVersion: ['', '0', '12', 'x'],
  resourceVersionMatch: ['Exact', 'x', ''],
  allowWatchBookmarks: ['true', 'bad', ''],
  sendInitialEvents: ['true', 'bad', ''],
  continue: ['abc', ''],
  follow: ['true', 'false', ''],
  access_token: [
    'secret',
    '',
    '%20',
    '+',
    '%C2%85',
    '%EF%BB%BF',
    '%C2%A0',
    '%E2%80%8B',
    '%E1%9A%80',
  ],
  Watch: ['1'],
  shardSelector: ['x', '(', ''],
  '%77atch': ['1', '0'],
  'wat+ch': ['1'],
};

function parameterOf(random: Random): string {
  const kind = random.next();
  if (kind < 0.3) return `fieldSelector=${sent(random, fieldSelector(random))}`;
  if (kind < 0.45) return `labelSelector=${sent(random, labelSelector(random))}`;
  if (kind < 0.7) return `watch=${random.pick(values['watch'] ?? [])}`;
  if (kind < 0.73)
    return random.pick(['watch', '=', '=1', 'a=b=c', 'watch==1', 'x=%zz', '%zz=1', '']);
  const name = random.pick(Object.keys(values));
  return `${name}=${random.pick(values[name] ?? [])}`;
}

/** Escapes a value as clients do, or sometimes only as much as a single line needs. */
function sent(random: Random, value: string): string {
  if (random.chance(0.7)) return encodeURIComponent(value);
  const bare = value.replace(/[\0-\x20\x7f]/g, (character) => encodeURIComponent(character));
  return random.chance(0.5) ? bare : bare.replaceAll('%20', '+');
}
