import type { Span } from '../../document/tree';
import { nearest } from '../../analysis/nearest';
import { spanOf } from '../../manifests/nodes';
import { entriesOf, itemsOf, nodeAt, yamlParts, type YamlPart } from '../doctor/read/yamlText';
import { loadedKubeconfig, type LoadedKubeconfig, type Named } from './loadedKubeconfig';
import { refusalOf } from './refusal';
import { hostOf } from './server';

/** What is noticed in a kubeconfig for a webhook. */
export type KubeconfigCode =
  | 'not-yaml'
  | 'refused'
  | 'anonymous'
  | 'ca-of-image'
  | 'insecure'
  | 'key-unused'
  | 'key-unknown'
  | 'more-documents'
  | 'query-dropped'
  | 'scheme'
  | 'secret-inside'
  | 'unencrypted';

/** One observation. */
export interface KubeconfigFinding {
  code: KubeconfigCode;
  /** 'error': kube-apiserver does not start. 'warning': events get lost, or can be read by others. 'notice': worth knowing. */
  severity: 'error' | 'warning' | 'notice';
  /** What will happen, then what to do. No value that may be a secret is in it. */
  message: string;
  /** What the server says after "initializing audit webhook: ", where it can be said word for word. */
  serverSays?: string;
  at: Span;
}

/** The keys of each part. Others are ignored without a word. */
const knownKeys = {
  cluster: [
    ...['server', 'tls-server-name', 'insecure-skip-tls-verify', 'certificate-authority'],
    ...['certificate-authority-data', 'proxy-url', 'disable-compression', 'extensions'],
  ],
  user: [
    ...['client-certificate', 'client-certificate-data', 'client-key', 'client-key-data', 'token'],
    ...['tokenFile', 'as', 'as-uid', 'as-groups', 'as-user-extra', 'username', 'password'],
    ...['auth-provider', 'exec', 'extensions'],
  ],
  context: ['cluster', 'user', 'namespace', 'extensions'],
};

/** What of a user is a secret itself, and what to write instead. */
const secrets = {
  token: 'tokenFile',
  'client-key-data': 'client-key',
  password: 'tokenFile or a client certificate',
} as const;

/**
 * Checks a kubeconfig for --audit-webhook-config-file: what the server refuses, and what it accepts without a word although
 * it is hardly meant. Only the parts that the current context leads to are looked at, as the server does. Whether files are
 * where the text says they are is not checked.
 */
export function checkKubeconfig(text: string): KubeconfigFinding[] {
  const [part, ...others] = yamlParts(text);
  const fault = part?.faults[0];
  if (part && fault !== undefined) {
    const message = 'The text is not YAML here, so kube-apiserver does not start.';
    return [{ code: 'not-yaml', severity: 'error', message, at: { start: fault, end: fault } }];
  }
  const refusal = refusalOf(part);
  const findings: KubeconfigFinding[] = refusal
    ? [{ code: 'refused', severity: 'error', ...refusal }]
    : [];
  if (!part) return findings;
  const config = loadedKubeconfig(part);
  findings.push(...clusterFindings(config), ...userFindings(config), ...unknownKeys(part));
  for (const { root } of others) {
    const message = 'Only the first document is read. Remove this one, or write a file for it.';
    findings.push({ code: 'more-documents', severity: 'warning', message, at: spanOf(root) });
  }
  return findings.toSorted((a, b) => a.at.start - b.at.start);
}

function clusterFindings({ cluster, user }: LoadedKubeconfig): KubeconfigFinding[] {
  if (!cluster?.has('server')) return [];
  const findings: KubeconfigFinding[] = [];
  const add = (
    code: KubeconfigCode,
    severity: 'warning' | 'notice',
    key: string,
    message: string,
  ) => findings.push({ code, severity, message, at: cluster.spanAt(key) });
  const { scheme, hasQuery, hasPassword } = hostOf(cluster.get('server') ?? '');
  if (scheme === 'http') {
    const unused = isLoggedIn(user) ? ', and without logging in' : '';
    add(
      'unencrypted',
      'warning',
      'server',
      `Events are sent without encryption${unused}. Begin the address with \`https://\`.`,
    );
  } else if (scheme === 'https') {
    if (cluster.get('insecure-skip-tls-verify') === 'true') {
      const message =
        'Events are sent to whoever answers at this address. Name its `certificate-authority` instead.';
      add('insecure', 'warning', 'insecure-skip-tls-verify', message);
    } else if (
      !cluster.has('certificate-authority') &&
      !cluster.has('certificate-authority-data')
    ) {
      const message =
        'Only certificates that the image of kube-apiserver trusts are accepted. For another one, name its `certificate-authority`.';
      add('ca-of-image', 'notice', 'server', message);
    }
  } else if (scheme !== undefined) {
    add(
      'scheme',
      'warning',
      'server',
      'Every call will fail: the address begins neither with `https://` nor with `http://`.',
    );
  }
  if (hasQuery) {
    add(
      'query-dropped',
      'warning',
      'server',
      'What follows the `?` is not sent. Put it into the path, or into a token.',
    );
  }
  if (hasPassword) {
    add(
      'secret-inside',
      'notice',
      'server',
      'The address has a password in it. Use a file: `tokenFile`, or a client certificate.',
    );
  }
  return findings;
}

function userFindings({ context, cluster, user }: LoadedKubeconfig): KubeconfigFinding[] {
  if (!context || !cluster) return [];
  if (!user) {
    const isNamed = (context.get('user') ?? '') !== '';
    const message = isNamed
      ? 'There is no user of this name, so kube-apiserver does not log in at the webhook. Correct the name.'
      : 'kube-apiserver does not log in at the webhook. Name a user if it should.';
    const at = context.spanAt(isNamed ? 'user' : 'cluster');
    return [{ code: 'anonymous', severity: isNamed ? 'warning' : 'notice', message, at }];
  }
  const findings: KubeconfigFinding[] = [];
  for (const [key, instead] of Object.entries(secrets)) {
    if (!user.has(key)) continue;
    const message = `The file holds a secret. Write it to a file of its own, and name that: \`${instead}\`.`;
    findings.push({ code: 'secret-inside', severity: 'notice', message, at: user.spanAt(key) });
  }
  const hasKey = user.has('client-key') || user.has('client-key-data');
  if (hasKey && !user.has('client-certificate') && !user.has('client-certificate-data')) {
    const message = 'The key is not used without a `client-certificate`.';
    const at = user.spanAt(user.has('client-key') ? 'client-key' : 'client-key-data');
    findings.push({ code: 'key-unused', severity: 'warning', message, at });
  }
  return findings;
}

function isLoggedIn(user: Named | undefined): boolean {
  const keys = ['token', 'tokenFile', 'username', 'client-certificate', 'client-certificate-data'];
  return keys.some((key) => user?.has(key));
}

function unknownKeys(part: YamlPart): KubeconfigFinding[] {
  return (['cluster', 'user', 'context'] as const).flatMap((kind) =>
    itemsOf(part, nodeAt(part, part.root, `${kind}s`)).flatMap((item) =>
      entriesOf(part, nodeAt(part, item, kind))
        .filter(({ key }) => !knownKeys[kind].includes(key))
        .map(({ key, keyNode }) => {
          const likely = likelyKey(key, knownKeys[kind]);
          const hint = likely === undefined ? '' : ` Did you mean \`${likely}\`?`;
          const message = `Unknown key, which is ignored.${hint}`;
          return {
            code: 'key-unknown',
            severity: 'warning',
            message,
            at: spanOf(keyNode),
          } as const;
        }),
    ),
  );
}

/** Kubeconfigs write most keys with hyphens and one without. */
function likelyKey(key: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.replaceAll(/[-_]/g, '').toLowerCase();
  return known.find((each) => plain(each) === plain(key)) ?? nearest(key, known);
}
