import { toYaml } from './yamlText';

/**
 * Returns a kubeconfig for the webhook backend. The certificate authority and the token are named as files: no secret is in it.
 * The server is to be filled in.
 */
export function webhookConfig(folder: string): string {
  return toYaml(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'audit',
          cluster: {
            server: webhookServer,
            'certificate-authority': `${folder}/webhook-ca.crt`,
          },
        },
      ],
      users: [{ name: 'audit', user: { tokenFile: `${folder}/${webhookToken}` } }],
      contexts: [{ name: 'audit', context: { cluster: 'audit', user: 'audit' } }],
      'current-context': 'audit',
    },
    'Replace the server with yours. kube-apiserver resolves names as its node does, not with the DNS of the cluster.',
  );
}

/** The name of the file with the token, which is in no file of ours. */
export const webhookToken = 'webhook-token';

/** A name that never resolves (RFC 2606), so that nothing is sent anywhere by accident. */
export const webhookServer = 'https://audit.example.invalid/events';
