import { goQuote } from '../../audit/go/quote';
import type { KubernetesVersion, Path, Policy } from '../../audit/types';
import { isAtLeast } from '../../audit/versions';
import type { TreeNode } from '../tree';
import { internalVersion, policyType, registeredType } from './auditTypes';
import { decodeJson, type StrictError } from './decodeJson';
import { plainValue } from './goValue';
import {
  type GroupVersionKind,
  groupVersionText,
  interpret,
  type Misread,
} from './groupVersionKind';
import { isJson } from './isJson';
import type { JsonValue } from './jsonValue';

/** The codes of errors that end the loading. */
export type LoadCode =
  | 'api-version-wrong'
  | 'json-syntax'
  | 'kind-wrong'
  | 'no-rules'
  | 'type-mismatch'
  | 'yaml-not-json'
  | 'yaml-syntax';

/** Why a text cannot be decoded. */
export interface LoadError {
  code: LoadCode;
  text: string;
  /** The place: a node, or a path for something that may be absent. */
  node?: TreeNode;
  path?: Path;
}

/** The result of the API machinery's decoder. */
export interface DecodedPolicy {
  error: LoadError | undefined;
  /** What the strict decoder reports, in its order; undefined when decoding fails before that. */
  strict: StrictError[] | undefined;
  /** The policy, strict errors ignored; undefined when the server gets none. */
  policy: Policy | undefined;
  /** The value read as an audit.k8s.io/v1 Policy, whatever its kind and apiVersion. */
  draft: Policy | undefined;
  /** Unknown and repeated keys of the draft. */
  draftStrict: StrictError[];
}

/**
 * Decodes a JSON value into a v1 Policy as the audit scheme's universal decoder does, by its kind.
 * `whole` is the text of the file, which one error quotes.
 * Mirrors json.Serializer.Decode and codec.Decode (apimachinery runtime/serializer), and the version
 * check in LoadPolicyFromBytes. Pauses.
 */
export function* decodePolicy(
  json: JsonValue,
  whole: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, DecodedPolicy> {
  // sigs.k8s.io/json follows Go 1.24 since Kubernetes 1.35.
  const namesEmbedded = isAtLeast(kubernetes, '1.35');
  const options = { caseSensitive: true, namesEmbedded, kubernetes };
  const asPolicy = yield* decodeJson(json, policyType, options);
  const written = isJson(whole) ? whole : undefined;
  const read =
    asPolicy.error === undefined
      ? toPolicy(yield* plainValue(asPolicy.value, policyType, written))
      : undefined;
  const draft = mayBePolicy(json) ? read : undefined;
  const draftStrict = asPolicy.strict;
  const refused = (error: LoadError, strict?: StrictError[]): DecodedPolicy => ({
    ...{ error, strict, policy: undefined, draft, draftStrict },
  });

  const kind = yield* interpret(json);
  if (kind.failure !== undefined)
    return refused(
      failed(
        kind.failure,
        kind.failure.path[0] === 'apiVersion' ? 'api-version-wrong' : 'kind-wrong',
      ),
    );
  if (kind.version === '') return refused(missingVersion(whole));
  const type = registeredType(kind.group, kind.version, kind.kind);
  if (type === undefined) return refused(notRegistered(kind));
  const decoded = type === policyType ? asPolicy : yield* decodeJson(json, type, options);
  if (decoded.error !== undefined) return refused(failed(decoded.error, 'type-mismatch'));
  if (type !== policyType && type.name !== 'audit.Policy') {
    const text = `failed decoding: converting (${type.name}) to (audit.Policy): unknown conversion`;
    return refused({ code: 'kind-wrong', text, path: ['kind'] });
  }
  if (kind.version === internalVersion) return refused(unknownVersion(kind), decoded.strict);
  return { error: undefined, strict: decoded.strict, policy: read, draft: read, draftStrict };
}

/** Returns whether a document is empty, has rules, or names itself a policy; other YAML is no draft. */
function mayBePolicy(json: JsonValue): boolean {
  if (json.kind !== 'object') return json.kind === 'null';
  const said = (name: string) => json.members.findLast(({ key }) => key === name)?.value;
  if (said('rules') !== undefined) return true;
  const kind = said('kind') ?? said('apiVersion');
  return kind?.kind === 'string' && /^policy$|^audit\.k8s\.io\//i.test(kind.value);
}

function failed(failure: Misread, code: LoadCode): LoadError {
  return { ...failure, code, text: `failed decoding: ${failure.text}` };
}

function missingVersion(whole: string): LoadError {
  const text = `failed decoding: Object 'apiVersion' is missing in '${whole}'`;
  return { code: 'api-version-wrong', text, path: ['apiVersion'] };
}

function notRegistered(kind: GroupVersionKind): LoadError {
  const where = 'in scheme "k8s.io/apiserver/pkg/audit/scheme.go:30"';
  const version =
    kind.version === internalVersion
      ? `the internal version of group ${goQuote(kind.group)}`
      : `version ${goQuote(groupVersionText(kind))}`;
  const text = `failed decoding: no kind ${goQuote(kind.kind)} is registered for ${version} ${where}`;
  const isPolicy = kind.kind === 'Policy';
  return {
    code: isPolicy ? 'api-version-wrong' : 'kind-wrong',
    text,
    path: [isPolicy ? 'apiVersion' : 'kind'],
  };
}

function unknownVersion({ group, version, kind }: GroupVersionKind): LoadError {
  const text = `unknown group version field ${group}/${version}, Kind=${kind} in policy`;
  return { code: 'api-version-wrong', text, path: ['apiVersion'] };
}

/** Returns the policy as the product uses it: without kind and apiVersion, `rules` always present. */
function toPolicy(plain: unknown): Policy {
  const {
    kind: _kind,
    apiVersion: _apiVersion,
    metadata,
    rules,
    ...rest
  } = plain as Policy & { kind?: string; apiVersion?: string };
  const held = metadata !== undefined && Object.keys(metadata).length > 0 ? { metadata } : {};
  return { ...held, rules: rules ?? [], ...rest };
}
