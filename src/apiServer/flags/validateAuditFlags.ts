import { goQuote } from '../../audit/go/quote';
import type { FlagValue } from './flag';
import { writeFlagValue } from './flagValue';

/** The values of all flags about auditing, by name without dashes. */
export type AuditFlagValues = ReadonlyMap<string, FlagValue>;

const modes = ['batch', 'blocking', 'blocking-strict'];
const formats = ['legacy', 'json'];
/** A pair of group and version. */
const onlyVersion = 'audit.k8s.io/v1';

/**
 * Returns why kube-apiserver would not start with these values, in its words and order; [] if it would. A backend that is
 * off is not validated. Follows AuditOptions.Validate.
 */
export function validateAuditFlags(values: AuditFlagValues): string[] {
  const at = (name: string) => values.get(name) ?? '';
  const logErrors = at('audit-log-path') === '' ? [] : [...backend('log', at), ...logFile(at)];
  const webhookErrors = at('audit-webhook-config-file') === '' ? [] : backend('webhook', at);
  return [...logErrors, ...webhookErrors];
}

type Values = (name: string) => FlagValue;

/** What both backends have. */
function backend(name: 'log' | 'webhook', at: Values): string[] {
  return [
    batching(name, at),
    truncation(name, at),
    groupVersion(String(at(`audit-${name}-version`))),
  ].filter((error) => error !== undefined);
}

/** Follows validateBackendBatchOptions. */
function batching(name: string, at: Values): string | undefined {
  const mode = String(at(`audit-${name}-mode`));
  if (!modes.includes(mode))
    return `invalid audit ${name} mode ${mode}, allowed modes are ${goQuote(modes.join(','))}`;
  if (mode !== 'batch') return undefined;
  const isThrottled = at(`audit-${name}-batch-throttle-enable`) === true;
  const positive = [
    ['buffer-size', 'buffer size'],
    ['max-size', 'max batch size'],
    ...(isThrottled
      ? [
          ['throttle-qps', 'throttle QPS'],
          ['throttle-burst', 'throttle burst'],
        ]
      : []),
  ];
  for (const [flag = '', words = ''] of positive) {
    const value = at(`audit-${name}-batch-${flag}`);
    if (Number(value) <= 0) {
      const written = typeof value === 'number' ? writeFlagValue('float32', value) : String(value);
      return `invalid audit batch ${name} ${words} ${written}, must be a positive number`;
    }
  }
  return undefined;
}

/** Checked even when truncation is off. Follows AuditTruncateOptions.Validate. */
function truncation(name: string, at: Values): string | undefined {
  const event = at(`audit-${name}-truncate-max-event-size`) as bigint;
  const batch = at(`audit-${name}-truncate-max-batch-size`) as bigint;
  if (event <= 0n)
    return `invalid audit truncate ${name} max event size ${event}, must be a positive number`;
  if (batch < event)
    return `invalid audit truncate ${name} max batch size ${batch}, must be greater than max event size (${event})`;
  return undefined;
}

/** Follows validateGroupVersionString and schema.ParseGroupVersion. */
function groupVersion(text: string): string | undefined {
  if (text === onlyVersion) return undefined;
  if (text.split('/').length > 2) return `unexpected GroupVersion string: ${text}`;
  return `invalid group version, allowed versions are [${goQuote(onlyVersion)}]`;
}

/** Follows the end of AuditLogOptions.Validate. */
function logFile(at: Values): string[] {
  const format = String(at('audit-log-format'));
  const wrongFormat = `invalid audit log format ${format}, allowed formats are ${goQuote(formats.join(','))}`;
  return [
    ...(formats.includes(format) ? [] : [wrongFormat]),
    ...['maxage', 'maxbackup', 'maxsize']
      .filter((name) => (at(`audit-log-${name}`) as bigint) < 0n)
      .map((name) => `--audit-log-${name} ${at(`audit-log-${name}`)} can't be a negative number`),
  ];
}
