import { describe, expect, it, test } from 'vitest';
import { kubernetesVersions } from '../audit/types';
import { resultOf } from '../audit/steps';
import { acrossVersions } from './acrossVersions';
import { bearerNotes, bearerUser } from './bearerUser';
import { callers } from './callers';
import { translateKubectl } from './kubectl/translate';
import { readRequests, readRequestsInSteps } from './readRequests';
import { yamlValue } from './safeYaml';

const options = {
  sender: callers.developer,
  yaml: yamlValue,
  kubectl: (command: string, files = {}) =>
    translateKubectl(command, { kubernetes: '1.37', kubectl: '1.37', files }),
};
const read = (text: string) => readRequests(text, options);
const words = (text: string) => {
  const { requests, refused } = read(text);
  return [
    ...requests.map(({ line, request: { method, url } }) => `${line}: ${method} ${url}`),
    ...refused.map(({ line, reason }) => `${line}: ${reason}`),
  ];
};

const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: dev}';

describe('here-documents', () => {
  const create =
    'POST /api/v1/namespaces/dev/configmaps?fieldManager=kubectl-create&fieldValidation=Strict';
  it.each([
    ['kubectl create -f - <<EOF', 'EOF'],
    ["kubectl create -f - <<'END'", 'END'],
    ['cat <<"EOF" | kubectl create -f -', 'EOF'],
    ['$ cat <<-EOF | kubectl create -f -', '\tEOF'],
  ])('%s', (command, end) =>
    expect(words(`${command}\n${manifest}\n${end}\nGET /api`)).toEqual([
      `1: ${create}`,
      '6: GET /api',
    ]),
  );
  it('write files that later commands read', () =>
    expect(words(`cat > a.yaml <<EOF\n${manifest}\nEOF\nkubectl create -f a.yaml`)).toEqual([
      `6: ${create}`,
    ]));
  it.each([
    [
      'kubectl create -f - <<EOF\na: b',
      '1: The here-document is not closed: a line with EOF is missing.',
    ],
    [
      'kubectl create -f - <<EOF\na: $(id)\nEOF',
      '1: The here-document contains a command substitution, which is not run. Paste its result instead.',
    ],
    ['cat <<EOF | sh\nid\nEOF', '1: Only kubectl is read behind a here-document.'],
  ])('%j', (text, expected) => expect(words(text)).toEqual([expected]));
  it('say which variable stands as written', () => {
    const { requests } = read(`kubectl create -f - <<EOF\n${manifest.replace('dev', '$NS')}\nEOF`);
    expect(requests.flatMap(({ notes }) => notes)).toContain(
      '$NS stands as written: its value is not known.',
    );
  });
});

const event = (name: string) => `apiVersion: audit.k8s.io/v1
kind: Event
auditID: ${name}
stage: ResponseComplete
verb: get
requestURI: /api/v1/namespaces/dev/secrets/${name}
user:
  username: ana
  groups:
  - dev`;
const indented = (text: string) => `- ${text.replaceAll('\n', '\n  ')}`;

test.each([
  ['one', event('a'), ['1: a']],
  ['documents', `---\n${event('a')}\n---\n${event('b')}\n`, ['2: a', '13: b']],
  [
    'a list',
    `apiVersion: audit.k8s.io/v1\nitems:\n${indented(event('a'))}\n${indented(event('b'))}\nkind: EventList\nmetadata: {}\n`,
    ['3: a', '13: b'],
  ],
  [
    'and other lines',
    `GET /api/a\n${event('b')}\nkubectl get secret c -n dev\n`,
    ['1: a', '2: b', '12: c'],
  ],
  [
    'a broken one',
    `${event('a')}\n---\nkind: Event\nuser: {\n---\n${event('c')}`,
    ['1: a', '15: c'],
  ],
])('audit events as YAML: %s', (_name, text, expected) => {
  const { requests, refused } = read(text);
  const last = (url: string) => url.slice(url.lastIndexOf('/') + 1);
  expect(requests.map(({ line, request }) => `${line}: ${last(request.url)}`)).toEqual(expected);
  expect(refused.map(({ line }) => line)).toEqual(_name === 'a broken one' ? [13] : []);
});

const base64url = (value: unknown) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const jwt = (claims: unknown) => `${base64url({ alg: 'none' })}.${base64url(claims)}.c2ln`;
const account = jwt({
  iss: 'https://kubernetes.default.svc',
  sub: 'system:serviceaccount:dev:wéb',
  jti: '1-2',
  'kubernetes.io': {
    namespace: 'dev',
    serviceaccount: { name: 'web', uid: 'u-1' },
    pod: { name: 'web-0', uid: 'p-1' },
  },
});

describe('the claims of a bearer token', () => {
  test.each([
    ['curl -H "Authorization: Bearer TOKEN" https://a:6443/api/v1/pods'],
    ['curl --oauth2-bearer TOKEN https://a:6443/api/v1/pods'],
    ['kubectl --token=TOKEN get --raw /api/v1/pods'],
    ['kubectl get --raw /api/v1/pods --token "TOKEN"'],
  ])('%s', (command) => {
    const { requests, refused } = read(command.replace('TOKEN', account));
    expect(refused).toEqual([]);
    expect(requests[0]?.request.user).toEqual({
      username: 'system:serviceaccount:dev:wéb',
      uid: 'u-1',
      groups: ['system:serviceaccounts', 'system:serviceaccounts:dev', 'system:authenticated'],
      extra: {
        'authentication.kubernetes.io/credential-id': ['JTI=1-2'],
        'authentication.kubernetes.io/pod-name': ['web-0'],
        'authentication.kubernetes.io/pod-uid': ['p-1'],
      },
    });
    expect(requests[0]?.notes.join()).toContain('not verified');
    // No part of it is saved.
    expect(JSON.stringify(requests)).not.toContain(account.slice(0, 20));
    expect(JSON.stringify(requests)).not.toContain(account.slice(-20));
  });
  test.each<[name: string, token: string, user: unknown]>([
    [
      'of another issuer',
      jwt({ iss: 'https://a', sub: '1', groups: ['x', 2] }),
      { username: 'https://a#1', groups: ['x', 'system:authenticated'] },
    ],
    [
      'with an address',
      jwt({ iss: 'https://a', sub: '1', email: 'a@b.c' }),
      { username: 'a@b.c', groups: ['system:authenticated'] },
    ],
    ['without a subject', jwt({ iss: 'https://a' }), undefined],
    ['that is none', 'abc.def.ghi', undefined],
    ['prototype-shaped', jwt(JSON.parse('{"__proto__": {"sub": "a"}}')), undefined],
  ])('%s', (_name, token, user) => expect(bearerUser(token)).toEqual(user));

  const at = Date.UTC(2026, 0, 31, 12);
  const seconds = at / 1000;
  test.each<[claims: object, said: RegExp | undefined]>([
    [{ exp: seconds - 61 }, /^This token expired on 2026-01-31 11:58 UTC: .* 401/],
    [{ nbf: seconds + 61 }, /^This token is not valid before 2026-01-31 12:01 UTC: until then/],
    // Between clocks there may be a minute.
    [{ exp: seconds - 59, nbf: seconds + 59 }, undefined],
    [{ exp: seconds + 3600, nbf: seconds - 3600 }, undefined],
    [{ exp: '1', nbf: 1e300 }, undefined],
    [{}, undefined],
  ])('%j at a time', (claims, said) => {
    const token = jwt({ sub: 'ana', ...claims });
    const lines = ['curl -H "Authorization: Bearer TOKEN" /api', 'kubectl get po --token=TOKEN'];
    for (const line of lines) {
      const { requests } = readRequests(line.replace('TOKEN', token), {
        ...{ sender: callers.developer, now: at },
        kubectl: () => ({ requests: [{ method: 'GET', url: '/api', userAgent: '' }] }),
      });
      const notes = requests[0]?.notes.slice(1);
      expect(notes).toEqual(said ? [expect.stringMatching(said)] : []);
    }
    expect(bearerNotes(token)).toHaveLength(1);
  });
});

test('5 MB in steps of which none takes long', () => {
  const line = JSON.stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    verb: 'get',
    requestURI: '/api',
    user: { username: 'a', extra: { x: ['y'.repeat(800)] } },
  });
  const lines = Math.floor(5_000_000 / line.length);
  const shares: number[] = [];
  const steps = readRequestsInSteps(`${line}\n`.repeat(lines), {
    ...options,
    onProgress: (share) => shares.push(share),
  });
  let count = 0;
  for (;;) {
    const { done, value } = steps.next();
    count++;
    if (!done) continue;
    expect(value.requests).toHaveLength(1000);
    break;
  }
  // Each line is a step, and then each event.
  expect(count).toBeGreaterThan(2 * lines);
  expect(shares).toEqual(shares.map((_, at) => at / shares.length));
});

test('commands whose requests differ between versions of kubectl', () => {
  const differing = (text: string) =>
    resultOf(
      acrossVersions(
        read(text).commands,
        (kubectl) =>
          (command, files = {}) =>
            translateKubectl(command, { kubernetes: '1.37', kubectl, files }),
      ),
    ).map(({ variants }) => variants.map(({ from, to, words: said }) => `${from}-${to} ${said}`));
  const newest = kubernetesVersions.at(-1);
  expect(differing('kubectl get pods\nkubectl exec a -- ls')).toEqual([]);
  expect(differing('kubectl describe pods a b')).toEqual([
    ['1.31-1.35 get pods ×4, list events ×2', `1.36-${newest} get pods ×4`],
  ]);
});
