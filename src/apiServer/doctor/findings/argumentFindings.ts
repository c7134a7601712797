import { nearest } from '../../../analysis/nearest';
import { kubernetesVersions } from '../../../audit/types';
import { flagOfSomeVersions } from '../../flags/serverFlags';
import { validateAuditFlags } from '../../flags/validateAuditFlags';
import type { StrayArgument } from '../configuration';
import { fixWith, isTemplate, type DoctorFinding, type Server } from '../finding';
import { otherComponents, removedFlags } from './knownFlags';

/** More of one kind are shown when these are mended. */
const sameAtMost = 50;

/** Finds arguments that keep kube-apiserver from starting, and those that do not do what they seem to. */
export function argumentFindings(server: Server): DoctorFinding[] {
  const { configuration } = server;
  return [
    ...configuration.stray.slice(0, sameAtMost).map((stray) => strayFinding(server, stray)),
    ...ofOtherVersions(server),
    ...repeated(server),
    ...refused(server),
    ...deprecated(server),
    ...templates(server),
  ];
}

/** Says why an argument is refused, and what was probably meant. */
function strayFinding(server: Server, { text, at, error, replace }: StrayArgument): DoctorFinding {
  const finding = (code: DoctorFinding['code'], message: string, meant?: Meant): DoctorFinding => ({
    code,
    severity: 'error',
    at,
    message,
    fix: meant && fixWith(`Write ${written(meant)}`, replace?.(meant.name, meant.value)),
  });
  const stops = `kube-apiserver does not start: \`${error}\`.`;
  const bare = text.replace(/^-*/, '');
  const { name, value } = split(bare, '=');
  const isKnown = (flag: string) => server.table.has(flag.replaceAll('_', '-'));
  if (isTemplate(text)) {
    const message = `\`${text}\` is filled in by another tool, so it is not checked.`;
    return { code: 'template', severity: 'notice', at, message };
  }
  const spaced = split(bare.replace(/\s*=\s*|\s+/, ' '), ' ');
  if (isKnown(spaced.name) && spaced.value !== undefined && /^\S+\s/.test(bare)) {
    const message = `Flag and value are one argument with a blank between them. ${stops} Write \`=\` between them.`;
    return finding('lost-equals', message, spaced);
  }
  if (isKnown(name) && !text.startsWith('--'))
    return finding('flag-dashes', `A flag needs two dashes. ${stops}`, { name, value });
  if (error.startsWith('invalid argument'))
    return finding('value-invalid', `${stops} ${valueHint(server.table.get(name)?.type)}`);
  if (!error.startsWith('unknown flag'))
    return finding('argument-stray', `\`${text}\` belongs to no flag. ${stops}`);
  const removed = removedFlags.get(name);
  if (removed !== undefined) {
    const message = `\`--${name}\` was removed in Kubernetes ${removed.since}. ${stops} ${removed.instead}`;
    return finding('flag-removed', message);
  }
  const owner = otherComponents(name);
  if (owner !== undefined) {
    const message = `\`--${name}\` is a flag of ${owner}, not of kube-apiserver. ${stops} Move it there.`;
    return finding('flag-of-other-component', message);
  }
  const meant = nearest(name, server.table.keys(), 3);
  const guess = meant === undefined ? '' : ` Did you mean \`--${meant}\`?`;
  return finding(
    'flag-unknown',
    `kube-apiserver ${server.kubernetes} has no flag \`--${name}\`. ${stops}${guess}`,
    meant === undefined ? undefined : { name: meant, value },
  );
}

/** A flag that was probably meant. */
interface Meant {
  name: string;
  value: string | undefined;
}

function written({ name, value }: Meant): string {
  return value === undefined ? `--${name}` : `--${name}=${value}`;
}

function split(text: string, mark: string): Meant {
  const at = text.indexOf(mark);
  return at < 0
    ? { name: text, value: undefined }
    : { name: text.slice(0, at), value: text.slice(at + 1) };
}

function valueHint(type: string | undefined): string {
  if (type === 'duration') return 'A duration has a unit, such as `30s`.';
  if (type === 'bool') return 'Write `true` or `false`.';
  return type === 'float32' ? 'Write a number.' : 'Write a whole number.';
}

/** Flags that came or went between the minor versions. */
function ofOtherVersions(server: Server): DoctorFinding[] {
  const { kubernetes, configuration, table, isVersionCertain } = server;
  return configuration.flags.flatMap((flag): DoctorFinding[] => {
    const known = flagOfSomeVersions(flag.name);
    if (!known || table.has(flag.name)) return [];
    const name = `\`--${flag.name}\``;
    const since = known.to && kubernetesVersions[kubernetesVersions.indexOf(known.to) + 1];
    const when =
      since !== undefined ? `was removed in ${since}` : `was added in ${known.from ?? ''}`;
    return [
      {
        code: 'flag-of-other-version',
        severity: isVersionCertain ? 'error' : 'notice',
        at: flag.nameAt,
        message: isVersionCertain
          ? `${name} is not known in Kubernetes ${kubernetes}: it ${when}. kube-apiserver does not start: \`unknown flag: --${flag.name}\`. Remove it.`
          : `${name} ${when}. The version of kube-apiserver is not in this text; with ${kubernetes} it does not start.`,
        fix: isVersionCertain
          ? fixWith(`Remove --${flag.name}`, configuration.edit.removeFlag(flag))
          : undefined,
      },
    ];
  });
}

function repeated(server: Server): DoctorFinding[] {
  const { flags, edit } = server.configuration;
  const last = new Map(flags.map((flag) => [flag.name, flag]));
  const earlier = flags.filter(
    (flag) => flag.name.startsWith('audit-') && last.get(flag.name) !== flag,
  );
  return earlier.slice(0, sameAtMost).flatMap((flag): DoctorFinding[] => {
    return [
      {
        code: 'flag-twice',
        severity: 'warning',
        at: flag.nameAt,
        message: `\`--${flag.name}\` is given again below, and the last one counts: \`${last.get(flag.name)?.value ?? ''}\`. Remove this one.`,
        fix: fixWith(`Remove --${flag.name}=${flag.value}`, edit.removeFlag(flag)),
      },
    ];
  });
}

/** What the server says about values that do not go together. */
function refused(server: Server): DoctorFinding[] {
  return validateAuditFlags(server.values).map((error) => {
    const flag = flagOf(server, error);
    return {
      code: 'values-refused',
      severity: 'error',
      at: flag?.valueAt ?? server.configuration.at,
      message: `kube-apiserver does not start: \`${error}\`.`,
    };
  });
}

/** The flag that an error of Validate is about. */
function flagOf(server: Server, error: string) {
  const backend =
    / webhook /.test(error) ||
    (!/ log /.test(error) && server.given('audit-log-path') === undefined)
      ? 'webhook'
      : 'log';
  const words: [RegExp, string][] = [
    [/^--(audit-[\w-]+)/, '$1'],
    [/ mode /, `audit-${backend}-mode`],
    [/buffer size/, `audit-${backend}-batch-buffer-size`],
    [/batch \w+ max batch size/, `audit-${backend}-batch-max-size`],
    [/throttle QPS/, `audit-${backend}-batch-throttle-qps`],
    [/throttle burst/, `audit-${backend}-batch-throttle-burst`],
    [/truncate \w+ max event size/, `audit-${backend}-truncate-max-event-size`],
    [/truncate \w+ max batch size/, `audit-${backend}-truncate-max-batch-size`],
    [/log format/, 'audit-log-format'],
    [/[Gg]roup ?[Vv]ersion/, `audit-${backend}-version`],
  ];
  const found = words.find(([pattern]) => pattern.test(error));
  if (!found) return undefined;
  const name = found[1] === '$1' ? (found[0].exec(error)?.[1] ?? '') : found[1];
  return server.given(name);
}

function deprecated(server: Server): DoctorFinding[] {
  const old = server.given('audit-webhook-batch-initial-backoff');
  if (!old) return [];
  const name = 'audit-webhook-initial-backoff';
  return [
    {
      code: 'flag-deprecated',
      severity: 'notice',
      at: old.nameAt,
      message: `\`--${old.name}\` is the old name of \`--${name}\` and will be removed. Use the new one.`,
      fix: fixWith(`Rename it to --${name}`, server.configuration.edit.renameFlag(old, name)),
    },
  ];
}

function templates(server: Server): DoctorFinding[] {
  return server.configuration.flags
    .filter(({ name, value }) => name.startsWith('audit-') && isTemplate(value))
    .map(({ name, value, valueAt }) => ({
      code: 'template',
      severity: 'notice',
      at: valueAt,
      message: `\`${value}\` is filled in by another tool, so \`--${name}\` is not checked.`,
    }));
}
