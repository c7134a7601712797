import { folderOf, nameOf } from './path';
import type { RunbookFile } from './runbook';
import type { Context, Piece } from './setup';
import { makeFolder, quoted, writeFile, writeOwn } from './shell';
import { webhookConfig, webhookToken } from './webhookConfig';

/** Returns the policy as a file of its own. */
export function policyFile({ policy, paths }: Context, on: RunbookFile['on']): RunbookFile {
  return {
    path: nameOf(paths.policy),
    content: policy,
    language: 'yaml',
    role: 'policy',
    on,
    target: paths.policy,
    mode: '0600',
  };
}

/** Returns the webhook's kubeconfig, if there is a webhook. */
export function webhookFiles({ choice, paths }: Context, on: RunbookFile['on']): RunbookFile[] {
  if (!choice.webhook) return [];
  return [
    {
      path: nameOf(paths.webhook),
      content: webhookConfig(folderOf(paths.webhook)),
      language: 'yaml',
      role: 'webhook',
      on,
      target: paths.webhook,
      mode: '0600',
    },
  ];
}

/** Returns the step that writes the policy on a node. */
export function writePolicy({ policy, paths, choice }: Context): Piece {
  const folders = new Set([folderOf(paths.policy)]);
  if (choice.log === 'file') folders.add(folderOf(paths.log));
  return {
    commands: [...[...folders].map(makeFolder), writeFile(paths.policy, policy, '0600')].join('\n'),
    files: [nameOf(paths.policy)],
    expect: `sudo cat ${quoted(paths.policy)} prints your policy.`,
    otherwise: 'Check that the disk is not full and not read-only.',
  };
}

/** Returns the step that writes files on the workstation, beside the configuration of a cluster that is made from them. */
export function writeLocal(files: readonly RunbookFile[]): Piece {
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  const webhook = files.find(({ role }) => role === 'webhook');
  const beside = webhook && webhookOthers(folderOf(webhook.path));
  return {
    title: 'Write the files',
    why: 'The next steps name them.',
    where: 'workstation',
    commands: [
      ...[...folders]
        .filter((folder) => folder !== '.')
        .map((folder) => `mkdir -p ${quoted(folder)}`),
      ...files.map(({ path, content, mode }) => writeOwn(path, content, mode)),
      ...(beside ? [`touch ${beside.map(quoted).join(' ')}`] : []),
    ].join('\n'),
    files: files.map(({ path }) => path),
    expect: `ls ${files.map(({ path }) => quoted(path)).join(' ')} shows them.${webhook ? ` ${toFillIn(webhook.path)}` : ''}`,
    otherwise: `Unpack the archive of this page instead: it has the same files${beside ? ', but not the certificate authority and the token' : ''}.`,
  };
}

/** The other files that the webhook's kubeconfig names. */
const webhookOthers = (folder: string) =>
  ['webhook-ca.crt', webhookToken].map((name) => (folder === '.' ? name : `${folder}/${name}`));

/** What no generator knows. */
const toFillIn = (path: string) =>
  `Replace the server in ${path} with yours, put the certificate authority in webhook-ca.crt and the token in ${webhookToken}.`;

/** Returns the step that writes the webhook's kubeconfig on a node, if there is a webhook. */
export function writeWebhook({ choice, paths }: Context): Piece | undefined {
  if (!choice.webhook) return undefined;
  const folder = folderOf(paths.webhook);
  return {
    commands: [
      makeFolder(folder),
      writeFile(paths.webhook, webhookConfig(folder), '0600'),
      `sudo touch ${webhookOthers(folder).map(quoted).join(' ')}`,
      `sudo chmod 0600 ${quoted(`${folder}/${webhookToken}`)}`,
    ].join('\n'),
    files: [nameOf(paths.webhook)],
    expect: toFillIn(paths.webhook),
    otherwise:
      'If your webhook needs no token, remove tokenFile. If its certificate is signed by a public authority, remove certificate-authority.',
  };
}
