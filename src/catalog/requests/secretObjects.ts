import { created, managed, now, ownedLeaves } from './metadata';

/** A Secret as a list item; values are base64-encoded as in the API. */
function secretItem(
  name: string,
  uid: string,
  resourceVersion: string,
  time: string,
  data: Record<string, string>,
): object {
  return {
    metadata: {
      name,
      namespace: 'prod',
      uid,
      resourceVersion,
      creationTimestamp: time,
      managedFields: [
        managed('kubectl-create', 'v1', time, {
          'f:data': ownedLeaves(...Object.keys(data)),
          'f:type': {},
        }),
      ],
    },
    data,
    type: 'Opaque',
  };
}

/** The two Secrets in namespace prod; the values decode to "s3cr3t" and "not-a-real-secret". */
export const apiKey = secretItem('api-key', 'b1f3112d-751f-4c3b-9b8a-fb55ea8cf494', '702', now, {
  key: 'czNjcjN0',
});
export const dbPassword = secretItem(
  'db-password',
  '54081128-ccb7-446e-b669-12bb7d02111c',
  '398',
  created,
  { password: 'bm90LWEtcmVhbC1zZWNyZXQ=' },
);

/** Both, as a list returns them. */
export const secretList = {
  kind: 'SecretList',
  apiVersion: 'v1',
  metadata: { resourceVersion: '742' },
  items: [apiKey, dbPassword],
};
