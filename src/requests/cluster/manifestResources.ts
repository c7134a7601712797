import { isStep } from '../../audit/steps';
import type { ClusterResource } from '../../catalog/types';
import { entriesIn } from '../../workspace/entriesIn';
import { clusterResourceFrom } from '../clusterApi';
import { yamlValue } from '../safeYaml';
import type { ClusterReading } from './clusterReading';

type Fields = ReadonlyMap<string, unknown>;

/** A line of the text, and its number from 1. */
type Line = readonly [text: string, number: number];

/**
 * Returns the resources in CustomResourceDefinitions and discovery documents, as YAML or JSON, one or many, and what is
 * none. Their schemas, by far the most of them, are not read. `onProgress` is told how much is read, from 0 to 1. Never
 * throws. Pauses.
 */
export function* manifestResources(
  lines: readonly string[],
  onProgress?: (share: number) => void,
): Generator<undefined, ClusterReading> {
  const resources: ClusterResource[] = [];
  const refused: ClusterReading['refused'] = [];
  for (const document of yield* documentsIn(lines)) {
    const first = document[0]?.[1] ?? 1;
    onProgress?.(first / lines.length);
    yield;
    for (const [index, { line, value, problem }] of valuesIn(document).entries()) {
      if (isStep(index)) yield;
      const number = line ?? first;
      if (problem !== undefined) refused.push({ line: number, text: '', reason: problem });
      else
        for (const each of resourcesIn(value)) {
          if (typeof each !== 'string') resources.push(each);
          else refused.push({ line: number, text: nameOf(value), reason: each });
        }
    }
  }
  return { resources, refused };
}

const block =
  /^[\s-]*(?:schema|validation|managedFields|annotations|additionalPrinterColumns|conversion):\s*$/;

/** The documents of a YAML text, those in a List one by one, without the blocks that take long to parse. */
function* documentsIn(lines: readonly string[]): Generator<undefined, Line[][]> {
  const documents: Line[][] = [];
  let document: Line[] = [];
  let skippedBelow = -1;
  /** The place of the dashes in a List, once it is known. */
  let dash: number | undefined;
  let isInList = false;
  for (const [at, text] of lines.entries()) {
    if (isStep(at)) yield;
    const indent = text.search(/\S/);
    const isBelow = indent > skippedBelow || (indent === skippedBelow && text[indent] === '-');
    if (skippedBelow >= 0 && (indent < 0 || isBelow)) continue;
    skippedBelow = block.test(text) ? text.search(/[^\s-]/) : -1;
    if (/^(?:#.*|```.*|\s*)$/.test(text)) continue;
    const isItem = isInList && text[indent] === '-' && indent === (dash ??= indent);
    const isEnd = /^---(?:\s|$)/.test(text);
    const isItems = /^items:\s*$/.test(text);
    if (isEnd || isItems || isItem) {
      // What stands before the items is only the kind of the list.
      if (!isItems) documents.push(document);
      document = isItem ? [[text.replace('-', ' '), at + 1]] : [];
      isInList = isItems || (isInList && !isEnd);
      if (isItems) dash = undefined;
    } else if (isInList && indent === 0) {
      // So is what stands after them.
      documents.push(document);
      document = [];
    } else document.push([text, at + 1]);
  }
  documents.push(isInList && document[0]?.[0].search(/\S/) === 0 ? [] : document);
  return documents.filter((each) => each.length > 0);
}

interface Value {
  line?: number | undefined;
  value?: unknown;
  problem?: string;
}

/** The objects of one document: those of a list in JSON one by one. */
function valuesIn(document: readonly Line[]): Value[] {
  const text = document.map(([line]) => line).join('\n');
  if (/^\s*[[{]/.test(text)) {
    const value = parsedJson(text);
    if (value !== undefined) return itemsIn(value).map((each) => ({ value: each }));
    return [
      {
        problem: text.includes('{{')
          ? 'This is a template. Paste what it renders.'
          : 'This JSON is cut off or not valid.',
      },
    ];
  }
  const read = yamlValue(text);
  if ('value' in read) return [read];
  const line = read.line === undefined ? undefined : (document[read.line] ?? document.at(-1))?.[1];
  return [{ line, problem: read.refused }];
}
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The items of a List, of a CustomResourceDefinitionList or of a JSON array; anything else is itself. */
function itemsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const items = entriesIn(value)?.get('items');
  return Array.isArray(items) ? items : [value];
}

/** The resources of an object, or why it has none. */
function resourcesIn(value: unknown): (ClusterResource | string)[] {
  const fields = entriesIn(value);
  const kind = fields?.get('kind');
  if (fields && kind === 'CustomResourceDefinition') return [definedBy(fields)];
  if (fields && kind === 'APIResourceList') return discoveredIn(fields);
  const what = typeof kind === 'string' ? `A ${kind.slice(0, 60)}` : 'This';
  return [`${what} is not a CustomResourceDefinition.`];
}

function nameOf(value: unknown): string {
  const name = entriesIn(entriesIn(value)?.get('metadata'))?.get('name');
  return typeof name === 'string' ? name : '';
}

const customVerbs = 'delete deletecollection get list patch create update watch'.split(' ');

/** The resource of a CustomResourceDefinition, v1 or v1beta1. */
function definedBy(definition: Fields): ClusterResource | string {
  const spec = entriesIn(definition.get('spec'));
  const names = entriesIn(spec?.get('names'));
  const listed = spec?.get('versions');
  const versions = (Array.isArray(listed) ? listed : []).flatMap((each) => entriesIn(each) ?? []);
  const served = versions.filter((each) => each.get('served') !== false);
  const old = spec?.get('version');
  const found = [
    ...served.map((each) => each.get('name')),
    ...(versions.length === 0 ? [old] : []),
  ].filter((name) => typeof name === 'string');
  if (!names) return 'This CustomResourceDefinition has no spec.names; it may be cut off.';
  if (found.length === 0) return 'This CustomResourceDefinition serves no version.';
  const subresources = [spec, ...served].flatMap((each) => [
    ...(entriesIn(each?.get('subresources'))?.keys() ?? []),
  ]);
  return (
    clusterResourceFrom({
      group: spec?.get('group'),
      resource: names.get('plural'),
      kind: names.get('kind'),
      namespaced: spec?.get('scope') !== 'Cluster',
      versions: found.toSorted(byPreference),
      singular: names.get('singular'),
      shortNames: names.get('shortNames'),
      categories: names.get('categories'),
      verbs: customVerbs,
      subresources: [...new Set(subresources)],
    }) ?? 'This CustomResourceDefinition lacks a group, a plural name or a kind.'
  );
}

/** Stable versions first, then beta, then alpha, the latest of each first. version.CompareKubeAwareVersionStrings. */
function byPreference(a: string, b: string): number {
  const rank = (name: string) => {
    const [, major, stage, minor] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(name) ?? [];
    if (major === undefined) return undefined;
    return [{ alpha: 0, beta: 1 }[stage ?? ''] ?? 2, Number(major), Number(minor ?? 0)];
  };
  const [of, other] = [rank(a), rank(b)];
  if (!of || !other) return of ? -1 : other ? 1 : a < b ? -1 : 1;
  const at = of.findIndex((each, index) => each !== other[index]);
  return at < 0 ? 0 : (other[at] ?? 0) - (of[at] ?? 0);
}

function textAt(fields: Fields, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** The resources of a discovery document, with their subresources. */
function discoveredIn(list: Fields): (ClusterResource | string)[] {
  const given = list.get('resources');
  const all = (Array.isArray(given) ? given : []).flatMap((each) => entriesIn(each) ?? []);
  const names = all.map((each) => textAt(each, 'name'));
  const [first = '', second] = textAt(list, 'groupVersion').split('/');
  const hasSubresources = names.some((name) => name.includes('/'));
  return all.flatMap((each, at) => {
    const name = names[at] ?? '';
    if (name.includes('/')) return [];
    return (
      clusterResourceFrom({
        group: each.get('group') ?? (second === undefined ? '' : first),
        resource: name,
        kind: each.get('kind'),
        namespaced: each.get('namespaced'),
        versions: [each.get('version') || (second ?? first)],
        singular: each.get('singularName'),
        shortNames: each.get('shortNames'),
        categories: each.get('categories'),
        verbs: each.get('verbs'),
        ...(hasSubresources && {
          subresources: names
            .filter((other) => other.startsWith(`${name}/`))
            .map((other) => other.slice(name.length + 1)),
        }),
      }) ?? `${name.slice(0, 60)} lacks a kind or a version.`
    );
  });
}
