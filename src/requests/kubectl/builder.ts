import { isRecord, stringAt, type JsonObject } from '../../audit/go/jsonObject';
import { itemName, podOf } from './assumed';
import { manifestsOf } from './manifests';
import { refuse } from './refusal';
import {
  categoryTypes,
  guessedMapping,
  mappingFor,
  mappingOfKind,
  type Mapping,
} from './resources';
import { pathOf, type Session } from './session';

/** An object that a command is about. resource.Info. */
export interface Target {
  mapping: Mapping;
  namespace: string;
  name: string;
  /** As it is in a file; absent for an object that only the server has. */
  object?: JsonObject;
  /** Whether the object was read from the server already. */
  isRead?: true;
}

/** How a command finds its objects. The fields are those of resource.Builder. */
export interface Search {
  args?: readonly string[];
  files?: readonly string[];
  labelSelector?: string;
  fieldSelector?: string;
  /** --all: every object of the types. */
  all?: boolean;
  allNamespaces?: boolean;
  /** A type without names means all its objects. */
  emptySelects?: boolean;
  limit?: number;
  subresource?: string;
  /** Objects given by name are read before they are used. Default true. */
  requireObject?: boolean;
  /** Objects in files are read from the server. */
  latest?: boolean;
  singleType?: boolean;
  /** More query parameters of every request. */
  query?: Record<string, string>;
  /** For commands that take names of one type, e.g. "pods": arguments without a type are names. */
  defaultType?: string;
}

/**
 * Yields the objects that a command is about, one by one, and sends the requests that find them as it goes.
 * Follows resource.Builder (cli-runtime).
 * @throws Refusal in kubectl's words
 */
export function* targetsOf(session: Session, search: Search): Generator<Target> {
  const { args = [], files = [] } = search;
  const given = argumentsOf(session, search, args);
  const { labelSelector, selects } = selection(search, given);
  if (files.length > 0) {
    if (given.types.length > 0 || given.tuples.length > 0)
      refuse(
        'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
      );
    yield* fromFiles(session, search, files);
  } else if (selects) {
    yield* bySelector(session, search, given, labelSelector);
  } else if (given.tuples.length > 0) {
    yield* byName(session, search, given.tuples);
  } else if (given.names.length > 0) {
    if (given.types.length > 1) refuse('you must specify only one resource');
    const [type = ''] = given.types;
    yield* byName(
      session,
      search,
      given.names.map((name) => ({ type, name })),
    );
  } else if (given.types.length > 0) {
    for (const type of given.types) mappingFor(type, session.known);
    refuse('resource(s) were provided, but no name was specified');
  } else {
    refuse('You must provide one or more resources by argument or filename.');
  }
}

interface Given {
  types: string[];
  names: string[];
  tuples: { type: string; name: string }[];
}

/** Follows Builder.ResourceTypeOrNameArgs and ResourceNames. */
function argumentsOf(session: Session, { defaultType }: Search, given: readonly string[]): Given {
  if (defaultType !== undefined) {
    const tuples = given.map((arg) =>
      arg.includes('/') ? tupleOf(arg) : { type: defaultType, name: arg },
    );
    return { types: [], names: [], tuples };
  }
  const args = normalized(given);
  const slashes = args.filter((arg) => arg.includes('/')).length;
  if (slashes > 0 && slashes < args.length)
    refuse(
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    );
  if (slashes > 0) return { types: [], names: [], tuples: args.map(tupleOf) };
  const [type, ...names] = args;
  if (type === undefined) return { types: [], names: [], tuples: [] };
  const types = type.split(',').flatMap((each) => categoryTypes(each, session.known) ?? [each]);
  return { types: [...new Set(types)], names, tuples: [] };
}

/** Turns "a,b c" into "a/c b/c". */
function normalized(args: readonly string[]): readonly string[] {
  const [first = '', ...names] = args;
  const types = [...new Set(first.split(','))];
  if (names.length === 0 || types.length < 2) return args;
  return types.flatMap((type) => names.map((name) => `${type}/${name}`));
}

function tupleOf(arg: string): { type: string; name: string } {
  const [type = '', name = '', ...rest] = arg.split('/');
  if (rest.length > 0) refuse('arguments in resource/name form may not have more than one slash');
  if (type === '' || name === '' || type.includes(','))
    refuse('arguments in resource/name form must have a single resource and name');
  return { type, name };
}

function selection(search: Search, { types, names, tuples }: Given) {
  const { labelSelector, fieldSelector, all = false, emptySelects = false } = search;
  const hasSelector = (labelSelector ?? '') !== '' || (fieldSelector ?? '') !== '';
  if (all && hasSelector) refuse("setting 'all' parameter but found a non empty selector. ");
  const selects = all || hasSelector || (emptySelects && types.length > 0 && names.length === 0);
  if (selects && (search.files ?? []).length === 0) {
    if (names.length > 0) refuse('name cannot be provided when a selector is specified');
    if (tuples.length > 0)
      refuse('selectors and the all flag cannot be used when passing resource/name arguments');
    if (types.length === 0) refuse('at least one resource must be specified to use a selector');
    if ((search.subresource ?? '') !== '')
      refuse('subresource cannot be used when bulk resources are specified');
  }
  return { labelSelector, selects };
}

function* bySelector(
  session: Session,
  search: Search,
  { types }: Given,
  labelSelector?: string,
): Generator<Target> {
  const mappings = new Map(
    types
      .map((type) => mappingFor(type, session.known))
      .map((each) => [`${each.group}/${each.resource}`, each]),
  );
  if (search.singleType && mappings.size > 1) refuse('you may only specify a single resource type');
  for (const mapping of mappings.values()) {
    const namespace = mapping.namespaced && !search.allNamespaces ? session.namespace : '';
    session.send('GET', pathOf(mapping, namespace), {
      query: {
        ...search.query,
        labelSelector: labelSelector || undefined,
        fieldSelector: search.fieldSelector || undefined,
        limit: search.limit || undefined,
      },
      code: 200,
    });
    const app = /(?:^|,)app=([^,]+)/.exec(labelSelector ?? '')?.[1];
    const name =
      app !== undefined && mapping.resource === 'pods' ? podOf(app) : itemName(mapping.resource);
    const within = mapping.namespaced ? namespace || 'default' : '';
    yield { mapping, namespace: within, name, isRead: true };
  }
}

function* byName(session: Session, search: Search, tuples: Given['tuples']): Generator<Target> {
  const mappings = tuples.map(({ type, name }) => ({
    mapping: mappingFor(type, session.known),
    name,
  }));
  if (search.singleType && new Set(mappings.map(({ mapping }) => mapping.resource)).size > 1)
    refuse('you may only specify a single resource type');
  if (search.allNamespaces && mappings.some(({ mapping }) => mapping.namespaced))
    refuse('a resource cannot be retrieved by name across all namespaces');
  for (const { mapping, name } of mappings) {
    const target: Target = {
      mapping,
      namespace: mapping.namespaced ? session.namespace : '',
      name,
    };
    if (search.requireObject ?? true) {
      read(session, target, search);
      target.isRead = true;
    }
    yield target;
  }
}

/** Sends the request that reads one object. */
export function read(
  session: Session,
  { mapping, namespace, name }: Target,
  { subresource = '', query = {} }: Search = {},
): void {
  session.send('GET', pathOf(mapping, namespace, name, subresource), { query, code: 200 });
}

function* fromFiles(session: Session, search: Search, files: readonly string[]): Generator<Target> {
  for (const file of files) {
    for (const object of manifestsOf(session, file)) {
      const target = targetOf(session, object, file);
      if (search.latest) {
        read(session, target, search);
        target.isRead = true;
      }
      yield target;
    }
  }
}

/** Returns the target that an object in a file stands for. */
export function targetOf(session: Session, object: JsonObject, file: string): Target {
  const apiVersion = stringAt(object, 'apiVersion');
  const kind = stringAt(object, 'kind');
  if (kind === '') refuse(`error parsing ${file}: Object 'Kind' is missing in the file`);
  if (apiVersion === '')
    refuse(`error parsing ${file}: Object 'apiVersion' is missing in the file`);
  const known = mappingOfKind(apiVersion, kind, session.known);
  const mapping = known ?? guessedMapping(apiVersion, kind);
  if (!known)
    session.note(
      `${kind} is no built-in kind: ${mapping.resource} and a namespace are assumed. Describe its resource to be sure.`,
    );
  const metadata = isRecord(object['metadata']) ? object['metadata'] : {};
  const own = stringAt(metadata, 'namespace');
  if (mapping.namespaced && session.hasNamespace && own !== '' && own !== session.namespace)
    refuse(
      `the namespace from the provided object "${own}" does not match the namespace "${session.namespace}". You must pass '--namespace=${own}' to perform this operation.`,
    );
  const namespace = mapping.namespaced ? own || session.namespace : '';
  return { mapping, namespace, name: stringAt(metadata, 'name'), object };
}

/** Says that an object stands for all that a list returns. */
export function noteItem(session: Session, { name, mapping }: Target): void {
  session.note(
    `Which ${mapping.resource} the list returns is not known: ${name} stands for each of them.`,
  );
}
