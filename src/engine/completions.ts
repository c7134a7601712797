import { helpOf } from '../audit/fieldHelp';
import { fieldNamed, fieldsOf, type Field, type FieldPlace } from '../audit/fields';
import { excludeEachOther, matchFields } from '../audit/match';
import type {
  GroupResourcesField,
  KubernetesVersion,
  MatchField,
  MatchListField,
  OutcomeField,
  PolicyField,
} from '../audit/types';
import type { ClusterApi } from '../catalog/types';
import type { CursorContext } from '../document/cursor/cursorContext';
import { placeBelow } from '../document/cursor/placeBelow';
import {
  suggestEveryResource,
  suggestGroups,
  suggestResources,
  suggestValues,
  type Suggestion,
} from './suggestions';

/** One completion. `insert` is YAML; `$0` in it marks where the cursor goes. */
export interface Completion {
  label: string;
  insert: string;
  detail: string;
  help: string;
  /** Accepting it puts the cursor where more completions are available. */
  leadsOn?: boolean;
}

/** Returns the completions at the cursor, best first, from the same field table and catalog as the form. */
export function completionsAt(
  context: CursorContext,
  kubernetes: KubernetesVersion,
  cluster?: ClusterApi,
): Completion[] {
  const place = placeBelow(context.parents);
  if (place === undefined || context.position === 'none') return [];
  if (context.position === 'key') return keysOf(context, place);
  const field = fieldNamed(place, context.field);
  if (!field) return [];
  if (context.position === 'item') {
    const below = placeBelow([...context.parents, field.name]);
    if (below !== undefined) return mapsOf(context, below);
  }
  const taken = new Set(context.position === 'item' ? context.items.map(({ text }) => text) : []);
  return valuesOf(place, field, context, kubernetes, cluster)
    .filter(({ value }) => !taken.has(value))
    .map(({ value, detail = '' }) => ({
      label: value === '' ? '""' : value,
      insert: written(context, field, value),
      detail,
      help: '',
    }));
}

function keysOf(context: CursorContext, place: FieldPlace): Completion[] {
  const { siblings, isBlank, inFlow } = context;
  const keys = fieldsOf(place)
    .filter(({ name }) => !siblings.has(name) && !excludedBy(name, siblings))
    .map((field) => keyCompletion(context, field, helpOf(place, field.name)));
  return place === 'policy' && isBlank && !inFlow ? [wholePolicy, ...keys] : keys;
}

/** Completions for a rule or an entry in a flow list: a first key with the braces around it. */
function mapsOf(context: CursorContext, place: FieldPlace): Completion[] {
  if (context.quote !== '' || context.hasColon) return [];
  return keysOf({ ...context, siblings: new Map() }, place).map((key) => ({
    ...key,
    insert: `{ ${key.insert} }`,
  }));
}

/** kube-apiserver rejects a rule with both resources and non-resource URLs. */
function excludedBy(name: string, siblings: ReadonlyMap<string, string>): boolean {
  const field = matchFields.find((each) => each === name);
  if (field === undefined) return false;
  return matchFields.some((other) => siblings.has(other) && excludeEachOther(field, other));
}

const wholePolicy: Completion = {
  label: 'policy',
  insert: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  - level: Metadata$0
`,
  detail: 'a small, complete policy',
  help: 'Records who did what and when, for every request: one event each, without bodies.',
};

const opening: Readonly<Record<Field['kind'], string>> = {
  level: ': $0',
  boolean: ': $0',
  const: ': $0',
  strings: ': ["$0"]',
  stages: ': ["$0"]',
  rules: ':\n  - level: $0',
  groupResources: ':\n  - group: "$0"',
  metadata: ':\n  name: $0',
  string: ': "$0"',
};

const flowOpening: typeof opening = {
  ...opening,
  rules: ': [{ level: $0 }]',
  groupResources: ': [{ group: "$0" }]',
  metadata: ': { name: $0 }',
};

function keyCompletion(context: CursorContext, { name, kind }: Field, help: string): Completion {
  const written = writtenKey(context, name, (context.inFlow ? flowOpening : opening)[kind]);
  return {
    label: name,
    insert: written.insert,
    detail: kindWords[kind],
    help,
    leadsOn: written.isOpen && kind !== 'metadata',
  };
}

/** Returns a key as YAML: with the dash that is missing, and with what opens its value, unless its colon is there. */
export function writtenKey(
  { quote, needsDash, hasColon }: CursorContext,
  name: string,
  opened: string,
): { insert: string; isOpen: boolean } {
  // Below a key that follows a dash, the list or map is indented from the key, not from the dash.
  const indented = needsDash ? opened.replaceAll('\n', '\n  ') : opened;
  const isOpen = !hasColon && quote === '';
  return { insert: `${needsDash ? '- ' : ''}${name}${isOpen ? indented : ''}`, isOpen };
}

const kindWords: Record<Field['kind'], string> = {
  level: 'level',
  stages: 'list of stages',
  strings: 'list of strings',
  boolean: 'true or false',
  string: 'string',
  groupResources: 'list of API groups',
  rules: 'list of rules',
  metadata: 'object metadata',
  const: 'fixed value',
};

type Offer = (
  context: CursorContext,
  kubernetes: KubernetesVersion,
  cluster: ClusterApi | undefined,
) => readonly Suggestion[];

const none: Offer = () => [];
const known = (field: MatchListField) => () => suggestValues(field);

/** The suggestions for each field without a fixed set of values. */
const offers: Readonly<{
  policy: Record<Exclude<PolicyField, 'apiVersion' | 'kind' | OutcomeField>, Offer>;
  rule: Record<MatchField, Offer>;
  groupResources: Record<GroupResourcesField, Offer>;
}> = {
  policy: { metadata: none, rules: none },
  rule: {
    users: known('users'),
    userGroups: known('userGroups'),
    verbs: known('verbs'),
    resources: none,
    namespaces: known('namespaces'),
    nonResourceURLs: ({ word }) => urlsFor(word),
  },
  groupResources: {
    group: (_, kubernetes, cluster) => suggestGroups(kubernetes, cluster),
    resources: ({ siblings }, kubernetes, cluster) =>
      resourcesFor(siblings.get('group'), kubernetes, cluster),
    resourceNames: none,
  },
};

function valuesOf(
  place: FieldPlace,
  field: Field,
  context: CursorContext,
  kubernetes: KubernetesVersion,
  cluster: ClusterApi | undefined,
): readonly Suggestion[] {
  if (field.values) return field.values;
  const offer = Object.entries<Offer>(offers[place]).find(([name]) => name === field.name)?.[1];
  return offer?.(context, kubernetes, cluster) ?? [];
}

/** A path may be meant exactly as typed, so it comes before the patterns that continue it. */
function urlsFor(word: string): readonly Suggestion[] {
  const known = suggestValues('nonResourceURLs');
  const isNew = word.startsWith('/') && known.every(({ value }) => value !== word);
  return isNew ? [{ value: word, detail: 'this path only' }, ...known] : known;
}

/** The resources of the entry's group; without a group, those of every group. */
const resourcesFor = (
  group: string | undefined,
  kubernetes: KubernetesVersion,
  cluster: ClusterApi | undefined,
) =>
  group !== undefined && group !== '*'
    ? suggestResources(kubernetes, group, cluster)
    : suggestEveryResource(kubernetes, cluster);

/**
 * Formats a value as YAML. Values of a fixed set are plain; all others are quoted, unless the list or
 * the word typed so far is plain. A list without brackets gets them.
 */
function written(context: CursorContext, field: Field, value: string): string {
  const { quote, items, word } = context;
  if (quote !== '') return value;
  const isList = field.kind === 'strings' || field.kind === 'stages';
  const isFixed = field.values !== undefined && !isList;
  const likesBare = word !== '' || (items.length > 0 && items.every((item) => item.quote === ''));
  const text = (isFixed || likesBare) && isSafeBare(value) ? value : `"${value}"`;
  return placed(context, text, isList);
}

/** Returns a value with the space, the dash or the brackets that are missing at the cursor. */
export function placed(
  { position, needsDash, needsSpace }: CursorContext,
  text: string,
  isList: boolean,
): string {
  const whole = isList && position === 'value' ? `[${text}]` : text;
  return `${needsSpace ? ' ' : ''}${needsDash ? '- ' : ''}${whole}`;
}

const isSafeBare = (value: string) => /^[A-Za-z/][\w./:-]*$/.test(value) && !value.endsWith(':');
