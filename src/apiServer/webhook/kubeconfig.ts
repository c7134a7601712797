import { stringify } from 'yaml';

/** How the API server logs in at the webhook: by files that it can read, never by their content. */
export type WebhookLogin =
  | { by: 'certificate'; certificateFile: string; keyFile: string }
  | { by: 'token'; tokenFile: string }
  | { by: 'nothing' };

/** Where events are sent. */
export interface WebhookTarget {
  /** "https://host:port/path". */
  server: string;
  /** The certificate authority of the webhook; absent: those of the API server's image. */
  caFile?: string;
  login: WebhookLogin;
}

const name = 'audit-webhook';
const user = 'kube-apiserver';

/**
 * Returns the file for --audit-webhook-config-file, in the format of a kubeconfig. Paths are those that the API server sees, inside its
 * container. Follows LoadKubeconfig of pkg/util/webhook.
 */
export function webhookKubeconfig({ server, caFile, login }: WebhookTarget): string {
  return stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name,
          cluster: { server, ...(caFile !== undefined && { 'certificate-authority': caFile }) },
        },
      ],
      users: [{ name: user, user: loginOf(login) }],
      contexts: [{ name, context: { cluster: name, user } }],
      'current-context': name,
    },
    { lineWidth: 0 },
  );
}

function loginOf(login: WebhookLogin): Record<string, string> {
  switch (login.by) {
    case 'certificate':
      return { 'client-certificate': login.certificateFile, 'client-key': login.keyFile };
    case 'token':
      return { tokenFile: login.tokenFile };
    case 'nothing':
      return {};
  }
}
