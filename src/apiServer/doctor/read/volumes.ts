import { isMap, isSeq, type ParsedNode } from 'yaml';
import type { TextEdit } from '../../../document/textEdit';
import { spanOf } from '../../../manifests/nodes';
import type { Mount, NewMount, ReadingFault } from '../configuration';
import { isUnder } from '../paths';
import {
  appendEntry,
  appendItem,
  entriesOf,
  itemsOf,
  nodeAt,
  removePart,
  stringIn,
  type YamlPart,
} from './yamlText';

/** The lists of a Pod that make files visible, and who holds them. */
export interface PodVolumes {
  container: ParsedNode | undefined;
  spec: ParsedNode | undefined;
  /** Where they are not in such lists. */
  mountNodes?: ParsedNode[];
  volumeNodes?: ParsedNode[];
}

/** Reads volumeMounts with the volumes they name, and finds those without a partner. `needed` are the paths that flags name. */
export function podMounts(
  part: YamlPart,
  given: PodVolumes,
  needed: readonly string[],
): { mounts: Mount[]; faults: ReadingFault[] } {
  const { container, spec } = given;
  const volumeList = nodeAt(part, spec, 'volumes');
  const volumes = given.volumeNodes ?? itemsOf(part, volumeList);
  const mountNodes = given.mountNodes ?? itemsOf(part, nodeAt(part, container, 'volumeMounts'));
  const named = (name: string) =>
    volumes.findLast((volume) => stringIn(part, volume, 'name') === name);
  const faults: ReadingFault[] = [];
  const mounts = mountNodes.flatMap((node): Mount[] => {
    const name = stringIn(part, node, 'name') ?? '';
    const path = nodeAt(part, node, 'mountPath');
    const mountPath = stringIn(part, node, 'mountPath');
    if (mountPath === undefined || !path) return [];
    const volume = named(name);
    if (!volume) {
      const nameNode = nodeAt(part, node, 'name') ?? node;
      faults.push({ code: 'mount-without-volume', at: spanOf(nameNode), subject: name });
    }
    const host = nodeAt(part, volume, 'hostPath', 'path');
    const type = nodeAt(part, volume, 'hostPath', 'type');
    const readOnly = nodeAt(part, node, 'readOnly');
    const subPath = stringIn(part, node, 'subPath');
    const hostPath = stringIn(part, volume, 'hostPath', 'path');
    return [
      {
        name,
        mountPath,
        ...(hostPath !== undefined && { hostPath: subPath ? `${hostPath}/${subPath}` : hostPath }),
        type: stringIn(part, volume, 'hostPath', 'type') ?? '',
        readOnly: stringIn(part, node, 'readOnly') === 'true',
        mountAt: spanOf(path),
        ...(host && { hostAt: spanOf(host) }),
        ...(type && { typeAt: spanOf(type) }),
        ...(readOnly && { readOnlyAt: spanOf(readOnly) }),
      },
    ];
  });
  const used = new Set(mountNodes.map((node) => stringIn(part, node, 'name')));
  // Other containers may use a volume; there is only one where a server is set up.
  for (const volume of volumes) {
    const name = stringIn(part, volume, 'name');
    if (name === undefined || used.has(name)) continue;
    const at = spanOf(nodeAt(part, volume, 'name') ?? volume);
    const hostPath = stringIn(part, volume, 'hostPath', 'path') ?? '';
    const isNeeded = container && hostPath !== '' && needed.some((path) => isUnder(path, hostPath));
    const added = isNeeded
      ? addToList(part, container, 'volumeMounts', { mountPath: hostPath, name })
      : undefined;
    faults.push({
      code: 'volume-without-mount',
      at,
      subject: name,
      fix: added
        ? { title: `Mount the volume ${name} at ${hostPath}`, edits: added }
        : volumeList && {
            title: `Remove the volume ${name}`,
            edits: removePart(part, volumeList, itemSpan(part, volume)),
          },
    });
  }
  return { mounts, faults };
}

/** An item of a block list with its dash. */
export function itemSpan(part: YamlPart, item: ParsedNode): { start: number; end: number } {
  const { start, end } = spanOf(item);
  const dash = /-[ \t]*$/.exec(part.text.slice(Math.max(0, start - 200), start));
  return { start: start - (dash?.[0].length ?? 0), end };
}

/** Returns the edits that mount a path of the host into the container, or undefined where there is no container. */
export function addPodMount(
  part: YamlPart,
  { container, spec }: PodVolumes,
  mount: NewMount,
): TextEdit[] | undefined {
  if (!isMap(container) || !isMap(spec)) return undefined;
  const { name, hostPath, mountPath, readOnly, type } = mount;
  const volumeMount = { mountPath, name, ...(readOnly && { readOnly: true }) };
  const volume = { hostPath: { path: hostPath, type }, name };
  return [
    ...addToList(part, container, 'volumeMounts', volumeMount),
    ...addToList(part, spec, 'volumes', volume),
  ];
}

/** Returns the edits that add an item to the list at `key`, which is made if there is none. */
export function addToList(part: YamlPart, map: ParsedNode, key: string, item: unknown): TextEdit[] {
  const list = nodeAt(part, map, key);
  if (isSeq(list) && list.items.length > 0) return appendItem(part, list, item);
  const entry = entriesOf(part, map).find((each) => each.key === key);
  if (!isMap(map)) return [];
  if (!entry) return appendEntry(part, map, key, [item]);
  if (isSeq(list)) return appendItem(part, list, item);
  return [];
}
