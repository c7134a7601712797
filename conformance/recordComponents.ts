import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  kubernetesVersions,
  newestKubernetes,
  type KubernetesVersion,
} from '../src/audit/types.ts';

/*
 * npm run conformance:components: records the flags of kube-apiserver, by the minor versions that know them, and the names of those of the
 * other components of the newest one, from their real commands. Those about auditing are recorded in full by conformance:flags.
 */
interface ComponentFlag {
  name: string;
  type: string;
  shorthand?: string;
}
const { values } = parseArgs({ options: { programs: { type: 'string', default: '{}' } } });
const programs = JSON.parse(values.programs) as Record<KubernetesVersion, string>;
const flagsOf = (version: KubernetesVersion) =>
  JSON.parse(execFileSync(programs[version], { encoding: 'utf8' })) as Record<
    string,
    ComponentFlag[]
  >;

const own = 'kube-apiserver';
const known = new Map<string, { flag: ComponentFlag; versions: KubernetesVersion[] }>();
let others: Record<string, ComponentFlag[]> = {};
for (const version of kubernetesVersions) {
  const { [own]: flags = [], ...rest } = flagsOf(version);
  others = rest;
  for (const flag of flags) {
    const { versions = [] } = known.get(flag.name) ?? {};
    known.set(flag.name, { flag, versions: [...versions, version] });
  }
}
const names = Object.entries(others).map(([component, flags]) => {
  const ofComponent = flags.map(({ name }) => name).filter((name) => !known.has(name));
  return [component, [...new Set(ofComponent)].toSorted().join(' ')];
});
const path = 'src/apiServer/flags/components.json';
const recorded = {
  [own]: [...known.values()]
    .filter(({ flag }) => !flag.name.startsWith('audit-'))
    .map(written)
    .toSorted()
    .join(' '),
  ...Object.fromEntries(names.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))),
};
writeFileSync(path, `${JSON.stringify(recorded, null, 2)}\n`);
console.log(`Wrote ${path}.`);

/** "name:bool/v@1.32-": type where its value is checked, shorthand, and the first and last minor version where not all know it. */
function written({
  flag,
  versions,
}: {
  flag: ComponentFlag;
  versions: KubernetesVersion[];
}): string {
  const [first = newestKubernetes] = versions;
  const last = versions.at(-1) ?? newestKubernetes;
  const isGapless =
    kubernetesVersions.indexOf(last) - kubernetesVersions.indexOf(first) === versions.length - 1;
  if (!isGapless) throw new Error(`--${flag.name} was gone for a while: say so in the format`);
  const from = first === kubernetesVersions[0] ? '' : first;
  const to = last === newestKubernetes ? '' : last;
  const range = from === '' && to === '' ? '' : `@${from}-${to}`;
  const type = ['bool', 'Level'].includes(flag.type) ? `:${flag.type}` : '';
  return `${flag.name}${type}${flag.shorthand === undefined ? '' : `/${flag.shorthand}`}${range}`;
}
