import { isMap, isSeq, type ParsedNode } from 'yaml';
import type { Span } from '../../document/tree';
import { spanOf, textOf } from '../../manifests/nodes';
import { entriesOf, itemsOf, nodeAt, stringIn, type YamlPart } from '../doctor/read/yamlText';

/** A cluster, user or context, with its keys as written. */
export interface Named {
  name: string;
  node: ParsedNode | undefined;
  at: Span;
  get(key: string): string | undefined;
  has(key: string): boolean;
  /** Where a key's value is, or the whole. */
  spanAt(key: string): Span;
}

/** What a kubeconfig says, as far as a webhook needs it. */
export interface LoadedKubeconfig {
  kind: string | undefined;
  apiVersion: string | undefined;
  currentContext: string;
  /** The parts that the current context leads to; absent: there is none of the name. */
  context: Named | undefined;
  cluster: Named | undefined;
  user: Named | undefined;
}

/** Reads a document. Of two with one name, which the server refuses, it takes the first. */
export function loadedKubeconfig(part: YamlPart): LoadedKubeconfig {
  const top = (key: string) => stringIn(part, part.root, key);
  const currentContext = top('current-context') ?? '';
  const context = named(part, 'contexts', 'context', currentContext);
  return {
    kind: top('kind'),
    apiVersion: top('apiVersion'),
    currentContext,
    context,
    cluster: named(part, 'clusters', 'cluster', context?.get('cluster') ?? ''),
    user: named(part, 'users', 'user', context?.get('user') ?? ''),
  };
}

function named(part: YamlPart, list: string, key: string, name: string): Named | undefined {
  const item = itemsOf(part, nodeAt(part, part.root, list)).find(
    (each) => (stringIn(part, each, 'name') ?? '') === name,
  );
  if (!item) return undefined;
  const node = nodeAt(part, item, key);
  const values = new Map(entriesOf(part, node).map(({ key: own, value }) => [own, value]));
  const at = spanOf(item);
  return {
    name,
    node,
    at,
    get: (own) => textOf(values.get(own)),
    has: (own) => !isEmpty(textOf(values.get(own)), values.get(own)),
    spanAt: (own) => {
      const value = values.get(own);
      return value ? spanOf(value) : at;
    },
  };
}

/** What Go's empty value is, and what is absent. */
function isEmpty(text: string | undefined, value: ParsedNode | undefined): boolean {
  if (isMap(value) || isSeq(value)) return value.items.length === 0;
  return value === undefined || text === '' || text === 'null' || text === '~';
}
