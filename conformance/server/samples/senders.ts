import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserInfo } from '../../../src/audit/types.ts';

/** How a sender logs in: with a client certificate, with a token, or not at all. */
export interface Login {
  certificate?: { cert: string; key: string };
  token?: string;
}

const opensslIn = (folder: string, ...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
const newKey = ['-newkey', 'rsa:2048', '-nodes', '-keyout'];

/** Makes the authority for client certificates in a folder. */
export function makeAuthority(folder: string): void {
  const files = [...newKey, 'ca.key', '-out', 'ca.crt'];
  opensslIn(folder, 'req', '-x509', '-days', '3650', '-subj', '/CN=kubernetes', ...files);
}

/** Returns the certificate of a user, signed by the authority in the folder. */
export function certificateOf(folder: string, { username, groups = [] }: UserInfo): Login {
  const name = username.replaceAll(':', '-');
  const organizations = groups.filter((group) => group !== 'system:authenticated');
  const subject = [...organizations.map((group) => `/O=${group}`), `/CN=${username}`].join('');
  opensslIn(folder, 'req', '-subj', subject, ...newKey, `${name}.key`, '-out', `${name}.csr`);
  writeFileSync(join(folder, 'client.ext'), 'extendedKeyUsage=clientAuth\n');
  const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'client.ext'];
  const files = ['-in', `${name}.csr`, '-out', `${name}.crt`];
  opensslIn(folder, 'x509', '-req', '-days', '3650', ...by, ...files);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { certificate: { cert: read(`${name}.crt`), key: read(`${name}.key`) } };
}

/** Returns a request for a client certificate, as a CertificateSigningRequest holds it. */
export function certificateRequest(folder: string, user: string): string {
  const files = [...newKey, `${user}.key`, '-out', `${user}.csr`];
  opensslIn(folder, 'req', '-subj', `/CN=${user}`, ...files);
  return readFileSync(join(folder, `${user}.csr`)).toString('base64');
}

/** Returns a kubeconfig with one user. */
export function kubeconfig(port: number, { certificate, token }: Login): string {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const user = {
    ...(certificate && {
      'client-certificate-data': base64(certificate.cert),
      'client-key-data': base64(certificate.key),
    }),
    ...(token !== undefined && { token }),
  };
  const cluster = { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'here', cluster }],
    users: [{ name: 'me', user }],
    contexts: [{ name: 'here', context: { cluster: 'here', user: 'me', namespace: 'prod' } }],
    'current-context': 'here',
  });
}
