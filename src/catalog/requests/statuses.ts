/** The details of a Status, in the field order of Go's StatusDetails. */
interface Details {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: { reason?: string; message?: string; field?: string }[];
}

/** The Status of a failed request, with keys in the order of Go's encoder. */
export function failure(code: number, reason: string, message: string, details?: Details): unknown {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    ...(details ? { details } : {}),
    code,
  };
}

/** The Status of a create that returns no object: a binding or an eviction. */
export const createdStatus = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  code: 201,
};

/** The DeleteOptions of kubectl and controllers, as the API server records them. */
export function deleteOptions(options: object = { propagationPolicy: 'Background' }): unknown {
  return { kind: 'DeleteOptions', apiVersion: 'meta.k8s.io/__internal', ...options };
}
