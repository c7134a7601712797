import type { KubernetesVersion } from '../../audit/types';
import { auditFlags, auditFlagValues } from '../flags/auditFlags';
import { readFlagValue } from '../flags/flagValue';
import { parseArguments } from '../flags/parseArguments';
import { validateAuditFlags } from '../flags/validateAuditFlags';
import type { Choice, Paths } from './choice';
import { presets } from './presets';
import type { Setting } from './setting';
import type { Setup } from './setup';

/** Flags that are about files and rotation: without effect on standard output. */
const aboutFiles = new Set([
  'audit-log-maxage',
  'audit-log-maxbackup',
  'audit-log-maxsize',
  'audit-log-compress',
]);

/** Returns every value that the choice gives a flag: paths, the preset's where its backend is on, then the reader's own. */
export function chosenValues(choice: Choice, paths: Paths): ReadonlyMap<string, string> {
  const values = new Map([['audit-policy-file', paths.policy]]);
  if (choice.log !== 'none') values.set('audit-log-path', choice.log === 'file' ? paths.log : '-');
  if (choice.webhook) values.set('audit-webhook-config-file', paths.webhook);
  const preset = choice.preset && presets[choice.preset];
  const isUsed = (name: string) => {
    if (choice.log === 'stdout' && aboutFiles.has(name)) return false;
    return name.startsWith('audit-log-') ? choice.log !== 'none' : choice.webhook;
  };
  const ofPreset = { ...preset?.flags, ...(choice.log === 'none' ? preset?.withoutLog : {}) };
  for (const [name, value] of Object.entries(ofPreset)) if (isUsed(name)) values.set(name, value);
  for (const [name, value] of Object.entries(choice.flags)) values.set(name, value);
  return values;
}

/** Returns why kube-apiserver would not start with these values, in its words. */
export function refusals(
  values: ReadonlyMap<string, string>,
  kubernetes: KubernetesVersion,
): string[] {
  const args = [...values].map(([name, value]) => `--${name}=${value}`);
  const parsed = parseArguments(args, auditFlags(kubernetes));
  if (parsed.error) return [parsed.error.message];
  return validateAuditFlags(auditFlagValues(parsed, kubernetes));
}

/**
 * Returns the flags to write, in the order of kube-apiserver: those that differ from what the server, or the setup, would set
 * by itself, those that a benchmark looks for, and those that the setup always writes.
 */
export function settingsOf(
  values: ReadonlyMap<string, string>,
  choice: Choice,
  setup: Pick<Setup, 'setsItself' | 'alwaysWrites'>,
): Setting[] {
  const preset = choice.preset && presets[choice.preset];
  const settings: Setting[] = [];
  for (const flag of auditFlags(choice.kubernetes).values()) {
    const value = values.get(flag.name);
    const own = setup.setsItself?.[flag.name];
    const isAsked = preset?.isWritten === true && flag.name in preset.flags;
    const isAlways = setup.alwaysWrites?.includes(flag.name) ?? false;
    if (value === undefined) continue;
    const isSame = sameValue(flag.type, value, own ?? flag.default);
    if (isSame && !isAlways && !(isAsked && own === undefined)) continue;
    settings.push({ name: flag.name, value });
  }
  return settings;
}

function sameValue(type: Parameters<typeof readFlagValue>[0], a: string, b: string): boolean {
  const [one, other] = [readFlagValue(type, a), readFlagValue(type, b)];
  return 'value' in one && 'value' in other && one.value === other.value;
}
