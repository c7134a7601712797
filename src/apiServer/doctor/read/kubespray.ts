import { isMap, type YAMLMap } from 'yaml';
import { nearest } from '../../../analysis/nearest';
import { spanOf } from '../../../manifests/nodes';
import type { FlagTable } from '../../flags/parseArguments';
import {
  kubesprayExtraArgs,
  kubesprayLogFolder,
  kubesprayVariables,
} from '../../setups/tools/kubesprayVariables';
import type { GivenFlag, Mount, ReadingFault, ServerConfiguration } from '../configuration';
import { isTemplate } from '../finding';
import { folderOf } from '../paths';
import { readExtraArgs } from './extraArgs';
import { addToList } from './volumes';
import {
  appendEntry,
  entriesOf,
  innerSpan,
  itemsOf,
  nodeAt,
  removePart,
  replaceScalar,
  stringIn,
  type Entry,
  type YamlPart,
} from './yamlText';

const flagOf = new Map(Object.entries(kubesprayVariables).map(([flag, name]) => [name, flag]));

/** Every variable about auditing. */
const known = [
  ...flagOf.keys(),
  'kubernetes_audit',
  'kubernetes_audit_webhook',
  'audit_log_name',
  'audit_log_hostpath',
  'audit_log_mountpath',
  'audit_log_writable',
  'audit_policy_name',
  'audit_policy_hostpath',
  'audit_policy_mountpath',
  'audit_policy_custom_rules',
  'audit_webhook_server_url',
  'audit_webhook_server_extra_args',
];

const defaults = {
  policy: '/etc/kubernetes/audit-policy/apiserver-audit-policy.yaml',
  log: '/var/log/audit/kube-apiserver-audit.log',
  webhook: '/etc/kubernetes/audit-policy/apiserver-audit-webhook-config.yaml',
};

/**
 * Returns how the variables of a kubespray inventory run kube-apiserver; undefined for another document. Follows the template of its
 * kubeadm configuration: flags of the log only with kubernetes_audit, those of the webhook only with kubernetes_audit_webhook.
 */
export function readKubespray(part: YamlPart, table: FlagTable): ServerConfiguration | undefined {
  const { root } = part;
  if (!isMap(root) || nodeAt(part, root, 'kind') || nodeAt(part, root, 'apiVersion'))
    return undefined;
  const entries = entriesOf(part, root);
  const about = entries.filter(({ key }) =>
    /^(?:kubernetes_audit|audit_(?:log|policy|webhook)_)/.test(key),
  );
  if (!about.some(({ key }) => known.includes(key)) && !nodeAt(part, root, kubesprayExtraArgs))
    return undefined;
  const text = (name: string) => stringIn(part, root, name);
  const isOn = (name: string) =>
    /^(?:true|yes|on|1)$/i.test(text(name) ?? '') || isTemplate(text(name) ?? '');
  const hasLog = isOn('kubernetes_audit');
  const hasWebhook = isOn('kubernetes_audit_webhook');
  const isUsed = (flag: string) =>
    flag === 'audit-policy-file'
      ? hasLog || hasWebhook
      : flag.startsWith('audit-log')
        ? hasLog
        : hasWebhook &&
          (!flag.includes('batch') || (text('audit_webhook_mode') ?? 'batch') === 'batch');
  const extra = readExtraArgs(part, root, kubesprayExtraArgs, table, false);
  const variables = about.flatMap(({ key, keyNode, value }) => {
    const name = flagOf.get(key);
    if (name === undefined || !value || !isUsed(name)) return [];
    const flag: GivenFlag = {
      name,
      value: stringIn(part, value) ?? '',
      entry: { start: keyNode.range[0], end: spanOf(value).end },
      nameAt: spanOf(keyNode),
      valueAt: innerSpan(part, value) ?? spanOf(value),
    };
    return [{ flag, value }];
  });
  const policy = text('audit_policy_file') ?? defaults.policy;
  const webhook = text('audit_webhook_config_file') ?? defaults.webhook;
  const valueOf = (flag: GivenFlag) =>
    variables.find((each) => each.flag.entry.start === flag.entry.start)?.value;
  return {
    kind: 'kubespray',
    at: spanOf(root),
    flags: [...variables.map(({ flag }) => flag), ...extra.flags],
    stray: extra.stray,
    mounts: mountsOf(part, root, { policy, hasLog, hasWebhook }),
    mountedAnyway: [
      '/etc/kubernetes/ssl',
      '/etc/ssl/certs',
      '/etc/pki',
      '/usr/share/ca-certificates',
    ],
    setAnyway: new Map([
      ...(hasLog || hasWebhook ? [['audit-policy-file', policy] as const] : []),
      ...(hasLog
        ? ([
            ['audit-log-path', defaults.log],
            ['audit-log-maxage', '30'],
            ['audit-log-maxbackup', '10'],
            ['audit-log-maxsize', '100'],
          ] as const)
        : []),
      ...(hasWebhook
        ? ([
            ['audit-webhook-config-file', webhook],
            ['audit-webhook-mode', 'batch'],
          ] as const)
        : []),
    ]),
    isPartial: false,
    // The template of kubespray puts all values in quotes.
    faults: variableFaults(part, root, about, { hasLog, hasWebhook }),
    edit: {
      addFlag: (name, value) => {
        const variable = kubesprayVariables[name];
        return variable !== undefined && isUsed(name)
          ? appendEntry(part, root, variable, value)
          : extra.edit.addFlag(name, value);
      },
      setValue: (flag, value) => {
        const node = valueOf(flag);
        return node ? [replaceScalar(part, node, value)] : extra.edit.setValue(flag, value);
      },
      renameFlag: (flag, name) => (valueOf(flag) ? undefined : extra.edit.renameFlag(flag, name)),
      removeFlag: (flag) =>
        valueOf(flag) ? removePart(part, root, flag.entry) : extra.edit.removeFlag(flag),
      addMount: ({ name, hostPath, mountPath, readOnly }) =>
        addToList(part, root, 'apiserver_extra_volumes', { name, hostPath, mountPath, readOnly }),
    },
  };
}

interface Switches {
  hasLog: boolean;
  hasWebhook: boolean;
}

/** Undefined where another tool fills a path in. */
function mountsOf(
  part: YamlPart,
  root: YAMLMap.Parsed,
  { policy, hasLog, hasWebhook }: Switches & { policy: string },
): Mount[] | undefined {
  const place = (...names: string[]) =>
    spanOf(names.flatMap((name) => nodeAt(part, root, name) ?? [])[0] ?? root);
  const text = (name: string) => stringIn(part, root, name);
  const log = text('audit_log_path') ?? defaults.log;
  const hostPolicy = text('audit_policy_hostpath') ?? folderOf(policy);
  const own: Mount[] = [];
  if (hasLog || hasWebhook) {
    own.push({
      name: 'audit-policy',
      mountPath: text('audit_policy_mountpath') ?? hostPolicy,
      hostPath: hostPolicy,
      readOnly: false,
      mountAt: place('audit_policy_mountpath', 'audit_policy_hostpath', 'audit_policy_file'),
    });
    if (log !== '-')
      own.push({
        name: 'audit-logs',
        mountPath: text('audit_log_mountpath') ?? folderOf(log),
        hostPath: text('audit_log_hostpath') ?? kubesprayLogFolder,
        readOnly: false,
        mountAt: place('audit_log_mountpath', 'audit_log_path'),
      });
  }
  for (const volume of itemsOf(part, nodeAt(part, root, 'apiserver_extra_volumes'))) {
    const path = nodeAt(part, volume, 'mountPath');
    if (!path) continue;
    const isWritable = stringIn(part, volume, 'writable') ?? 'false';
    own.push({
      name: stringIn(part, volume, 'name') ?? '',
      mountPath: stringIn(part, path) ?? '',
      hostPath: stringIn(part, volume, 'hostPath') ?? '',
      readOnly: /^true$/i.test(
        stringIn(part, volume, 'readOnly') ?? (/^true$/i.test(isWritable) ? 'false' : 'true'),
      ),
      mountAt: spanOf(path),
    });
  }
  const isKnown = own.every(({ mountPath, hostPath }) => !isTemplate(mountPath + (hostPath ?? '')));
  return isKnown ? own : undefined;
}

/** Variables that no version of kubespray has, and those that wait for a switch. */
function variableFaults(
  part: YamlPart,
  root: YAMLMap.Parsed,
  about: readonly Entry[],
  { hasLog, hasWebhook }: Switches,
): ReadingFault[] {
  const unknown = about
    .filter(({ key }) => !known.includes(key))
    .map(({ key, keyNode }): ReadingFault => {
      const meant = nearest(key, known, 3);
      return {
        code: 'variable-unknown',
        at: spanOf(keyNode),
        subject: key,
        ...(meant !== undefined && {
          fix: { title: `Write ${meant}`, edits: [replaceScalar(part, keyNode, meant)] },
        }),
      };
    });
  const waiting = about.find(({ key }) => {
    const flag = flagOf.get(key) ?? key.replaceAll('_', '-');
    if (!known.includes(key) || key.startsWith('kubernetes_')) return false;
    return flag.startsWith('audit-webhook')
      ? !hasWebhook
      : flag.startsWith('audit-log')
        ? !hasLog
        : !hasLog && !hasWebhook;
  });
  if (!waiting) return unknown;
  const name = waiting.key.startsWith('audit_webhook')
    ? 'kubernetes_audit_webhook'
    : 'kubernetes_audit';
  const node = nodeAt(part, root, name);
  const edits = node
    ? [replaceScalar(part, node, 'true')]
    : root.flow
      ? undefined
      : [prepended(part, root, `${name}: true`)];
  return [
    ...unknown,
    {
      code: 'variable-off',
      at: spanOf(waiting.keyNode),
      subject: `${waiting.key} ${name}`,
      ...(edits && { fix: { title: `Set ${name} to true`, edits } }),
    },
  ];
}

/** A line before the first variable. */
function prepended(part: YamlPart, root: YAMLMap.Parsed, line: string) {
  const at = root.range[0];
  const lineBreak = part.text.includes('\r\n') ? '\r\n' : '\n';
  return { start: at, end: at, insert: line + lineBreak };
}
