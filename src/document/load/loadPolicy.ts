import type { FieldError, KubernetesVersion, Policy } from '../../audit/types';
import { validateInSteps } from '../../audit/validation';
import { parseOnceInSteps } from '../parseOnce';
import type { Span, TreeNode } from '../tree';
import { decodePolicy, type LoadError } from './decodePolicy';
import type { StrictError } from './decodeJson';
import { parseJsonText } from './jsonText';
import type { JsonValue } from './jsonValue';
import { jsonValues } from './jsonValues';
import { isJson } from './isJson';
import { decodeYaml, type DuplicateKey } from './yamlDecode';
import { yamlToJson } from './yamlToJson';

/** A decoding error; a syntax error has a range. */
export type LocatedError = LoadError & { range?: Span };

/** The result of LoadPolicyFromBytes, with the place of everything it reports. */
export interface Loaded {
  root: TreeNode | null;
  /** The decoding error, or that there are no rules; the server stops at it. */
  error: LocatedError | undefined;
  /** The validation errors; validated only when there is no error. */
  invalid: FieldError[];
  /** Keys that strict YAML or JSON decoding reports: the server warns about them and continues. */
  duplicates: DuplicateKey[];
  strict: StrictError[];
  /** The strict errors of the text read as a v1 Policy; differ from `strict` when it is none. */
  draftStrict: StrictError[];
  policy: Policy | undefined;
  draft: Policy | undefined;
}

const nothing = {
  invalid: [],
  duplicates: [],
  strict: [],
  draftStrict: [],
  policy: undefined,
  draft: undefined,
};

/**
 * Loads a policy as kube-apiserver of that version does.
 * Mirrors LoadPolicyFromBytes (apiserver/pkg/audit/policy/reader.go) and its decoders: a text that
 * starts with `{` is JSON, everything else YAML. Pauses.
 */
export function* loadPolicy(
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, Loaded> {
  return yield* isJson(text) ? loadJson(text, kubernetes) : loadYaml(text, kubernetes);
}

function* loadJson(text: string, kubernetes: KubernetesVersion): Generator<undefined, Loaded> {
  const parsed = yield* parseJsonText(text);
  if (parsed.failure === undefined) {
    const json = yield* jsonValues(parsed.root);
    return yield* validated(parsed.root, json, [], text, kubernetes);
  }
  const { text: problem, offset } = parsed.failure;
  const error: LocatedError = {
    code: 'json-syntax',
    text: `failed decoding: couldn't get version/kind; json parse error: ${problem}`,
    range: { start: offset, end: Math.min(offset + 1, text.length) },
  };
  return { ...nothing, root: null, error };
}

function* loadYaml(text: string, kubernetes: KubernetesVersion): Generator<undefined, Loaded> {
  const parsed = yield* parseOnceInSteps(text);
  if (parsed.error !== undefined) {
    const { start, end } = parsed.error;
    const problem = `failed decoding: ${parsed.error.text}`;
    return {
      ...nothing,
      root: null,
      error: { code: 'yaml-syntax', text: problem, range: { start, end } },
    };
  }
  const { root } = parsed;
  if (root === null) {
    const node: TreeNode = {
      kind: 'scalar',
      style: 'plain',
      value: '',
      tag: '',
      line: 1,
      start: 0,
      end: 0,
    };
    return { ...(yield* validated(node, { kind: 'null', node }, [], text, kubernetes)), root };
  }
  const decoded = yield* decodeYaml(root);
  if (decoded.failure !== undefined) return unreadable(root, decoded.failure, 'yaml: ');
  const json = yield* yamlToJson(decoded.value);
  if ('failure' in json) return unreadable(root, json.failure, '');
  if (json.tooDeep !== undefined) return nestedTooDeep(root, json.tooDeep);
  return yield* validated(root, json.value, decoded.duplicates, text, kubernetes);
}

/** YAML that go-yaml accepts, but whose JSON the JSON decoder rejects. */
function nestedTooDeep(root: TreeNode, { kind, node }: JsonValue): Loaded {
  const opening = kind === 'array' ? '[' : '{';
  const problem = `json parse error: invalid character '${opening}' exceeded max depth`;
  const text = `failed decoding: couldn't get version/kind; ${problem}`;
  return { ...nothing, root, error: { code: 'yaml-not-json', text, node } };
}

/** YAML that parses, but cannot be expressed in JSON. */
function unreadable(
  root: TreeNode,
  failure: { text: string; node: TreeNode },
  prefix: string,
): Loaded {
  const text = `failed decoding: ${prefix}${failure.text}`;
  return { ...nothing, root, error: { code: 'yaml-not-json', text, node: failure.node } };
}

function* validated(
  root: TreeNode,
  json: JsonValue,
  duplicates: DuplicateKey[],
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, Loaded> {
  const { error, policy, strict, ...drafted } = yield* decodePolicy(json, text, kubernetes);
  // A failed decoding reports no keys.
  const told = strict === undefined ? { duplicates: [], strict: [] } : { duplicates, strict };
  const loaded: Loaded = { ...drafted, ...told, root, error, invalid: [], policy: undefined };
  if (policy === undefined) return loaded;
  const invalid = yield* validateInSteps(policy, kubernetes);
  if (invalid.length > 0) return { ...loaded, invalid };
  if (policy.rules.length > 0) return { ...loaded, policy };
  return {
    ...loaded,
    error: { code: 'no-rules', text: 'loaded illegal policy with 0 rules', path: ['rules'] },
  };
}
