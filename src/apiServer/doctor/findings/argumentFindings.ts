import { nearest } from '../../../analysis/nearest';
import type { Span } from '../../../document/tree';
import { validateAuditFlags } from '../../flags/validateAuditFlags';
import type { StrayArgument } from '../configuration';
import { fixWith, isTemplate, type DoctorFinding, type Server } from '../finding';
import { otherComponents, removedFlags } from './knownFlags';

/** Finds arguments that keep kube-apiserver from starting, and those that do not do what they seem to. */
export function argumentFindings(server: Server): DoctorFinding[] {
  const { configuration } = server;
  return [
    ...configuration.stray.map((stray) => strayFinding(server, stray)),
    ...repeated(server),
    ...refused(server),
    ...deprecated(server),
    ...templates(server),
  ];
}

/** Says why an argument is refused, and what was probably meant. */
function strayFinding(server: Server, { text, at, error }: StrayArgument): DoctorFinding {
  const stops = `kube-apiserver does not start: \`${error}\`.`;
  const replace = (title: string, insert: string) =>
    fixWith(title, replaced(server, at, text, insert));
  const written = text.replace(/^-*/, '');
  const [name = '', ...values] = written.split('=');
  const known = server.table.get(name.replaceAll('_', '-'));
  if (isTemplate(text) && !known) {
    return {
      code: 'template',
      severity: 'notice',
      at,
      message: `\`${text}\` is filled in by another tool, so it is not checked.`,
    };
  }
  const [first = '', ...more] = written.split(/\s+/);
  if (server.table.has(first.replaceAll('_', '-')) && more.length > 0) {
    const joined = `--${first}=${more.join(' ').replace(/^=\s*/, '')}`;
    return {
      code: 'lost-equals',
      severity: 'error',
      at,
      message: `Flag and value are one argument with a blank between them. ${stops} Write \`=\` between them.`,
      fix: replace(`Write ${joined}`, joined),
    };
  }
  if (known && !text.startsWith('--')) {
    return {
      code: 'flag-dashes',
      severity: 'error',
      at,
      message: `A flag needs two dashes. ${stops} Write \`--${written}\`.`,
      fix: replace(`Write --${written}`, `--${written}`),
    };
  }
  if (error.startsWith('invalid argument')) {
    return {
      code: 'value-invalid',
      severity: 'error',
      at,
      message: `${stops} ${valueHint(known?.type)}`,
    };
  }
  if (!error.startsWith('unknown flag')) {
    return {
      code: 'argument-stray',
      severity: 'error',
      at,
      message: `\`${text}\` belongs to no flag. ${stops}`,
    };
  }
  const removed = removedFlags.get(name);
  if (removed !== undefined) {
    return {
      code: 'flag-removed',
      severity: 'error',
      at,
      message: `\`--${name}\` was removed in Kubernetes ${removed.since}. ${stops} ${removed.instead}`,
    };
  }
  const owner = otherComponents(name);
  if (owner !== undefined) {
    return {
      code: 'flag-of-other-component',
      severity: 'error',
      at,
      message: `\`--${name}\` is a flag of ${owner}, not of kube-apiserver. ${stops} Move it there.`,
    };
  }
  const meant = nearest(name, server.table.keys(), 3);
  const suggestion = meant && [`--${meant}`, ...values].join('=');
  return {
    code: 'flag-unknown',
    severity: 'error',
    at,
    message: `kube-apiserver ${server.kubernetes} has no flag \`--${name}\`. ${stops}${meant ? ` Did you mean \`--${meant}\`?` : ''}`,
    fix: suggestion ? replace(`Write --${meant}`, suggestion) : undefined,
  };
}

/** In files that give flags without dashes, the replacement has none either. */
function replaced(server: Server, at: Span, text: string, insert: string) {
  const withDashes = /^(?:pod|fragment|systemd|command)$/.test(server.configuration.kind);
  const kept = text.startsWith('--') || withDashes ? insert : insert.replace(/^--/, '');
  const [shown = ''] = withDashes ? [kept] : kept.split('=');
  return [{ start: at.start, end: at.end, insert: withDashes ? shown : kept }];
}

function valueHint(type: string | undefined): string {
  if (type === 'duration') return 'A duration has a unit, such as `30s`.';
  if (type === 'bool') return 'Write `true` or `false`.';
  return type === 'float32' ? 'Write a number.' : 'Write a whole number.';
}

function repeated(server: Server): DoctorFinding[] {
  const { flags, edit } = server.configuration;
  return flags.flatMap((flag, index): DoctorFinding[] => {
    const later = flags.slice(index + 1).find(({ name }) => name === flag.name);
    if (!later || !flag.name.startsWith('audit-')) return [];
    return [
      {
        code: 'flag-twice',
        severity: 'warning',
        at: flag.nameAt,
        message: `\`--${flag.name}\` is given again below, and the last one counts: \`${later.value}\`. Remove this one.`,
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
