import type { Assumed } from './assumptions';

/** How large a cluster is. */
export interface ClusterShape {
  nodes: number;
  /** Nodes with an API server; each writes a log of its own. */
  controlPlanes: number;
  pods: number;
  /** Controllers beside kube-controller-manager, with a leader each. */
  operators: number;
  customResourceDefinitions: number;
  /** HorizontalPodAutoscalers. */
  autoscalers: number;
  people: number;
  /** Service accounts that poll the API from inside or outside. */
  automations: number;
}

/** Requests of one kind. */
export interface Traffic {
  what: string;
  /** The id of the sample request (src/catalog) that stands for them: it has the verb, the object and the sizes. */
  sample: string;
  /** The id of a sample request that has their sender; absent: the sender of the first. */
  sender?: string;
  perDay: number;
}

/** "pod-create by node-lease" is the first request, sent by who sends the second. */
type Row = [
  what: string,
  sample: string,
  perDay: (shape: ClusterShape, assumed: Assumed) => number,
];

const day = 86_400;
/** How often something happens in a day; 0: never. */
const every = (seconds: number) => (seconds > 0 ? day / seconds : 0);
const watched = ({ watchMinutes }: Assumed) => every(watchMinutes * 60);
const starts = ({ pods }: ClusterShape, { podStartsPerDay }: Assumed) => pods * podStartsPerDay;

/** Each start of a pod is one of each, as often as stated, and so is its end. */
const rows: readonly Row[] = [
  [
    'Kubelets renew their Leases',
    'node-lease',
    ({ nodes }, { leaseInterval }) => nodes * every(leaseInterval),
  ],
  [
    'Kubelets report the status of their Nodes',
    'node-status',
    ({ nodes }, { nodeStatusInterval }) => nodes * every(nodeStatusInterval),
  ],
  [
    'Kubelets watch Pods, Services and others',
    'kubeproxy-watch by node-lease',
    ({ nodes }, assumed) => nodes * assumed.kubeletWatches * watched(assumed),
  ],
  [
    'Kubelets watch mounted ConfigMaps and Secrets',
    'configmap-watch-named',
    ({ nodes }, assumed) => nodes * assumed.mountsPerNode * watched(assumed),
  ],
  [
    'Kubelets ask for tokens of pods',
    'sa-token by node-lease',
    ({ pods }, { tokenMinutes }) => pods * every(tokenMinutes * 60),
  ],
  [
    'kube-proxy watches Services and EndpointSlices',
    'kubeproxy-watch',
    ({ nodes }, assumed) => nodes * assumed.kubeProxyWatches * watched(assumed),
  ],
  ['Pods are created', 'pod-create by pod-delete-by-controller', starts],
  ['Pods are bound to Nodes', 'binding', starts],
  [
    'Kubelets report the status of pods',
    'pod-status',
    (shape, assumed) => 5 * starts(shape, assumed),
  ],
  [
    'Events of the kubelet about pods',
    'event-core',
    (shape, assumed) => 5 * starts(shape, assumed),
  ],
  ['Events of the scheduler', 'event-new', starts],
  [
    'Controllers write Deployments, ReplicaSets and EndpointSlices',
    'deploy-update by pod-delete-by-controller',
    (shape, assumed) => 5 * starts(shape, assumed),
  ],
  ['Pods are deleted', 'pod-delete-by-controller', (shape, assumed) => 2 * starts(shape, assumed)],
  [
    'Leaders of the control plane renew their Leases, others read them',
    'leader-lease',
    // kube-controller-manager and kube-scheduler on each node.
    ({ controlPlanes }, { leaderInterval }) => controlPlanes * 2 * every(leaderInterval),
  ],
  [
    'Operators renew their Leases',
    'leader-lease by cm-controller-leader',
    ({ operators }, { leaderInterval }) => operators * every(leaderInterval),
  ],
  [
    'API servers renew their Leases',
    'leader-lease',
    ({ controlPlanes }, { serverLeaseInterval }) => controlPlanes * every(serverLeaseInterval),
  ],
  [
    'Controllers of the control plane watch every kind of object',
    'kubeproxy-watch by leader-lease',
    ({ controlPlanes, customResourceDefinitions }, assumed) =>
      ((controlPlanes > 0 ? assumed.controlPlaneWatches : 0) + customResourceDefinitions) *
      watched(assumed),
  ],
  [
    'Operators watch',
    'kubeproxy-watch by cm-controller-leader',
    ({ operators }, assumed) => operators * assumed.operatorWatches * watched(assumed),
  ],
  [
    'Operators write',
    'cr-create by cm-controller-leader',
    ({ operators }, { operatorWritesPerHour }) => operators * operatorWritesPerHour * 24,
  ],
  [
    'Discovery by controllers',
    'discovery by leader-lease',
    (_, { discoveryLoops }) => discoveryLoops * 2 * every(30),
  ],
  [
    'Autoscalers read metrics and scales',
    'hpa-metrics',
    ({ autoscalers }, { autoscalerInterval }) => 2 * autoscalers * every(autoscalerInterval),
  ],
  [
    'Liveness probes',
    'livez',
    ({ controlPlanes }, { livezInterval }) => controlPlanes * every(livezInterval),
  ],
  [
    'Readiness probes',
    'readyz',
    ({ controlPlanes }, { readyzInterval }) => controlPlanes * every(readyzInterval),
  ],
  [
    'Metrics are scraped',
    'metrics',
    ({ controlPlanes }, { scrapeInterval }) => controlPlanes * every(scrapeInterval),
  ],
  [
    'People read',
    'pod-list',
    ({ people }, { requestsPerPerson, writesOfPeople }) =>
      people * requestsPerPerson * (1 - writesOfPeople / 100),
  ],
  [
    'People write',
    'deploy-ssa',
    ({ people }, { requestsPerPerson, writesOfPeople }) =>
      people * requestsPerPerson * (writesOfPeople / 100),
  ],
  [
    'Automation polls',
    'pod-list by secret-list-all',
    ({ automations }, { requestsPerAutomation }) => automations * requestsPerAutomation,
  ],
];

/**
 * Returns the requests of a cluster in a day, by kind; kinds that do not occur are left out. It is an estimate: the order of
 * magnitude and what it is made of, not a measurement.
 */
export function trafficOf(shape: ClusterShape, assumed: Assumed): Traffic[] {
  return rows.flatMap(([what, samples, amount]) => {
    const [sample = '', sender] = samples.split(' by ');
    const perDay = amount(shape, assumed);
    return perDay > 0 ? [{ what, sample, ...(sender !== undefined && { sender }), perDay }] : [];
  });
}
