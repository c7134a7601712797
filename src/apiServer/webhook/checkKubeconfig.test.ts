import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkKubeconfig, type KubeconfigCode } from './checkKubeconfig';
import { webhookKubeconfig, type WebhookLogin } from './kubeconfig';

interface Vector {
  name: string;
  text: string;
  /** The error of NewBackend of plugin/pkg/audit/webhook, Kubernetes 1.37.2, with all files in place; "": none. */
  says: string;
}

const vectors = readFileSync(join(import.meta.dirname, 'kubeconfigs.vectors.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Vector);

describe('refuses what kube-apiserver refuses, in its words', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, { text, says }) => {
    const error = checkKubeconfig(text).find(({ severity }) => severity === 'error');
    expect(error === undefined).toBe(says === '');
    if (error?.serverSays !== undefined) expect(error.serverSays).toBe(says);
  });
  it('in most cases word for word', () => {
    const refused = vectors.filter(({ says }) => says !== '');
    const said = refused.filter(({ text }) =>
      checkKubeconfig(text).some(({ serverSays }) => serverSays !== undefined),
    );
    expect(said.length / refused.length).toBeGreaterThan(0.6);
  });
});

/** The text of a case, by its name. */
const textOf = (name: string) => vectors.find((vector) => vector.name === name)?.text ?? '';

describe('notices', () => {
  const rows: [string, KubeconfigCode[]][] = [
    ['good token', []],
    ['good cert', []],
    ['user not there', ['anonymous']],
    ['no user in context', ['anonymous']],
    ['host:port', ['unencrypted']],
    ['http', ['unencrypted']],
    ['ftp', ['scheme']],
    ['url query', ['query-dropped']],
    ['url userinfo', ['secret-inside']],
    ['no ca', ['ca-of-image']],
    ['insecure', ['insecure']],
    ['key without cert', ['key-unused']],
    ['token and cert', ['secret-inside']],
    ['token-file misspelled', ['key-unknown']],
    ['unknown cluster key', ['key-unknown']],
    ['two documents', ['more-documents']],
    ['unused broken cluster', []],
    ['capital', ['refused', 'key-unknown']],
  ];
  it.each(rows)('%s', (name, codes) => {
    expect(
      checkKubeconfig(textOf(name))
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(codes.toSorted());
  });
  it('suggests the likely key', () => {
    const [finding] = checkKubeconfig(textOf('token-file misspelled'));
    expect(finding?.message).toContain('`tokenFile`');
  });
  it('at the place', () => {
    const text = textOf('http');
    const [finding] = checkKubeconfig(text);
    expect(text.slice(finding?.at.start, finding?.at.end)).toBe('http://siem.example.com/audit');
  });
});

describe('what it writes', () => {
  const logins: WebhookLogin[] = [
    { by: 'token', tokenFile: '/etc/kubernetes/audit/token' },
    { by: 'certificate', certificateFile: '/a/client.crt', keyFile: '/a/client.key' },
    { by: 'nothing' },
  ];
  it.each(logins)('has no finding: $by', (login) => {
    const target = { server: 'https://siem.example.com:8443/audit', caFile: '/a/ca.crt', login };
    expect(checkKubeconfig(webhookKubeconfig(target))).toEqual([]);
  });
  it('quotes what YAML would read otherwise', () => {
    const server = 'https://a.example.com/#: x';
    const text = webhookKubeconfig({ server, login: { by: 'nothing' } });
    expect(text).toContain(`server: "${server}"`);
  });
});

it('says nothing that is a secret', () => {
  const secret = 'hunter2hunter2';
  const texts = ['token', 'password', 'client-key-data', 'tokn'].map((key) =>
    textOf('good token').replace(
      'tokenFile: /etc/kubernetes/audit/token',
      `${key}: ${secret}\n    username: u`,
    ),
  );
  const duplicate = textOf('good token').replace(
    'contexts:',
    `- name: kube-apiserver\n  user: {token: ${secret}}\ncontexts:`,
  );
  for (const text of [...texts, duplicate]) {
    expect(JSON.stringify(checkKubeconfig(text))).not.toContain(secret);
    expect(checkKubeconfig(text).length).toBeGreaterThan(0);
  }
});

it('reads any text', () => {
  for (const text of [
    '',
    '\t',
    '{',
    '[]',
    '- a',
    'a: &a *a',
    'clusters: 1',
    'x'.repeat(1e5),
    '{'.repeat(1000),
  ]) {
    expect(checkKubeconfig(text).length).toBeGreaterThan(0);
  }
});
