import type { KubernetesVersion } from '../../audit/types';
import { auditFlags } from './auditFlags';
import components from './components.json';
import type { Flag } from './flag';
import type { FlagTable } from './parseArguments';

/**
 * "name:type/shorthand"; without a type it takes a value that is not checked here. From the help of kube-apiserver 1.37, with the hidden
 * flags that the sources of 1.31 to 1.37 have: a flag that only some of these versions know is not called unknown.
 */
const others: Flag[] = components['kube-apiserver'].split(' ').map((written) => {
  const [, name = '', type = 'any', shorthand] =
    /^([^:/]+)(?::([^/]+))?(?:\/(.))?$/.exec(written) ?? [];
  return { name, type, ...(shorthand !== undefined && { shorthand }) };
});

const tables = new Map<KubernetesVersion, FlagTable>();

/** Returns all flags of kube-apiserver, by name without dashes. */
export function serverFlags(kubernetes: KubernetesVersion): FlagTable {
  const all = [...auditFlags(kubernetes).values(), ...others];
  const table = tables.get(kubernetes) ?? new Map(all.map((flag) => [flag.name, flag]));
  tables.set(kubernetes, table);
  return table;
}
