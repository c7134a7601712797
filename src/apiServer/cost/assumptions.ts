/** Something that the estimate takes for granted, and that a reader may know better. */
export interface Assumption {
  value: number;
  unit: string;
  why: string;
  /** A Go source of Kubernetes 1.37.2 where its default is, or "estimate". */
  source: string;
}

const estimate = 'estimate';

/** All assumptions by name. Intervals are the defaults of the components. */
export const assumptions = {
  leaseInterval: {
    value: 10,
    unit: 'seconds',
    why: 'A kubelet renews its Lease after a quarter of its duration, which is 40 seconds.',
    source: 'kubernetes/pkg/kubelet/kubelet.go, nodeLeaseRenewIntervalFraction',
  },
  nodeStatusInterval: {
    value: 300,
    unit: 'seconds',
    why: 'A kubelet reports an unchanged status every 5 minutes. It checks every 10 seconds and reports a change at once.',
    source: 'kubernetes/pkg/kubelet/apis/config/v1beta1/defaults.go, NodeStatusReportFrequency',
  },
  watchMinutes: {
    value: 7.5,
    unit: 'minutes',
    why: 'client-go ends each watch after 5 to 10 minutes, at random, and begins it again.',
    source: 'client-go/tools/cache/reflector.go, defaultMinWatchTimeout',
  },
  kubeletWatches: {
    value: 5,
    unit: 'watches a node',
    why: 'Its Pods, its Node, Services, CSIDrivers and RuntimeClasses; mounted ConfigMaps and Secrets come on top.',
    source: 'kubernetes/pkg/kubelet/kubelet.go',
  },
  mountsPerNode: {
    value: 15,
    unit: 'ConfigMaps and Secrets a node',
    why: 'A kubelet watches each ConfigMap and Secret that its pods use; kube-root-ca.crt is one for each namespace.',
    source: estimate,
  },
  kubeProxyWatches: {
    value: 4,
    unit: 'watches a node',
    why: 'Services, EndpointSlices, its Node and ServiceCIDRs. 0 if something else does its work.',
    source: 'kubernetes/cmd/kube-proxy/app/server.go',
  },
  tokenMinutes: {
    value: 48,
    unit: 'minutes',
    why: 'A kubelet asks for a new token for each pod after 80 % of the 3,607 seconds that one lasts.',
    source: 'kubernetes/pkg/kubelet/token/token_manager.go, requiresRefresh',
  },
  podStartsPerDay: {
    value: 0.5,
    unit: 'starts a day for each pod',
    why: 'Deployments, Jobs and restarts by eviction. A CronJob that runs every 5 minutes makes 288 starts by itself.',
    source: estimate,
  },
  leaderInterval: {
    value: 2,
    unit: 'seconds',
    why: 'A leader renews its Lease this often, and those that wait read it as often.',
    source: 'component-base/config/v1alpha1/defaults.go, RetryPeriod',
  },
  controlPlaneWatches: {
    value: 110,
    unit: 'watches',
    why: 'Those of kube-controller-manager and kube-scheduler: about one for each built-in resource, and some twice.',
    source: estimate,
  },
  discoveryLoops: {
    value: 2,
    unit: 'loops',
    why: 'The garbage collector and the quota controller read /api and /apis again every 30 seconds.',
    source: 'kubernetes/cmd/kube-controller-manager/app/core.go',
  },
  serverLeaseInterval: {
    value: 10,
    unit: 'seconds',
    why: 'Each API server renews a Lease that names it.',
    source: 'kubernetes/pkg/controlplane/apiserver/server.go, IdentityLeaseRenewIntervalPeriod',
  },
  livezInterval: {
    value: 10,
    unit: 'seconds',
    why: 'The liveness probe of the static pod that kubeadm writes.',
    source: 'kubernetes/cmd/kubeadm/app/util/staticpod/utils.go, LivenessProbe',
  },
  readyzInterval: {
    value: 1,
    unit: 'seconds',
    why: 'The readiness probe of the static pod that kubeadm writes. Load balancers ask on top of it.',
    source: 'kubernetes/cmd/kubeadm/app/util/staticpod/utils.go, ReadinessProbe',
  },
  scrapeInterval: {
    value: 30,
    unit: 'seconds',
    why: 'Prometheus reads /metrics of each API server this often. 0: nothing does.',
    source: estimate,
  },
  operatorWatches: {
    value: 10,
    unit: 'watches an operator',
    why: 'Its own resources, and those that it makes.',
    source: estimate,
  },
  operatorWritesPerHour: {
    value: 60,
    unit: 'writes an hour',
    why: 'An operator that writes a status once a minute. Those that reconcile in a loop write far more.',
    source: estimate,
  },
  autoscalerInterval: {
    value: 15,
    unit: 'seconds',
    why: 'The HorizontalPodAutoscaler controller reads the scale and the metrics of each target this often.',
    source: 'kubernetes/pkg/controller/podautoscaler/config/v1alpha1/defaults.go',
  },
  requestsPerPerson: {
    value: 400,
    unit: 'requests a day',
    why: 'kubectl and dashboards, mostly get and list. A dashboard left open makes thousands.',
    source: estimate,
  },
  writesOfPeople: {
    value: 5,
    unit: '% of these requests',
    why: 'The others read.',
    source: estimate,
  },
  requestsPerAutomation: {
    value: 5000,
    unit: 'requests a day',
    why: 'A service account that polls: a pipeline, a GitOps tool, a backup.',
    source: estimate,
  },
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof assumptions;
/** The values of the assumptions, as the reader may have changed them. */
export type Assumed = Record<AssumptionName, number>;

/** Returns the values to begin with. */
export function usualValues(): Assumed {
  const values = Object.entries(assumptions).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Assumed;
}
