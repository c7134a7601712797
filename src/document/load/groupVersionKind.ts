import { newestKubernetes } from '../../audit/types';
import { auditGroup, internalVersion } from './auditTypes';
import { decodeJson, type DecodeError } from './decodeJson';
import { string, struct } from './goType';
import type { GoStruct } from './goValue';
import type { TreeNode } from '../tree';
import type { JsonValue } from './jsonValue';

export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

/** An error of reading them; without a node it is about the value at the path. */
export type Misread = Omit<DecodeError, 'node'> & { node?: TreeNode };

/** apiVersion and kind, read from any JSON; `failure` when they cannot be read. */
export type Interpreted = (GroupVersionKind & { failure?: undefined }) | { failure: Misread };

/** The type is anonymous, so errors quote its definition. */
const findKind = {
  ...struct('', { apiVersion: string, kind: string }),
  shortName: '',
  name: String.raw`struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }`,
};

/**
 * Reads apiVersion and kind as the API machinery does first: ignoring the case of the keys, with the
 * defaults Policy and the internal version.
 * Mirrors SimpleMetaFactory.Interpret and gvkWithDefaults (apimachinery serializer/json).
 */
export function* interpret(json: JsonValue): Generator<undefined, Interpreted> {
  const options = { caseSensitive: false, namesEmbedded: true, kubernetes: newestKubernetes };
  const { value, error } = yield* decodeJson(json, findKind, options);
  if (error !== undefined) {
    const text = `couldn't get version/kind; json parse error: ${error.text}`;
    return { failure: { ...error, text } };
  }
  const fields = (value as GoStruct | undefined)?.fields;
  const apiVersion = textOf(fields?.get('apiVersion'));
  const groupVersion = parseGroupVersion(apiVersion);
  if (groupVersion === undefined) {
    const text = `unexpected GroupVersion string: ${apiVersion}`;
    return { failure: { text, path: ['apiVersion'] } };
  }
  const kind = textOf(fields?.get('kind'));
  return withDefaults({ ...groupVersion, kind });
}

/** Returns "audit.k8s.io/v1" for a group and its version, "v1" without a group. */
export function groupVersionText({ group, version }: GroupVersionKind): string {
  return group === '' ? version : `${group}/${version}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Mirrors schema.ParseGroupVersion: returns undefined for two slashes. */
function parseGroupVersion(text: string): { group: string; version: string } | undefined {
  if (text === '' || text === '/') return { group: '', version: '' };
  const [first = '', second, third] = text.split('/');
  if (third !== undefined) return undefined;
  return second === undefined ? { group: '', version: first } : { group: first, version: second };
}

function withDefaults(actual: GroupVersionKind): GroupVersionKind {
  const kind = actual.kind === '' ? 'Policy' : actual.kind;
  if (actual.version !== '') return { ...actual, kind };
  const group = actual.group === '' ? auditGroup : actual.group;
  return { group, version: group === auditGroup ? internalVersion : '', kind };
}
