import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../audit/types';
import { auditFlags } from './auditFlags';
import components from './components.json';
import type { Flag } from './flag';
import type { FlagTable } from './parseArguments';

/**
 * "name:type/shorthand@1.32-1.34": without a type it takes a value that is not checked here; without a range all minor versions know it.
 * From the real commands, hidden flags too (npm run conformance:components).
 */
const others: Flag[] = components['kube-apiserver'].split(' ').map((written) => {
  const [, name = '', type = 'any', shorthand, from, to] =
    /^([^:/@]+)(?::([^/@]+))?(?:\/(.))?(?:@([\d.]*)-([\d.]*))?$/.exec(written) ?? [];
  return {
    name,
    type,
    ...(shorthand !== undefined && { shorthand }),
    ...bound('from', from),
    ...bound('to', to),
  };
});

function bound(key: 'from' | 'to', minor: string | undefined): Partial<Flag> {
  const version = kubernetesVersions.find((known) => known === minor);
  return version === undefined ? {} : { [key]: version };
}

/** Returns whether a minor version knows a flag. */
export function isKnownIn({ from, to }: Flag, kubernetes: KubernetesVersion): boolean {
  const at = (version: KubernetesVersion) => kubernetesVersions.indexOf(version);
  return (
    (from === undefined || at(from) <= at(kubernetes)) &&
    (to === undefined || at(kubernetes) <= at(to))
  );
}

const tables = new Map<KubernetesVersion, FlagTable>();

/** Returns the flags that kube-apiserver of a minor version knows, by name without dashes. */
export function serverFlags(kubernetes: KubernetesVersion): FlagTable {
  const table =
    tables.get(kubernetes) ??
    new Map(
      [
        ...auditFlags(kubernetes).values(),
        ...others.filter((flag) => isKnownIn(flag, kubernetes)),
      ].map((flag) => [flag.name, flag]),
    );
  tables.set(kubernetes, table);
  return table;
}

/** The flags that any of the minor versions knows: what is known is read, and the version is looked at after that. */
export const everyServerFlag: FlagTable = new Map(
  [...auditFlags(newestKubernetes).values(), ...others].map((flag) => [flag.name, flag]),
);

/** Returns a flag that only some minor versions of kube-apiserver know; undefined for any other name. */
export function flagOfSomeVersions(name: string): Flag | undefined {
  const flag = everyServerFlag.get(name);
  return (flag?.from ?? flag?.to) === undefined ? undefined : flag;
}
