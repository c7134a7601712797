import { newestKubernetes, kubernetesVersions, type KubernetesVersion } from '../../audit/types';
import type { AuditFlag, FlagValue } from './flag';
import { readFlagValue } from './flagValue';
import type { ParsedArguments } from './parseArguments';
import recorded from './recorded.json';
import type { AuditFlagValues } from './validateAuditFlags';

/** What the real options say; of older minor versions only what differs from the next newer one. */
const { newest, older } = recorded as unknown as {
  newest: AuditFlag[];
  older: Partial<Record<KubernetesVersion, Record<string, Partial<AuditFlag>>>>;
};

const byVersion = new Map<KubernetesVersion, ReadonlyMap<string, AuditFlag>>();

/**
 * Returns the flags about auditing of kube-apiserver, by name without dashes, in the order in which the server adds them:
 * those of the policy, the log and the webhook.
 */
export function auditFlags(kubernetes: KubernetesVersion): ReadonlyMap<string, AuditFlag> {
  const known =
    byVersion.get(kubernetes) ?? new Map(flagsOf(kubernetes).map((flag) => [flag.name, flag]));
  byVersion.set(kubernetes, known);
  return known;
}

function flagsOf(kubernetes: KubernetesVersion): AuditFlag[] {
  if (kubernetes === newestKubernetes) return newest;
  const next = kubernetesVersions[kubernetesVersions.indexOf(kubernetes) + 1] ?? newestKubernetes;
  const changes = older[kubernetes] ?? {};
  return flagsOf(next).map((flag) => ({ ...flag, ...changes[flag.name] }));
}

/** The older name of a flag, which sets the same option. */
const sameOption: ReadonlyMap<string, string> = new Map([
  ['audit-webhook-batch-initial-backoff', 'audit-webhook-initial-backoff'],
  ['audit-webhook-initial-backoff', 'audit-webhook-batch-initial-backoff'],
]);

/** Returns the values of all flags about auditing after these arguments; of a flag given twice the last counts. */
export function auditFlagValues(
  { set }: Pick<ParsedArguments, 'set'>,
  kubernetes: KubernetesVersion,
): AuditFlagValues {
  const flags = auditFlags(kubernetes);
  const texts = new Map([...flags.values()].map((flag) => [flag.name, flag.default]));
  for (const { flag, value } of set) {
    if (!flags.has(flag.name)) continue;
    texts.set(flag.name, value);
    const other = sameOption.get(flag.name);
    if (other !== undefined) texts.set(other, value);
  }
  const values = new Map<string, FlagValue>();
  for (const [name, text] of texts) {
    const flag = flags.get(name);
    const read = flag && readFlagValue(flag.type, text);
    if (read && 'value' in read) values.set(name, read.value);
  }
  return values;
}

/** Returns what the server says about flags that it will drop one day, in its words. Follows FlagSet.Set. */
export function deprecationWarnings(
  { set }: Pick<ParsedArguments, 'set'>,
  kubernetes: KubernetesVersion,
): string[] {
  const flags = auditFlags(kubernetes);
  return set.flatMap(({ flag }) => {
    const deprecated = flags.get(flag.name)?.deprecated;
    return deprecated === undefined
      ? []
      : [`Flag --${flag.name} has been deprecated, ${deprecated}`];
  });
}
