import { stringify } from 'yaml';
import type { WebhookConfigCase } from '../protocol.ts';
import type { Random } from '../random.ts';

type Fields = Record<string, unknown>;

const folder = '/etc/kubernetes/audit/';
const servers = [
  ...['https://siem.example.com/audit', 'https://siem.example.com', 'https://10.0.0.1:8443/'],
  ...['http://siem.example.com', 'siem.example.com:443', 'siem.example.com', 'siem.example.com/'],
  ...['siem.example.com/audit', 'localhost:8080', 'HTTPS://siem.example.com/a?b=c#d', ''],
  ...['https://u:p@siem.example.com', 'ftp://siem.example.com', 'https://siem example.com', '/'],
  ...['https://', 'https:///audit', '://x', 'a?b=/c', 'siem.example.com#/x', 'https://[::1]:443/a'],
];
const names = ['siem', 'siem', 'siem', 'other', ''];

/** Generates a kubeconfig for a webhook. Mostly one of its parts is not as it should be. */
export function webhookConfigCase(random: Random): Omit<WebhookConfigCase, 'id' | 'kubernetes'> {
  const name = (usual: string) => (random.chance(0.9) ? usual : random.pick(names));
  const config: Fields = {
    ...(random.chance(0.95) && {
      apiVersion: random.chance(0.97) ? 'v1' : random.pick(['v2', 'audit.k8s.io/v1']),
    }),
    ...(random.chance(0.95) && {
      kind: random.chance(0.97) ? 'Config' : random.pick(['config', 'Policy']),
    }),
    clusters: listOf(random, 'cluster', name('siem'), () => cluster(random)),
    users: listOf(random, 'user', name('apiserver'), () => user(random)),
    contexts: listOf(random, 'context', name('webhook'), () => ({
      ...(random.chance(0.95) && { cluster: name('siem') }),
      ...(random.chance(0.9) && { user: name('apiserver') }),
      ...(random.chance(0.1) && { namespace: random.pick(['audit', 'Not_A_Label']) }),
    })),
    ...(random.chance(0.95) && { 'current-context': name('webhook') }),
  };
  const text = random.chance(0.1) ? JSON.stringify(config) : stringify(config, { lineWidth: 0 });
  return { op: 'webhookConfig', text: random.chance(0.01) ? '' : text };
}

/** A list with the part, and sometimes another one, of the same name at worst. */
function listOf(random: Random, kind: string, name: string, make: () => Fields): Fields[] {
  const list = [{ name, [kind]: make() }];
  if (random.chance(0.1)) list.push({ name: random.pick(['other', name]), [kind]: make() });
  return list;
}

/** The content of certificates is not checked: it only stands beside the file, where both together are refused. */
const dataBeside = (isBeside: boolean) => (isBeside ? ['', 'YQ==', '*'] : ['', '*']);

function cluster(random: Random): Fields {
  const hasAuthority = random.chance(0.7);
  return {
    ...(random.chance(0.95) && { server: random.chance(0.6) ? servers[0] : random.pick(servers) }),
    ...(hasAuthority && { 'certificate-authority': `${folder}ca.crt` }),
    ...(random.chance(0.05) && {
      'certificate-authority-data': random.pick(dataBeside(hasAuthority)),
    }),
    ...(random.chance(0.1) && { 'insecure-skip-tls-verify': random.chance(0.7) }),
    ...(random.chance(0.1) && {
      'proxy-url': random.pick(['http://proxy:3128', 'socks5://p', 'ftp://p', 'proxy:3128', '']),
    }),
    ...(random.chance(0.05) && { 'tls-server-name': 'siem' }),
    ...(random.chance(0.05) && { insecure: true }),
  };
}

function user(random: Random): Fields {
  const some = (share: number, fields: Fields) => (random.chance(share) ? fields : {});
  const [hasCertificate, hasKey] = [random.chance(0.4), random.chance(0.4)];
  return {
    ...some(0.5, { tokenFile: `${folder}token` }),
    ...some(0.1, { token: random.pick(['t', '']) }),
    ...(hasCertificate && { 'client-certificate': `${folder}client.crt` }),
    ...(hasKey && { 'client-key': `${folder}client.key` }),
    ...some(0.05, { 'client-certificate-data': random.pick(dataBeside(hasCertificate)) }),
    ...some(0.05, { 'client-key-data': random.pick(dataBeside(hasKey)) }),
    ...some(0.07, { username: random.pick(['u', '']) }),
    ...some(0.05, { password: 'p' }),
    ...some(0.05, { as: random.pick(['x', '']) }),
    ...some(0.05, { 'as-groups': random.pick([[], ['g']]) }),
    ...some(0.03, { 'as-uid': 'u' }),
    ...some(0.03, { 'token-file': `${folder}token` }),
  };
}
