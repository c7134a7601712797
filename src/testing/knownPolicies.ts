import type { Level } from '../audit/types';
import { sampleRequests } from '../catalog/requests';

/**
 * What the original of each known template decides: template → level → sample requests. Obtained by evaluating the original
 * files, with the same result from k8s.io/apiserver v0.26.1 and from our evaluator for 1.31 to 1.37: audit-policy.yaml of
 * kubernetes/website (6a0114664d1b), configure-helper.sh of kubernetes/kubernetes (b574b11f6b28), testdata/default.yaml of
 * openshift/library-go (93ac9206ae34) and hardening_guide.md of rancher/rke2-docs (9477b7b1df1f).
 */
export const decisionsOfOriginals: Record<string, Partial<Record<Level, string>>> = {
  'kubernetes-docs': {
    None: `
      cm-controller-leader kubeproxy-watch-legacy discovery
    `,
    Metadata: `
      deploy-ssa deploy-update deploy-update-conflict deploy-scale cm-create-dev cr-create
      secret-get secret-create tokenreview impersonate logs can-i can-i-one secret-list-denied
      clusterrole-denied crb-create secret-list-all csr-approve webhook-delete ns-cleanup
      leader-lease event-new hpa-metrics pod-status node-lease configmap-watch-named
      kubeproxy-watch livez readyz healthz-etcd metrics anon-api anon-version openapi
      logs-endpoint pprof
    `,
    Request: `
      ns-list cm-update-kube-system ns-delete sa-token exec-get exec-post attach portforward
      debug-ephemeral pod-proxy service-proxy node-proxy eviction eviction-pdb binding node-status
      node-get event-core
    `,
    RequestResponse: `
      pod-list pod-get pod-watch pod-delete-webapp pod-create pod-list-all pod-notfound
      pod-create-invalid pod-create-exists pod-deletecollection bad-token pod-create-privileged
      pod-delete-by-controller panic
    `,
  },
  gce: {
    None: `
      node-get event-core kubeproxy-watch-legacy healthz-etcd anon-version
    `,
    Metadata: `
      cm-create-dev cm-update-kube-system cr-create secret-get secret-create sa-token tokenreview
      impersonate secret-list-denied secret-list-all leader-lease event-new cm-controller-leader
      node-lease configmap-watch-named kubeproxy-watch livez readyz metrics anon-api discovery
      openapi logs-endpoint pprof
    `,
    Request: `
      pod-list pod-get pod-watch pod-list-all pod-notfound ns-list exec-get attach portforward
      logs pod-proxy service-proxy bad-token node-proxy ns-cleanup hpa-metrics node-status
      pod-status panic
    `,
    RequestResponse: `
      pod-delete-webapp pod-create pod-create-invalid pod-create-exists pod-deletecollection
      deploy-ssa deploy-update deploy-update-conflict deploy-scale ns-delete exec-post
      debug-ephemeral can-i can-i-one clusterrole-denied pod-create-privileged crb-create
      csr-approve webhook-delete eviction eviction-pdb pod-delete-by-controller binding
    `,
  },
  openshift: {
    None: `
      livez readyz anon-api anon-version discovery
    `,
    Metadata: `
      pod-list pod-get pod-watch pod-delete-webapp pod-create pod-list-all pod-notfound
      pod-create-invalid pod-create-exists pod-deletecollection ns-list deploy-ssa deploy-update
      deploy-update-conflict deploy-scale cm-create-dev cm-update-kube-system cr-create ns-delete
      secret-get secret-create sa-token tokenreview impersonate exec-get exec-post attach
      portforward logs debug-ephemeral pod-proxy service-proxy bad-token can-i can-i-one
      secret-list-denied clusterrole-denied pod-create-privileged crb-create secret-list-all
      node-proxy csr-approve webhook-delete eviction eviction-pdb pod-delete-by-controller
      ns-cleanup binding leader-lease event-new hpa-metrics cm-controller-leader node-status
      node-get pod-status node-lease event-core configmap-watch-named kubeproxy-watch
      kubeproxy-watch-legacy healthz-etcd metrics openapi logs-endpoint pprof panic
    `,
  },
  rke2: {
    None: sampleRequests.map(({ id }) => id).join(' '),
  },
};
