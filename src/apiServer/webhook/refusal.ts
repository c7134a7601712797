import type { Span } from '../../document/tree';
import { isMap, isSeq, type ParsedNode } from 'yaml';
import { spanOf, textOf } from '../../manifests/nodes';
import { entriesOf, itemsOf, nodeAt, stringIn, type YamlPart } from '../doctor/read/yamlText';
import { loadedKubeconfig, type LoadedKubeconfig, type Named } from './loadedKubeconfig';
import { hostOf } from './server';

/** Why kube-apiserver does not start. */
export interface Refusal {
  message: string;
  /** Absent where the words depend on more than the text. */
  serverSays?: string;
  at: Span;
}

const nothingProvided =
  'no configuration has been provided, try setting KUBERNETES_MASTER environment variable';
const noServer = 'cluster has no server defined';

/** One of the server's objections, and what to do. */
interface Objection {
  says: string;
  message: string;
  at: Span;
}

/**
 * Returns why the server refuses a kubeconfig; undefined if it accepts it. The words are those of clientcmd and rest in client-go:
 * ConfirmUsable, validateAuthInfo, validateClusterInfo, DefaultServerURL and TLSConfigFor.
 */
export function refusalOf(part: YamlPart | undefined): Refusal | undefined {
  const nowhere = { start: 0, end: 0 };
  if (!part) {
    const message = 'The file is empty, so kube-apiserver does not start.';
    return { message, serverSays: `invalid configuration: ${nothingProvided}`, at: nowhere };
  }
  const config = loadedKubeconfig(part);
  const misshapen = misshapenAt(part);
  if (misshapen) return misshapen;
  const { kind, apiVersion } = config;
  if ((kind ?? 'Config') !== 'Config' || (apiVersion ?? 'v1') !== 'v1') {
    const wrong = (kind ?? 'Config') === 'Config' ? 'apiVersion' : 'kind';
    const node = nodeAt(part, part.root, wrong);
    const message =
      'This is no kubeconfig, so kube-apiserver does not start. Write `apiVersion: v1` and `kind: Config`.';
    return { message, at: node ? spanOf(node) : nowhere };
  }
  const current = nodeAt(part, part.root, 'current-context');
  const at = current ? spanOf(current) : nowhere;
  const objections = [
    ...contextObjections(config, at),
    ...userObjections(config),
    ...clusterObjections(config, at),
  ];
  const [first] = objections;
  if (first) {
    const isNothing = objections.length === 1 && first.says === noServer;
    const says = isNothing ? nothingProvided : aggregate(objections.map((each) => each.says));
    return { message: first.message, serverSays: `invalid configuration: ${says}`, at: first.at };
  }
  return connectionRefusal(config);
}

/** What clientcmd cannot decode; its words would repeat what may be a secret. */
function misshapenAt(part: YamlPart): Refusal | undefined {
  if (!isMap(part.root)) {
    const message = 'This is no kubeconfig, so kube-apiserver does not start.';
    return { message, at: spanOf(part.root) };
  }
  for (const key of ['clusters', 'users', 'contexts']) {
    const list = nodeAt(part, part.root, key);
    if (!list || textOf(list) === '' || textOf(list) === 'null') continue;
    if (!isSeq(list)) {
      return { message: `\`${key}\` is a list of names with their content.`, at: spanOf(list) };
    }
    const names = new Set<string>();
    for (const item of itemsOf(part, list)) {
      const name = stringIn(part, item, 'name') ?? '';
      if (names.has(name)) {
        return { message: 'Two have this name. Remove or rename one of them.', at: spanOf(item) };
      }
      names.add(name);
      // "clusters" → "cluster"
      const entries = entriesOf(part, nodeAt(part, item, key.slice(0, -1)));
      const broken = entries.find((entry) => entry.key.endsWith('-data') && !isBase64(entry.value));
      if (broken) {
        const message = `\`${broken.key}\` is no base64. Name a file instead: \`${broken.key.slice(0, -5)}\`.`;
        return { message, at: spanOf(broken.value ?? broken.keyNode) };
      }
    }
  }
  return undefined;
}

/** Follows DecodeString of encoding/base64, which passes over line breaks. */
function isBase64(value: ParsedNode | undefined): boolean {
  const text = (textOf(value) ?? '').replaceAll(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function contextObjections({ currentContext, context }: LoadedKubeconfig, at: Span): Objection[] {
  if (currentContext === '' || context) return [];
  return [
    {
      says: `context was not found for specified context: ${currentContext}`,
      message: 'There is no context of this name. Correct the name.',
      at,
    },
  ];
}

function userObjections({ user }: LoadedKubeconfig): Objection[] {
  if (!user) return [];
  const { name } = user;
  const objections: Objection[] = [];
  const object = (key: string, says: string, message: string) =>
    objections.push({ says, message, at: user.spanAt(key) });
  const [hasCertificate, hasCertificateData] = [
    user.has('client-certificate'),
    user.has('client-certificate-data'),
  ];
  if (hasCertificate || hasCertificateData) {
    const [hasKey, hasKeyData] = [user.has('client-key'), user.has('client-key-data')];
    if (hasCertificate && hasCertificateData) {
      object(
        'client-certificate-data',
        `client-cert-data and client-cert are both specified for ${name}. client-cert-data will override.`,
        'Remove one of the two certificates.',
      );
    }
    if (hasKey && hasKeyData) {
      object(
        'client-key-data',
        `client-key-data and client-key are both specified for ${name}; client-key-data will override`,
        'Remove one of the two keys.',
      );
    }
    if (!hasKey && !hasKeyData) {
      object(
        'client-certificate',
        `client-key-data or client-key must be specified for ${name} to use the clientCert authentication method.`,
        'The certificate needs its key: add `client-key`.',
      );
    }
  }
  if (user.has('token') && (user.has('username') || user.has('password'))) {
    object(
      'token',
      `more than one authentication method found for ${name}; found [token basicAuth], only one is allowed`,
      'Remove the token, or user name and password.',
    );
  }
  const impersonation = ['as-uid', 'as-groups', 'as-user-extra'].find((key) => user.has(key));
  if (impersonation !== undefined && !user.has('as')) {
    object(
      impersonation,
      `requesting uid, groups or user-extra for ${name} without impersonating a user`,
      'Remove what is about impersonation.',
    );
  }
  return objections;
}

function clusterObjections(
  { currentContext, context, cluster }: LoadedKubeconfig,
  at: Span,
): Objection[] {
  if (!cluster) {
    const isChosen = currentContext !== '' && context !== undefined;
    const message = isChosen
      ? 'The current context leads to no cluster. Correct the name of its `cluster`.'
      : 'Nothing is chosen: set `current-context` to the name of a context.';
    return [{ says: noServer, message, at: context?.spanAt('cluster') ?? at }];
  }
  const { name } = cluster;
  const objections: Objection[] = [];
  if (!cluster.has('server')) {
    objections.push({
      says:
        name === ''
          ? 'default cluster has no server defined'
          : `no server found for cluster "${name}"`,
      message: 'The cluster has no address: add `server`.',
      at: cluster.at,
    });
  }
  const proxy = cluster.get('proxy-url') ?? '';
  const [, proxyScheme] = /^([a-z][a-z0-9+.-]*):/i.exec(proxy) ?? [];
  if (
    proxyScheme !== undefined &&
    !['http', 'https', 'socks5'].includes(proxyScheme.toLowerCase())
  ) {
    objections.push({
      says: `invalid 'proxy-url' "${proxy}" for cluster "${name}": unsupported scheme "${proxyScheme.toLowerCase()}", must be http, https, or socks5`,
      message: 'A proxy is called by `http`, `https` or `socks5`.',
      at: cluster.spanAt('proxy-url'),
    });
  }
  if (cluster.has('certificate-authority') && cluster.has('certificate-authority-data')) {
    objections.push({
      says: `certificate-authority-data and certificate-authority are both specified for ${name}. certificate-authority-data will override.`,
      message: 'Remove one of the two certificate authorities.',
      at: cluster.spanAt('certificate-authority-data'),
    });
  }
  return objections;
}

/** What is noticed only when the client is made. */
function connectionRefusal({ cluster, user }: LoadedKubeconfig): Refusal | undefined {
  const server = cluster?.get('server') ?? '';
  const { scheme } = hostOf(server);
  if (!cluster) return undefined;
  if (scheme === undefined) {
    return {
      message: 'This is no address. Write it as `https://host:port/path`.',
      // As Go quotes it; an address with other characters is quoted otherwise.
      ...(/^[\x20-\x7e]*$/.test(server) && {
        serverSays: `host must be a URL or a host:port pair: ${JSON.stringify(server)}`,
      }),
      at: cluster.spanAt('server'),
    };
  }
  // Without TLS the rest is not even read.
  if (scheme !== 'https') return undefined;
  if (cluster.get('insecure-skip-tls-verify') === 'true' && hasAuthority(cluster)) {
    return {
      message:
        'A certificate authority and `insecure-skip-tls-verify` exclude each other. Remove the latter.',
      serverSays: 'specifying a root certificates file with the insecure flag is not allowed',
      at: cluster.spanAt('insecure-skip-tls-verify'),
    };
  }
  if (user?.has('tokenFile') && user.has('username')) {
    return {
      message: 'Remove the token, or user name and password.',
      serverSays: 'username/password or bearer token may be set, but not both',
      at: user.spanAt('tokenFile'),
    };
  }
  return undefined;
}

function hasAuthority(cluster: Named): boolean {
  return cluster.has('certificate-authority') || cluster.has('certificate-authority-data');
}

/** Returns several messages as Go joins them: each once. Follows NewAggregate of apimachinery's util/errors. */
export function aggregate(messages: readonly string[]): string {
  const different = [...new Set(messages)];
  return different.length === 1 ? (different[0] ?? '') : `[${different.join(', ')}]`;
}
