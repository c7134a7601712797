import { sortedEntries } from '../go/json';
import { badRequestStatus } from '../event/statusObject';
import { goQuote } from '../go/quote';
import type { JsonObject } from '../go/jsonObject';
import { isAtLeast } from '../versions';
import type { KubernetesVersion, UserInfo } from '../types';

/** A rejected impersonation: the Status in the response, if any, and the code. */
export interface RefusedImpersonation {
  refused: JsonObject | undefined;
  /** Absent means 403. */
  code?: number;
}

/**
 * Returns the response to Impersonate-* headers without a user name: 400, up to 1.34 a plain 500;
 * undefined if there are no other headers either. In: `wanted`, with extra as the server reads it.
 * Mirrors processImpersonationHeaders; in 1.35 buildImpersonationRequests.
 */
export function namelessImpersonation(
  wanted: UserInfo,
  kubernetes: KubernetesVersion,
): RefusedImpersonation | undefined {
  const { uid = '', groups = [], extra = {} } = wanted;
  if (uid === '' && groups.length === 0 && Object.keys(extra).length === 0) return undefined;
  if (!isAtLeast(kubernetes, '1.35')) return { refused: undefined, code: 500 };
  const message = isAtLeast(kubernetes, '1.36')
    ? `requested ${goSyntax(uid, groups, extra)} without impersonating a user name`
    : `requested [${references(uid, groups, extra).join(' ')}] without impersonating a user`;
  return { refused: badRequestStatus(message), code: 400 };
}

/** Returns a user.DefaultInfo as %#v writes it. */
function goSyntax(uid: string, groups: readonly string[], extra: Record<string, string[]>): string {
  const list = (texts: readonly string[]) =>
    texts.length === 0 ? '[]string(nil)' : `[]string{${texts.map(goQuote).join(', ')}}`;
  const entries = sortedEntries(extra).map(([key, values]) => `${goQuote(key)}:${list(values)}`);
  const map = `map[string][]string${entries.length === 0 ? '(nil)' : `{${entries.join(', ')}}`}`;
  return `&user.DefaultInfo{Name:"", UID:${goQuote(uid)}, Groups:${list(groups)}, Extra:${map}}`;
}

/** Returns ObjectReferences as %v writes them: kind, namespace, name, uid, version, resource version, path. */
function references(
  uid: string,
  groups: readonly string[],
  extra: Record<string, string[]>,
): string[] {
  const version = 'authentication.k8s.io/v1';
  return [
    ...groups.map((group) => `{Group  ${group}    }`),
    ...Object.entries(extra).flatMap(([key, values]) =>
      values.map((value) => `{UserExtra  ${value}  ${version}  ${key}}`),
    ),
    ...(uid === '' ? [] : [`{UID  ${uid}  ${version}  }`]),
  ];
}
