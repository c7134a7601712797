import { created, managed, now, ownedLeaves } from './metadata';
import { uidOf } from '../uidOf';

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
export const apiKey = secretItem('api-key', uidOf('api-key'), '702', now, {
  key: 'czNjcjN0',
});
export const dbPassword = secretItem('db-password', uidOf('db-password'), '398', created, {
  password: 'bm90LWEtcmVhbC1zZWNyZXQ=',
});

/** Both, as a list returns them. */
export const secretList = {
  kind: 'SecretList',
  apiVersion: 'v1',
  metadata: { resourceVersion: '742' },
  items: [apiKey, dbPassword],
};
