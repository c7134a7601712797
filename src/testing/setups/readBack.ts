import { parseAllDocuments, parseDocument } from 'yaml';
import type { Runbook } from '../../apiServer/setups/runbook';
import { kopsFields } from '../../apiServer/setups/tools/kops';
import { kubesprayVariables } from '../../apiServer/setups/tools/kubesprayVariables';

/** What the files of a runbook say, read without knowing how they were written. */
export interface ReadBack {
  /** Values of flags by name. */
  flags: Map<string, string>;
  /** Texts that are policies, or whole strings in which they stand. */
  strings: Set<string>;
  /** From the node to the container, or from the machine to the node. */
  mounts: { inside: string; outside: string; readOnly: boolean }[];
}

const byField = new Map([
  ...Object.entries(kopsFields).map(([flag, { field }]) => [field, flag] as const),
  ...Object.entries(kubesprayVariables).map(([flag, variable]) => [variable, flag] as const),
]);

/** Reads all configurations of a runbook back. */
export function readBack({ files }: Pick<Runbook, 'files'>): ReadBack {
  const found: ReadBack = { flags: new Map(), strings: new Set(), mounts: [] };
  for (const { content, language, role } of files) {
    if (role === 'policy' || role === 'webhook') found.strings.add(content);
    if (language === 'yaml' && role !== 'policy') {
      for (const document of parseAllDocuments(content)) {
        if ('errors' in document && document.errors[0]) throw document.errors[0];
        visit(document.toJS(), found);
      }
    } else if (role !== 'policy') {
      for (const word of wordsOf(content)) visit(word, found);
    }
  }
  return found;
}

/** The words of a shell, of systemd, or of lines. */
export function wordsOf(text: string): string[] {
  const words = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/g);
  return (words ?? []).map((word) =>
    word.replaceAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g, (_all, double, single, escaped) =>
      String(double === undefined ? (single ?? escaped) : double.replaceAll(/\\(.)/g, '$1')),
    ),
  );
}

const argument = /(?:^|--kube-apiserver-arg=|apiserver\.|--)(audit-[a-z-]+)=(.*)$/s;

function visit(value: unknown, found: ReadBack): void {
  if (typeof value === 'string') return visitText(value, found);
  if (Array.isArray(value)) return value.forEach((item) => visit(item, found));
  if (typeof value !== 'object' || value === null) return undefined;
  const map = value as Record<string, unknown>;
  if (typeof map['name'] === 'string' && 'value' in map && map['name'].startsWith('audit-'))
    found.flags.set(map['name'], String(map['value']));
  const inside = map['mountPath'] ?? map['containerPath'];
  if (typeof inside === 'string' && (typeof map['hostPath'] === 'string' || 'readOnly' in map))
    found.mounts.push({
      inside,
      outside: typeof map['hostPath'] === 'string' ? map['hostPath'] : inside,
      readOnly: (map['readOnly'] ?? map['readonly']) === true,
    });
  for (const [key, item] of Object.entries(map)) {
    const flag = byField.get(key) ?? (key.startsWith('audit-') ? key : undefined);
    const isPlain =
      typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean';
    const text = isPlain ? String(item) : undefined;
    if (flag !== undefined && text !== undefined && !text.includes('\n'))
      found.flags.set(flag, text);
    visit(item, found);
  }
  return undefined;
}

function visitText(text: string, found: ReadBack): void {
  found.strings.add(text);
  const [, name, value] = argument.exec(text) ?? [];
  if (name !== undefined && value !== undefined && !text.includes('\n'))
    found.flags.set(name, value.replace(/@server:\*$/, ''));
  const volume = /^(?:\$PWD\/)?([^:\n]+):(\/[^:\n]+?)(?::(ro|rw))?(?:@server:\*)?$/.exec(text);
  if (volume?.[1] !== undefined && volume[2] !== undefined)
    found.mounts.push({ outside: volume[1], inside: volume[2], readOnly: volume[3] === 'ro' });
  const nested = text.startsWith('kind: ClusterConfiguration\n') ? parseDocument(text) : undefined;
  if (nested) visit(nested.toJS(), found);
}
