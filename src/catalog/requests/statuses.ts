/** What a failed request's Status says beyond its code, in Go's order of StatusDetails. */
interface Details {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: { reason?: string; message?: string; field?: string }[];
}

/** The Status object of a request that failed, keys in the order Go writes them. */
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

/** The Status object of a create without an object to return: a binding, an eviction. */
export const createdStatus = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  code: 201,
};

/** The options kubectl and controllers send along with a delete, as the API server records them. */
export function deleteOptions(options: object = { propagationPolicy: 'Background' }): unknown {
  return { kind: 'DeleteOptions', apiVersion: 'meta.k8s.io/__internal', ...options };
}
