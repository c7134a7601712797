/**
 * What of a sample request's events is not what the real server logged here, on purpose: the fields, and why. Without
 * fields, the sample was not asked.
 */
export const differences: Record<string, { reason: string; fields?: string[] }> = {
  'exec-post': { reason: 'kubectl 1.29 on purpose; its modules are not here' },
  panic: { reason: 'no handler of the real server panics at will' },
  'hpa-metrics': { reason: 'no metrics-server is here to answer', fields: ['responseStatus.code'] },
  attach: {
    reason: "on purpose as if web-1's container had a terminal, so that the terminal is attached",
    fields: ['requestURI'],
  },
  'can-i': {
    reason: 'the server lists the rules in random order',
    fields: ['responseObject.status'],
  },
  discovery: {
    reason:
      'only three of the resources, and not aggregated: kubectl before 1.27, and other clients',
    fields: ['responseObject.resources'],
  },
  'pod-list-all': {
    reason: 'only three of the pods',
    fields: ['responseObject.items'],
  },
  'pod-proxy': { reason: 'nothing answers in the pod', fields: ['responseStatus'] },
  'service-proxy': {
    reason: 'nothing answers behind the Service',
    fields: ['responseStatus', 'responseObject'],
  },
  'node-proxy': {
    reason: 'the server does not connect to a node on loopback',
    fields: ['responseStatus', 'responseObject'],
  },
};
