import { bearerNotes, bearerUser } from './bearerUser';
import { callers } from './callers';
import type { Sender } from './ownCallers';
import type { Read } from './eventRequest';
import { parsed } from './jsonPieces';
import { ownRequestFrom } from './ownRequest';
import { wordsOf } from './requestWords';
import { shellWords } from './shellWords';

/** Options of curl with a value, by what they say about the request; 'nothing' for those that say nothing. */
const withValue: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['method', '-X --request'],
      ['header', '-H --header'],
      ['data', '-d --data --data-raw --data-binary --data-ascii --data-urlencode'],
      ['json', '--json'],
      ['url', '--url'],
      ['agent', '-A --user-agent'],
      ['user', '-u --user'],
      ['bearer', '--oauth2-bearer'],
      ['certificate', '-E --cert'],
      ['upload', '-T --upload-file'],
      [
        'nothing',
        '--key --cacert --capath --cert-type --key-type --pass -o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay --retry-max-time -x --proxy --resolve --connect-to -b --cookie -c --cookie-jar -e --referer --unix-socket --noproxy --interface -K --config --ciphers --tls-max -D --dump-header -r --range -C --continue-at --limit-rate -y -Y --keepalive-time --tls13-ciphers',
      ],
    ] as const
  ).flatMap(([means, names]) => names.split(' ').map((name) => [name, means])),
);
const alone: Readonly<Record<string, string>> = {
  '-G': 'get',
  '--get': 'get',
  '-I': 'head',
  '--head': 'head',
};
const shortAlone = /^[a#fgiIGjJkLlMnNOpqRsSvVZ0-6]$/;

/**
 * Returns the request of a curl command. In: the command, and who sends it if it has credentials: they do not say whose
 * they are; and when, in ms since 1970, to which the times of a token are compared. The host is dropped. Without credentials the request is anonymous. Nothing is run. Never throws.
 */
export function curlRequest(command: string, sender: Sender, now?: number): Read {
  const split = shellWords(command);
  if ('refused' in split) return split;
  const said = new Map<string, string[]>();
  const say = (what: string, value: string) => {
    const values = said.get(what);
    if (values) values.push(value);
    else said.set(what, [value]);
  };
  const words = split.words.slice(1);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      say('url', word);
      continue;
    }
    for (const [name, glued] of optionsOf(word)) {
      const means = withValue[name];
      if (means !== undefined) {
        const value = glued ?? words[(at += 1)];
        if (value === undefined) return { refused: `The option ${name} of curl has no value.` };
        say(means, value);
      } else if (alone[name] !== undefined) say(alone[name], '');
      else if (!name.startsWith('--') && !shortAlone.test(name.slice(1)))
        return { refused: `curl has no option ${name}, or it is not known here.` };
    }
  }
  return requestOf(said, sender, now);
}

/** The options of a word: "-sXPOST" are -s, and -X with the value POST. */
function optionsOf(word: string): [name: string, value: string | undefined][] {
  if (word.startsWith('--')) return [[word, undefined]];
  const letters = Array.from(word.slice(1));
  const taking = letters.findIndex((letter) => withValue[`-${letter}`] !== undefined);
  const count = taking < 0 ? letters.length : taking + 1;
  return letters.slice(0, count).map((letter, at) => {
    const rest = letters.slice(at + 1).join('');
    return [`-${letter}`, at === taking && rest !== '' ? rest : undefined];
  });
}

function requestOf(
  said: ReadonlyMap<string, readonly string[]>,
  sender: Sender,
  now: number | undefined,
): Read {
  const last = (what: string) => said.get(what)?.at(-1);
  const [address, ...others] = said.get('url') ?? [];
  if (address === undefined) return { refused: 'This curl command has no URL.' };
  if (others.length > 0)
    return { refused: 'This curl command has several URLs. Paste one command for each.' };
  const headers = (said.get('header') ?? []).map((header): [name: string, value: string] => {
    const [, name = '', value = ''] = /^([^:;]*)[:;]\s*(.*)$/s.exec(header) ?? [];
    return [name.trim().toLowerCase(), value.trim()];
  });
  const header = (name: string) => headers.findLast(([each]) => each === name)?.[1];
  const data = [...(said.get('data') ?? []), ...(said.get('json') ?? [])];
  const isInUrl = said.has('get');
  const method =
    last('method') ??
    (said.has('head')
      ? 'HEAD'
      : said.has('upload')
        ? 'PUT'
        : data.length > 0 && !isInUrl
          ? 'POST'
          : 'GET');
  if (/\s/.test(address)) return { refused: 'The URL of this curl command contains white space.' };
  const path = pathOf(address);
  const url =
    isInUrl && data.length > 0 ? `${path}${path.includes('?') ? '&' : '?'}${data.join('&')}` : path;
  const credentials = header('authorization') ?? (last('bearer') && `Bearer ${last('bearer')}`);
  const isProxied = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\]):8001(?:\/|$)/.test(
    address,
  );
  const isKnown = [credentials, last('user'), last('certificate')].some(Boolean) || isProxied;
  const [, bearer = ''] = /^Bearer\s+(\S+)$/i.exec(credentials || '') ?? [];
  const user = bearerUser(bearer);
  const from = user ? { user, sourceIPs: sender.sourceIPs } : isKnown ? sender : callers.anonymous;
  const text = isInUrl ? '' : data.join('&');
  const body = text === '' || text.startsWith('@') ? undefined : parsed(text);
  const notes = [
    ...(text.startsWith('@') || said.has('upload')
      ? ['The body is in a file, so it is left out.']
      : []),
    ...(text !== '' && !text.startsWith('@') && !body
      ? ['The body is not JSON, so it is left out.']
      : []),
    ...(user ? bearerNotes(bearer, now) : []),
    ...(isKnown ? [] : ['Without credentials, it is anonymous.']),
  ];
  const request = ownRequestFrom(
    {
      ...from,
      method: method.toUpperCase(),
      url,
      command: `curl ${wordsOf({ method, url })}`,
      title: 'From a curl command',
      userAgent: last('agent') ?? header('user-agent') ?? 'curl/8.5.0',
      ...(header('accept') !== undefined && { accept: header('accept') }),
      ...(method.toUpperCase() === 'PATCH' && { patch: header('content-type') }),
      requestBody: body?.value,
      impersonate: impersonated(headers),
    },
    '',
  );
  return request
    ? { request, notes }
    : { refused: 'The URL of this curl command has no path that a server would accept.' };
}

/** The path and query of an address; the host, which may be a variable, and the fragment are dropped. */
function pathOf(address: string): string {
  const path = address
    .replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:\$\{[^}]*\}|[^/?#])*/, '')
    .replace(/^(?:\$\{?\w+\}?)+/, '')
    .replace(/^(?:[\w.-]+\.[\w.-]+|localhost|\[[\da-f:]+\])?(?::\d+)?(?=\/)/i, '')
    .replace(/#.*$/s, '');
  return path.startsWith('/') ? path : `/${path.startsWith('?') ? path : ''}`;
}

/** Whom the Impersonate-* headers name; undefined if there are none. */
export function impersonated(headers: readonly (readonly [name: string, value: string])[]) {
  const all = (name: string) => headers.filter(([each]) => each === name).map(([, value]) => value);
  const prefix = 'impersonate-extra-';
  const extra = new Map<string, string[]>();
  for (const [name, value] of headers) {
    if (!name.startsWith(prefix)) continue;
    const key = name.slice(prefix.length);
    extra.set(key, [...(extra.get(key) ?? []), value]);
  }
  const [username = '', groups, [uid]] = [
    all('impersonate-user')[0],
    all('impersonate-group'),
    all('impersonate-uid'),
  ];
  if (username === '' && groups.length === 0 && uid === undefined && extra.size === 0)
    return undefined;
  return {
    username,
    ...(groups.length > 0 && { groups }),
    ...(uid !== undefined && { uid }),
    ...(extra.size > 0 && { extra: Object.fromEntries(extra) }),
  };
}
