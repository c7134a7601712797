import type { ClusterApi, ClusterResource } from '../../catalog/types';
import { resourcesAtMost } from '../clusterApi';
import type { ClusterReading } from './clusterReading';
import { manifestResources } from './manifestResources';
import { tableResources } from './tableResources';

/** Longer texts are not read, in UTF-16 units. */
const textAtMost = 20_000_000;

/**
 * Returns the resources of a cluster in a pasted text: the output of kubectl api-resources, with or without -o wide and
 * headers, as a table, JSON or YAML; discovery documents; or CustomResourceDefinitions as YAML or JSON, one or many. What
 * cannot be read is listed by line. Of a resource that is there twice, all versions count. `onProgress` is told how much is
 * read, from 0 to 1. Never throws. Pauses.
 */
export function* readClusterApi(
  text: string,
  onProgress?: (share: number) => void,
): Generator<undefined, ClusterReading> {
  if (text.length > textAtMost) {
    const reason = 'This text is too long to read: at most 20 MB. Paste it in parts.';
    return { resources: [], refused: [{ line: 1, text: '', reason }] };
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const isManifest = lines.some((line) => /^\s*(?:- )?(?:["{[]|kind:|apiVersion:)/.test(line));
  const { resources, refused } = isManifest
    ? yield* manifestResources(lines, onProgress)
    : tableResources(lines);
  const all = [...united([], resources)];
  const said = refused.map(({ line, text: of, reason }) => ({ line, text: short(of), reason }));
  if (all.length <= resourcesAtMost) return { resources: all, refused: said };
  const reason = `A workspace holds at most ${resourcesAtMost.toLocaleString('en')} resources. ${(all.length - resourcesAtMost).toLocaleString('en')} are left out.`;
  return {
    resources: all.slice(0, resourcesAtMost),
    refused: [...said, { line: 1, text: '', reason }],
  };
}

const short = (text: string) => text.trim().slice(0, 200);

/** Returns the resources of both: those that were read later replace others of their name, and keep their other versions. */
export function united(before: ClusterApi, later: ClusterApi): ClusterApi {
  const all = new Map<string, ClusterResource>();
  for (const each of [...before, ...later]) {
    const key = `${each.group}/${each.resource}`;
    const versions = new Set([...(all.get(key)?.versions ?? []), ...each.versions]);
    all.set(key, { ...all.get(key), ...each, versions: [...versions] });
  }
  return [...all.values()];
}
