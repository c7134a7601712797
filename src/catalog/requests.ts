import { attack } from './requests/attack';
import { changes } from './requests/changes';
import { controlPlane } from './requests/controlPlane';
import { credentials } from './requests/credentials';
import { entering } from './requests/entering';
import { everyday } from './requests/everyday';
import { nodes } from './requests/nodes';
import { panicking, urls } from './requests/urls';
import type { SampleRequest } from './types';

/**
 * The requests that every policy is evaluated for, most instructive first: everyday work, Secrets
 * and tokens, ways into pods, an attack, the control plane, the nodes, non-resource URLs, a panic.
 * Kinds People, Workloads and Control plane say who sent a request, Attack and Probes its purpose.
 * They come from one example cluster: names, uids and addresses agree across the requests.
 */
export const sampleRequests: readonly SampleRequest[] = [
  ...everyday,
  ...changes,
  ...credentials,
  ...entering,
  ...attack,
  ...controlPlane,
  ...nodes,
  ...urls,
  ...panicking,
];
