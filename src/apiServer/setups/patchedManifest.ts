import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { mountOf, podVolumeOf } from './podPatch';
import { argument, type Setting } from './setting';
import type { Volume } from './volumes';

/**
 * Returns a manifest of kube-apiserver with the flags, mounts and volumes added, its comments and order kept. Flags that are
 * there already get the new value, and mounts of the same path and volumes of the same name are replaced. Returns the reason
 * if the text is no such manifest.
 */
export function patchedManifest(
  text: string,
  settings: readonly Setting[],
  volumes: readonly Volume[],
): { text: string } | { problem: string } {
  const document = parseDocument(text, { keepSourceTokens: true });
  const [error] = document.errors;
  if (error) return { problem: `The manifest is not valid YAML: ${error.message.split('\n')[0]}` };
  const spec = document.get('spec');
  const containers = isMap(spec) ? spec.get('containers') : undefined;
  const container = isSeq(containers) ? containers.items.find(runsServer) : undefined;
  if (!isMap(spec) || !isMap(container))
    return { problem: 'No container of this manifest runs kube-apiserver.' };
  const list = isSeq(container.get('args')) ? 'args' : 'command';
  setFlags(sequence(document, container, list), settings, document);
  setItems(
    sequence(document, container, 'volumeMounts'),
    'mountPath',
    volumes.map(mountOf),
    document,
  );
  setItems(sequence(document, spec, 'volumes'), 'name', volumes.map(podVolumeOf), document);
  return { text: document.toString({ lineWidth: 0, indentSeq: isIndented(text) }) };
}

function runsServer(container: unknown): container is YAMLMap {
  if (!isMap(container)) return false;
  const words = ['command', 'args'].flatMap((key) => {
    const list = container.get(key);
    return isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : '')) : [];
  });
  return (
    container.get('name') === 'kube-apiserver' ||
    words.some((word) => /(?:^|\/)kube-apiserver$/.test(word))
  );
}

/** Returns the list at a key, added if it is not there. */
function sequence(document: Document, parent: YAMLMap, key: string): YAMLSeq {
  const found = parent.get(key);
  if (isSeq(found)) return found;
  const added = document.createNode([]) as YAMLSeq;
  parent.set(key, added);
  return added;
}

function setFlags(list: YAMLSeq, settings: readonly Setting[], document: Document): void {
  const nameIn = (item: unknown) =>
    isScalar(item) ? /^--?([\w-]+)/.exec(String(item.value))?.[1]?.replaceAll('_', '-') : undefined;
  for (const setting of settings) {
    // The value may be an argument of its own.
    let isValue = false;
    const kept = list.items.filter((item) => {
      if (isValue) {
        isValue = false;
        return false;
      }
      if (nameIn(item) !== setting.name) return true;
      isValue = isScalar(item) && !String(item.value).includes('=');
      return false;
    });
    list.items = [...kept, document.createNode(argument(setting))];
  }
}

function setItems(
  list: YAMLSeq,
  key: string,
  items: readonly Readonly<Record<string, unknown>>[],
  document: Document,
): void {
  for (const item of items) {
    const kept = list.items.filter((old) => !isMap(old) || old.get(key) !== item[key]);
    list.items = [...kept, document.createNode(item)];
  }
  list.flow = false;
}

/** Whether the lists of a text stand deeper than their keys. */
const isIndented = (text: string) => /^( *)[\w.-]+:[ \t]*\n\1 +- /m.test(text);
