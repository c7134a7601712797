import { durationString, parseDuration } from '../../audit/go/duration';
import type { KubernetesVersion, UserInfo } from '../../audit/types';
import { kubernetesVersions } from '../../audit/types';
import type { Parsed } from './parseFlags';
import type { Flag } from './flagTable';
import { queryOf, segmentOf, type Query } from './query';
import { refuse } from './refusal';
import type { KnownResource, Mapping } from './resources';

/** A request that kubectl sends. */
export interface KubectlRequest {
  method: string;
  url: string;
  /** The object, options or patch sent, if it is known. */
  body?: unknown;
  bodyType?: string;
  userAgent: string;
  impersonate?: UserInfo;
  /** Discovery, OpenAPI or the version of the server. */
  discovery?: true;
  /** The status code of the likely response. */
  code?: number;
}

/** What a translation is asked for. */
export interface KubectlContext {
  kubernetes: KubernetesVersion;
  kubectl: KubernetesVersion;
  /** The text of each file that the command may name; "-" is standard input. */
  files?: Record<string, string>;
  /** Custom resources, besides the built-in ones. */
  resources?: readonly KnownResource[];
}

/** What goes with a request besides its method and URL. */
export interface Sent {
  query?: Query;
  body?: unknown;
  /** The default for a body is application/json. */
  bodyType?: string;
  code?: number;
}

export const jsonBody = 'application/json';
export const protobufBody = 'application/vnd.kubernetes.protobuf';

/** One run of kubectl: its flags and arguments, and the requests that it has sent so far. */
export class Session {
  readonly requests: KubectlRequest[] = [];
  readonly notes = new Set<string>();
  readonly namespace: string;
  /** Whether the command names the namespace itself. */
  readonly hasNamespace: boolean;

  readonly context: KubectlContext;
  readonly command: string;
  readonly args: readonly string[];
  readonly dashAt: number;
  readonly known: readonly KnownResource[];
  private readonly values: Map<string, string[]>;
  private readonly usual: Map<string, string>;
  private readonly impersonate: UserInfo | undefined;

  constructor(
    context: KubectlContext,
    command: string,
    { values, args, dashAt }: Parsed,
    flags: readonly Flag[],
    known: readonly KnownResource[],
  ) {
    this.context = context;
    this.command = command;
    this.args = args;
    this.dashAt = dashAt;
    this.known = known;
    this.values = values;
    this.usual = new Map(flags.map(({ name, usual = '' }) => [name, usual]));
    this.hasNamespace = this.flag('namespace') !== '';
    this.namespace = this.flag('namespace') || 'default';
    this.impersonate = impersonated(this);
  }

  /** The last value of a flag, else its default, else "". */
  flag(name: string): string {
    return this.values.get(name)?.at(-1) ?? this.usual.get(name) ?? '';
  }

  /** Whether a flag of type bool is set. */
  is(name: string): boolean {
    return this.flag(name) === 'true';
  }

  /** All values of a list flag. */
  list(name: string): string[] {
    return this.values.get(name) ?? [];
  }

  /** Whether a flag was given. Pflag's Changed. */
  has(name: string): boolean {
    return this.values.has(name);
  }

  /** A number, in a flag that has one. */
  number(name: string): number {
    return Number(this.flag(name));
  }

  /** The type of bodies from client-go's typed clients: protobuf since 1.32, where the API has it. */
  get typedBody(): string {
    return this.since('1.32') ? protobufBody : jsonBody;
  }

  /** Whether kubectl is at least of a minor version. */
  since(kubectl: KubernetesVersion): boolean {
    return kubernetesVersions.indexOf(this.context.kubectl) >= kubernetesVersions.indexOf(kubectl);
  }

  /** Says what a request depends on that nobody knows. */
  note(text: string): void {
    this.notes.add(text);
  }

  /** Records a request. */
  send(method: string, path: string, { query = {}, body, bodyType, code }: Sent = {}): void {
    const type = bodyType ?? (body === undefined ? undefined : jsonBody);
    const timeout = requestTimeout(this.flag('request-timeout'));
    this.requests.push({
      method,
      url: path + queryOf(timeout === undefined ? query : { ...query, timeout }),
      ...(body !== undefined && body !== unknownBody && { body }),
      ...(type && { bodyType: type }),
      userAgent: `kubectl/v${this.context.kubectl}.0 (linux/amd64) kubernetes/5f2c9a1`,
      ...(this.impersonate && { impersonate: this.impersonate }),
      ...(code !== undefined && { code }),
    });
  }

  /** Reads the namespace of an object that was not found, to say which of them is missing (resource.Info.Get). */
  readNamespace(namespace: string): void {
    if (namespace !== '' && namespace !== 'default')
      this.send('GET', `/api/v1/namespaces/${segmentOf(namespace)}`, { code: 200 });
  }

  /** Records a request for discovery, OpenAPI or the server's version. */
  discover(path: string, query: Query = {}): void {
    this.send('GET', path, { query, code: 200 });
    const last = this.requests.at(-1);
    if (last) last.discovery = true;
  }

  /** The strategy of --dry-run. */
  get dryRun(): 'none' | 'client' | 'server' {
    const value = this.flag('dry-run');
    if (value === '' || value === 'none') return 'none';
    if (value === 'client' || value === 'server') return value;
    if (value === 'unchanged' || /^(true|t|1)$/i.test(value)) return 'client';
    if (/^(false|f|0)$/i.test(value)) return 'none';
    return refuse(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  }

  /** The query of a change: dryRun and fieldManager. */
  changeQuery(more: Query = {}): Query {
    return {
      ...(this.dryRun === 'server' && { dryRun: 'All' }),
      fieldManager: this.flag('field-manager') || undefined,
      ...more,
    };
  }
}

/** Stands for a body that is sent but not known. */
export const unknownBody = Symbol('unknown body');

function impersonated(session: Session): UserInfo | undefined {
  const username = session.flag('as');
  const groups = session.list('as-group');
  const uid = session.flag('as-uid');
  const extras = session.list('as-user-extra');
  if (username === '') {
    if (groups.length > 0 || uid !== '' || extras.length > 0)
      refuse('requesting uid, groups or user-extra without impersonating a user');
    return undefined;
  }
  const extra: Record<string, string[]> = {};
  for (const each of extras) {
    const at = each.indexOf('=');
    if (at < 0) refuse(`invalid user extra "${each}": write key=value`);
    (extra[each.slice(0, at)] ??= []).push(each.slice(at + 1));
  }
  return {
    username,
    ...(uid !== '' && { uid }),
    ...(groups.length > 0 && { groups }),
    ...(extras.length > 0 && { extra }),
  };
}

/** Returns the path of a resource or one of its objects. */
export function pathOf(
  { group, version, resource, namespaced }: Mapping,
  namespace = '',
  name = '',
  subresource = '',
): string {
  const base = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const within = namespaced && namespace !== '' ? `/namespaces/${segmentOf(namespace)}` : '';
  const object = name === '' ? '' : `/${segmentOf(name)}`;
  return `${base}${within}/${resource}${object}${subresource === '' ? '' : `/${subresource}`}`;
}

/**
 * Returns the timeout that --request-timeout adds to each request, as Go writes a duration; undefined for none.
 * A number alone is in seconds.
 */
function requestTimeout(value: string): string | undefined {
  if (value === '' || value === '0' || value === '0s') return undefined;
  const parsed = parseDuration(/^\d+$/.test(value) ? `${value}s` : value);
  if ('error' in parsed)
    return refuse(
      'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    );
  return durationString(Number(parsed.nanoseconds));
}
