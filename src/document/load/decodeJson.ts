import { isInt64 } from '../../audit/go/int64';
import { isStep } from '../../audit/steps';
import type { KubernetesVersion, Path } from '../../audit/types';
import { isAtLeast } from '../../audit/versions';
import type { TreeNode } from '../tree';
import type { GoField, GoType, StructType } from './goType';
import { goQuote } from '../../audit/go/quote';
import { exactInteger, type GoList, type GoStruct, type GoValue } from './goValue';
import type { JsonMember, JsonValue } from './jsonValue';
import { parseTime } from './parseTime';

/** An error of the decoder and its place, such as a value of the wrong type. */
export interface DecodeError {
  text: string;
  node: TreeNode;
  path: Path;
}

/** A key that strict decoding reports. Its value is decoded all the same. */
export interface StrictError extends DecodeError {
  complaint: 'unknown field' | 'duplicate field';
  key: string;
  /** For a duplicate field: what becomes of the value before it. */
  before: Before | undefined;
  /** For a duplicate field: the keys after the second, which the server does not report again. */
  repeats: Pick<StrictError, 'node' | 'before'>[];
}

/**
 * What a repeated key does to the value before it: it replaces it, or keeps what it does not set itself, or
 * keeps all of it, because it is null.
 */
export type Before = 'replaced' | 'merged' | 'kept';

/** `error` is the error of the whole decoding; the strict errors count only without it. */
export interface Decoded {
  value: GoValue;
  error: DecodeError | undefined;
  strict: StrictError[];
}

export interface DecodeOptions {
  /** encoding/json ignores the case of keys, sigs.k8s.io/json does not. */
  caseSensitive: boolean;
  /** Errors name embedded structs since Go 1.24. */
  namesEmbedded: boolean;
  /** Fields added in later versions are unknown. */
  kubernetes: KubernetesVersion;
}

/** Where the decoder is in the document. */
interface Place {
  parent: Place | undefined;
  step: string | number;
}

/** How a type error names its field: the struct and the path of fields, without indices. */
interface ErrorContext {
  struct: string;
  fields: readonly string[];
}

interface State extends DecodeOptions {
  typeError: DecodeError | undefined;
  strict: Map<string, StrictError>;
}

/** Aborts the decoding, as an error of an UnmarshalJSON method does. */
class DecodeFailure extends Error {
  readonly failure: DecodeError;
  constructor(failure: DecodeError) {
    super(failure.text);
    this.failure = failure;
  }
}

const maxStrictErrors = 100;
const noContext: ErrorContext = { struct: '', fields: [] };

/**
 * Decodes a JSON value into a Go type. Continues after a value of the wrong type and returns the
 * first such error; an invalid time ends the decoding. Strict errors are in the order of the keys,
 * each once, at most 100. Pauses.
 * Mirrors decodeState of sigs.k8s.io/json (decode.go, kubernetes_patch.go) and encoding/json.
 */
export function* decodeJson(
  json: JsonValue,
  type: GoType,
  options: DecodeOptions,
): Generator<undefined, Decoded> {
  const state: State = { ...options, typeError: undefined, strict: new Map() };
  let value: GoValue;
  try {
    value = yield* storeAny(state, type, json, undefined, undefined, noContext);
  } catch (error) {
    if (!(error instanceof DecodeFailure)) throw error;
    return { value: undefined, error: error.failure, strict: [] };
  }
  return { value, error: state.typeError, strict: [...state.strict.values()] };
}

/** Decodes `json` into `old`, the existing value, and returns the result. */
function* storeAny(
  state: State,
  type: GoType,
  json: JsonValue,
  old: GoValue,
  place: Place | undefined,
  context: ErrorContext,
): Generator<undefined, GoValue> {
  const into = type.kind === 'pointer' ? type.element : type;
  if (json.kind === 'array' && into.kind === 'list')
    return yield* storeList(state, into.element, json.items, old, place, context);
  if (json.kind === 'object' && into.kind === 'map')
    return yield* storeMap(state, into.element, json.members, old, place, context);
  if (json.kind === 'object' && into.kind === 'struct')
    return yield* storeStruct(state, into, json.members, old, place, context);
  return storeOne(state, type, json, old, place, context);
}

/** Returns whether a value is decoded by decoding those in it, which takes a generator. */
function hasInside({ kind }: JsonValue): boolean {
  return kind === 'array' || kind === 'object';
}

/** Decodes a value into a type that takes it whole, or not at all. */
function storeOne(
  state: State,
  type: GoType,
  json: JsonValue,
  old: GoValue,
  place: Place | undefined,
  context: ErrorContext,
): GoValue {
  if (json.kind === 'null') return clearsOnNull.has(type.kind) ? undefined : old;
  switch (type.kind) {
    case 'pointer':
      return storeOne(state, type.element, json, old, place, context);
    case 'raw':
      return { raw: json };
    case 'time':
      return storeTime(json, type.micro, place, context);
    case 'string':
      if (json.kind === 'string') return json.value;
      break;
    case 'bool':
      if (json.kind === 'bool') return json.value;
      break;
    case 'int':
      if (json.kind !== 'number') break;
      if (fits(json.text, type.bits)) return exactInteger(json.text);
      saveError(state, typeError(`number ${json.text}`, type.name, context), json.node, place);
      return old;
    default:
  }
  saveError(state, typeError(json.kind, type.name, context), json.node, place);
  return old;
}

const clearsOnNull = new Set(['pointer', 'list', 'map', 'interface', 'time']);

function fits(text: string, bits: 32 | 64): boolean {
  return isInt64(text) && (bits === 64 || Math.abs(Number(text) + 0.5) < 2 ** 31);
}

function storeTime(
  json: JsonValue,
  micro: boolean,
  place: Place | undefined,
  context: ErrorContext,
): GoValue {
  const { node } = json;
  if (json.kind !== 'string') {
    const text = typeError(json.kind, 'string', context);
    throw new DecodeFailure({ text, node, path: pathOf(place) });
  }
  const parsed = parseTime(json.value, micro);
  if (parsed.error === undefined) return parsed.time;
  throw new DecodeFailure({ text: parsed.error, node, path: pathOf(place) });
}

/** Decodes into an existing list: its items keep the fields that are not set again. */
function* storeList(
  state: State,
  element: GoType,
  items: JsonValue[],
  old: GoValue,
  place: Place | undefined,
  context: ErrorContext,
): Generator<undefined, GoList> {
  const slots = items.length > 0 && isList(old) ? old.slots : [];
  for (const [step, item] of items.entries()) {
    if (isStep(step)) yield;
    const inside = { parent: place, step };
    slots[step] = hasInside(item)
      ? yield* storeAny(state, element, item, slots[step], inside, context)
      : storeOne(state, element, item, slots[step], inside, context);
  }
  return { slots, length: items.length };
}

function* storeMap(
  state: State,
  element: GoType,
  members: JsonMember[],
  old: GoValue,
  place: Place | undefined,
  context: ErrorContext,
): Generator<undefined, GoValue> {
  const values = old instanceof Map ? old : new Map<string, GoValue>();
  const seen = new Set<string>();
  for (const [at, { key, keyNode, value }] of members.entries()) {
    if (isStep(at)) yield;
    const inside = { parent: place, step: key };
    if (seen.has(key)) {
      saveStrict(state, 'duplicate field', key, keyNode, inside, beforeOf(value, element));
    }
    seen.add(key);
    values.set(key, yield* storeAny(state, element, value, undefined, inside, context));
  }
  return values;
}

function* storeStruct(
  state: State,
  type: StructType,
  members: JsonMember[],
  old: GoValue,
  place: Place | undefined,
  context: ErrorContext,
): Generator<undefined, GoValue> {
  const struct: GoStruct = isStruct(old) ? old : { fields: new Map() };
  const seen = new Set<GoField>();
  for (const [at, { key, keyNode, value }] of members.entries()) {
    if (isStep(at)) yield;
    const field =
      type.fields.get(key) ?? (state.caseSensitive ? undefined : foldedField(type, key));
    if (field === undefined || (field.since && !isAtLeast(state.kubernetes, field.since))) {
      saveStrict(state, 'unknown field', key, keyNode, { parent: place, step: key });
      continue;
    }
    const inside = { parent: place, step: key };
    if (seen.has(field)) {
      saveStrict(state, 'duplicate field', key, keyNode, inside, beforeOf(value, field.type));
    }
    seen.add(field);
    const embedded = state.namesEmbedded ? field.embedded : [];
    const fields = [...context.fields, ...embedded, field.name];
    const before = struct.fields.get(field.name);
    const within = { struct: type.shortName, fields };
    const after = hasInside(value)
      ? yield* storeAny(state, field.type, value, before, inside, within)
      : storeOne(state, field.type, value, before, inside, within);
    struct.fields.set(field.name, after);
  }
  return struct;
}

/** Says what a value does to an earlier one that it is decoded into, as `store` does. */
function beforeOf(value: JsonValue, type: GoType): Before {
  if (value.kind === 'null') return clearsOnNull.has(type.kind) ? 'replaced' : 'kept';
  switch (type.kind) {
    case 'pointer':
      return beforeOf(value, type.element);
    case 'struct':
    case 'map':
      return 'merged';
    case 'list': {
      const items = value.kind === 'array' ? value.items : [];
      return items.some((item) => beforeOf(item, type.element) !== 'replaced')
        ? 'merged'
        : 'replaced';
    }
    default:
      return 'replaced';
  }
}

/** Returns the first field with that name, ignoring case. Two non-ASCII letters fold to ASCII ones. */
function foldedField(type: StructType, key: string): GoField | undefined {
  const folded = fold(key);
  for (const field of type.fields.values()) if (fold(field.name) === folded) return field;
  return undefined;
}

function fold(name: string): string {
  return name.replaceAll('\u017f', 's').replaceAll('\u212a', 'k').toLowerCase();
}

function isList(value: GoValue): value is GoList {
  return typeof value === 'object' && 'slots' in value;
}

function isStruct(value: GoValue): value is GoStruct {
  return typeof value === 'object' && 'fields' in value;
}

function typeError(found: string, type: string, context: ErrorContext): string {
  const inside = context.fields.length > 0;
  const target = inside
    ? `struct field ${context.struct}.${context.fields.join('.')} of`
    : 'value of';
  return `json: cannot unmarshal ${found} into Go ${target} type ${type}`;
}

function saveError(state: State, text: string, node: TreeNode, place: Place | undefined): void {
  state.typeError ??= { text, node, path: pathOf(place) };
}

function saveStrict(
  state: State,
  complaint: StrictError['complaint'],
  key: string,
  node: TreeNode,
  place: Place,
  before?: Before,
): void {
  if (state.strict.size >= maxStrictErrors) return;
  const path = pathOf(place);
  const text = `${complaint} ${goQuote(dotted(path))}`;
  const known = state.strict.get(text);
  if (!known) state.strict.set(text, { text, complaint, key, node, path, before, repeats: [] });
  else if (complaint === 'duplicate field') known.repeats.push({ node, before });
}

/** Returns "rules[0].resources" for ['rules', 0, 'resources']. */
function dotted(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

function pathOf(place: Place | undefined): Path {
  const path: (string | number)[] = [];
  for (let at = place; at !== undefined; at = at.parent) path.push(at.step);
  return path.reverse();
}
