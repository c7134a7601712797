import { isMap, type ParsedNode } from 'yaml';
import { spanOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import type { ReadingFault, ServerConfiguration } from '../configuration';
import { entriesOf, nodeAt, replaceScalar, stringIn, type YamlPart } from './yamlText';

const policyPath = '/etc/kubernetes/audit/audit-policy.yaml';

/**
 * Returns what a Shoot of Gardener, or a patch of one, says about auditing; undefined for another document. It names a ConfigMap with the
 * policy, which may be another document of the text; the rest is decided by whoever runs Gardener.
 */
export function readGardener(
  part: YamlPart,
  _: FlagTable,
  all: readonly YamlPart[],
): ServerConfiguration | undefined {
  const { root } = part;
  const isShoot =
    stringIn(part, root, 'kind') === 'Shoot' &&
    (stringIn(part, root, 'apiVersion') ?? '').includes('gardener.cloud/');
  const server = nodeAt(part, root, 'spec', 'kubernetes', 'kubeAPIServer');
  const config = nodeAt(part, server, 'auditConfig');
  if (!isShoot && (!config || nodeAt(part, root, 'kind'))) return undefined;
  const ref = nodeAt(part, config, 'auditPolicy', 'configMapRef');
  const name = nodeAt(part, ref, 'name');
  const refuse = () => undefined;
  return {
    kind: 'gardener',
    at: spanOf(config ?? server ?? root),
    flags: [],
    stray: [],
    mounts: undefined,
    mountedAnyway: [],
    setAnyway: new Map(name ? [['audit-policy-file', policyPath]] : []),
    isPartial: false,
    hasOtherBackend: true,
    note: 'Where events go, and for how long, is decided by whoever runs Gardener.',
    faults: config ? faultsOf(part, config, name, all) : [],
    edit: {
      addFlag: refuse,
      setValue: refuse,
      renameFlag: refuse,
      removeFlag: refuse,
      addMount: refuse,
    },
  };
}

function faultsOf(
  part: YamlPart,
  config: ParsedNode,
  name: ParsedNode | undefined,
  all: readonly YamlPart[],
): ReadingFault[] {
  const called = stringIn(part, name);
  if (!name || called === undefined || called === '')
    return [{ code: 'config-map-unnamed', at: spanOf(config), subject: '' }];
  const held = all.find(
    (other) =>
      stringIn(other, other.root, 'kind') === 'ConfigMap' &&
      stringIn(other, other.root, 'metadata', 'name') === called,
  );
  if (!held) return [];
  return [...keyFault(held, called), ...namespaceFault(part, held)];
}

function keyFault(held: YamlPart, name: string): ReadingFault[] {
  const data = nodeAt(held, held.root, 'data');
  if (nodeAt(held, data, 'policy')) return [];
  const entries = entriesOf(held, data);
  const [only, ...others] = entries;
  const place = only?.keyNode ?? data ?? held.root;
  return [
    {
      code: 'config-map-key',
      at: isMap(place) ? { start: place.range[0], end: place.range[0] } : spanOf(place),
      subject: name,
      ...(only &&
        others.length === 0 && {
          fix: {
            title: `Rename ${only.key} to policy`,
            edits: [replaceScalar(held, only.keyNode, 'policy')],
          },
        }),
    },
  ];
}

function namespaceFault(part: YamlPart, held: YamlPart): ReadingFault[] {
  const own = stringIn(part, part.root, 'metadata', 'namespace');
  const node = nodeAt(held, held.root, 'metadata', 'namespace');
  const other = stringIn(held, node);
  if (!node || own === undefined || other === undefined || own === other) return [];
  return [
    {
      code: 'config-map-elsewhere',
      at: spanOf(node),
      subject: own,
      fix: { title: `Set the namespace to ${own}`, edits: [replaceScalar(held, node, own)] },
    },
  ];
}
