import { assumptions, type Assumed, type AssumptionName } from '../../apiServer/cost/assumptions';
import type { ClusterShape } from '../../apiServer/cost/traffic';

/** What is in the fields, as it was typed. */
export type CostForm = Readonly<Record<keyof ClusterShape | AssumptionName, string>>;

/** The fields of a cluster's shape, in order, with the values to begin with. */
export const shapeFields: readonly [name: keyof ClusterShape, label: string, value: string][] = [
  ['nodes', 'Nodes', '10'],
  ['controlPlanes', 'API servers', '3'],
  ['pods', 'Pods', '200'],
  ['operators', 'Operators and other controllers', '5'],
  ['customResourceDefinitions', 'CustomResourceDefinitions', '20'],
  ['autoscalers', 'HorizontalPodAutoscalers', '2'],
  ['people', 'People', '5'],
  ['automations', 'Pipelines and tools that poll', '1'],
];

/** What each assumption is about. */
export const assumptionLabels: Record<AssumptionName, string> = {
  leaseInterval: 'A kubelet renews its Lease every',
  nodeStatusInterval: 'A kubelet reports its status every',
  watchMinutes: 'A watch lasts',
  kubeletWatches: 'Watches of a kubelet',
  mountsPerNode: 'Mounted objects that a kubelet watches',
  kubeProxyWatches: 'Watches of kube-proxy',
  tokenMinutes: 'A pod needs a new token every',
  podStartsPerDay: 'Pods start',
  leaderInterval: 'A leader renews its Lease every',
  controlPlaneWatches: 'Watches of the control plane',
  discoveryLoops: 'Controllers that read what APIs there are',
  serverLeaseInterval: 'An API server renews its Lease every',
  livezInterval: 'A liveness probe every',
  readyzInterval: 'A readiness probe every',
  scrapeInterval: 'Metrics are scraped every',
  operatorWatches: 'Watches of an operator',
  operatorWritesPerHour: 'Writes of an operator',
  autoscalerInterval: 'An autoscaler reads metrics every',
  requestsPerPerson: 'Requests of a person',
  writesOfPeople: 'Writes among them',
  requestsPerAutomation: 'Requests of a pipeline or tool',
};

export const assumptionNames = Object.keys(assumptionLabels) as AssumptionName[];

export const firstForm = Object.fromEntries([
  ...shapeFields.map(([name, , value]) => [name, value]),
  ...assumptionNames.map((name) => [name, String(assumptions[name].value)]),
]) as CostForm;

const most = 1_000_000;

/** Reads the fields; those with another value than a number from 0 have a problem. */
export function readCostForm(form: CostForm): {
  problems: ReadonlyMap<string, string>;
  shape: ClusterShape;
  assumed: Assumed;
} {
  const problems = new Map<string, string>();
  const read = Object.fromEntries(
    Object.entries(form).map(([name, text]) => {
      const value = /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : NaN;
      if (!(value <= most)) problems.set(name, 'Write a number from 0 to 1,000,000.');
      return [name, value];
    }),
  );
  return { problems, shape: read as unknown as ClusterShape, assumed: read as Assumed };
}
