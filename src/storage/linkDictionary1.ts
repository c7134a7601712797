/**
 * The deflate dictionary of version 1 links: policies and words that occur in policies, the most common ones
 * last. Never change a character: existing links are decoded with it. A better one needs a new version.
 */
export const linkDictionary1 = `apiVersion: audit.k8s.io/v1
kind: Policy
# Nothing on arrival. ResponseStarted stays: failed logins live there.
omitStages: ["RequestReceived"]
rules:
  # Who deletes the web application's pod, and what it was
  - level: RequestResponse
    verbs: ["delete"]
    namespaces: ["prod-namespace"]
    resources:
      - group: "" # core
        resources: ["pods"]
        resourceNames: ["webapp-pod"]

  # Who touched secrets, never what they hold
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  # Shells, whatever the kubectl version: get since 1.31, create before
  - level: Request
    verbs: ["get", "create"]
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]

  # Probes
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # Everything else leaves a trace
  - level: Metadata

apiVersion: audit.k8s.io/v1
kind: Policy
# One event less per request: the later ones say all that this one would
omitStages: ["RequestReceived"]
rules:
  # A rule without conditions matches every request
  - level: Metadata

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
# Bookkeeping of the API server, often half of a body
omitManagedFields: true
rules:
  # Heartbeats, status reports and Events: most of all writes. Events have two groups.
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Ways into pods, before the rules that drop reads: a shell is a get today
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # The control plane reads all day long; what it writes is kept below
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["get", "list", "watch"]

  # Nodes, kube-proxy, and everything with a service account in kube-system
  - level: None
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts:kube-system"]
    verbs: ["get", "list", "watch"]

  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # Who may do what: rare, and worth the bodies
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io

  # Reads too: somebody may look at a Secret
  - level: Metadata

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Sensitive data first, so that no later rule records what it holds.
  # Token requests are not on the list, but their answer is a token.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  # Use of exec, port-forward and the proxies. No verbs: kubectl changed them once.
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # Changes of pods and Deployments, scaling and debugging included
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods", "pods/ephemeralcontainers"]
      - group: apps
        resources: ["deployments", "deployments/scale"]

  # Metadata is the least for everything else
  - level: Metadata

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Values that must not be in a log. People keep passwords in ConfigMaps too.
  # Token requests are a subresource, which serviceaccounts alone would miss.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]

  # A large log: every list is copied into it. Set maxsize and maxbackup.
  - level: RequestResponse

apiVersion: audit.k8s.io/v1
kind: Policy
# ResponseStarted stays: a failed login has no other event
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*"]
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Credentials: who and which, never what
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io

  # Who got in. Before the writes, and without verbs: a shell is a get today.
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # Everything that changes something or asks for permissions: a privileged pod
  # and a binding to cluster-admin only show in their bodies
  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]

  # Reads, discovery and failed logins: the way somebody looks around
  - level: Metadata

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Direct and in bulk, by people and by controllers. A Namespace takes all with it.
  - level: Request
    verbs: ["delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods", "namespaces", "replicationcontrollers"]
      - group: apps
        resources: ["deployments", "replicasets", "statefulsets", "daemonsets"]
      - group: batch
        resources: ["jobs", "cronjobs"]

  # kubectl drain creates an eviction instead of deleting
  - level: Request
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["pods/eviction"]

  # Scaling down and new versions: a controller deletes, somebody told it to
  - level: Request
    verbs: ["update", "patch"]
    resources:
      - group: apps
        resources: ["deployments", "replicasets", "statefulsets", "*/scale"]

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # A new token or identity: its request says for whom, its answer is the token
  - level: Metadata
    verbs: ["create"]
    resources:
      - group: ""
        resources: ["serviceaccounts", "serviceaccounts/token"]

  # Both bodies: before a delete the answer is the last copy of the object.
  # A group without resources means all of its resources.
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io
      - group: admissionregistration.k8s.io
      - group: apiregistration.k8s.io
      - group: certificates.k8s.io

  # Labels of a Namespace choose its Pod Security level
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete"]
    resources:
      - group: ""
        resources: ["namespaces"]

  # Impersonation needs no rule: it is recorded with whatever is done by it

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # Kubelets fetch the Secrets of their pods, the control plane watches them all
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["get", "list", "watch"]
    resources:
      - group: ""
        resources: ["secrets"]
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager"]
    verbs: ["get", "list", "watch"]
    resources:
      - group: ""
        resources: ["secrets"]

  # Metadata names the Secret and the reader. More would copy the Secret.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
      - group: certificates.k8s.io
        resources: ["certificatesigningrequests", "certificatesigningrequests/approval"]

  # No more rules: a request that none matches is not recorded

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # Heartbeats and reports
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Credentials and shells, whoever it is: a stolen token looks like a machine
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]
      - group: authentication.k8s.io

  # Machines: nodes and service accounts by group, the control plane by name
  - level: None
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts"]
    verbs: ["get", "list", "watch"]
  - level: Metadata
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts"]
  - level: None
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["get", "list", "watch"]
  - level: Metadata
    users: ["system:apiserver", "system:kube-controller-manager", "system:kube-scheduler"]

  # Who is left: people, and whoever fails to log in
  - level: Request

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # Writes without news
  - level: None
    resources:
      - group: ""
        resources: ["events", "nodes/status", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  # Questions in the shape of a create: they change nothing
  - level: None
    resources:
      - group: authentication.k8s.io
      - group: authorization.k8s.io

  # A shell changes things, and it is a get since kubectl 1.31
  - level: Metadata
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward"]
      - group: ""
        resources: ["pods/proxy", "services/proxy", "nodes/proxy"]

  # The request holds the value here
  - level: Metadata
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  # What kubelets and controllers report all the time
  - level: None
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["events", "pods/status"]
      - group: events.k8s.io
        resources: ["events"]
      - group: coordination.k8s.io
        resources: ["leases"]

  - level: Metadata
    namespaces: ["prod"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]

  # Deleting the Namespace itself counts as being in it
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    namespaces: ["prod"]

  # Reads, shells over WebSocket included
  - level: Metadata
    namespaces: ["prod"]

  # kubectl get -A reads this namespace too, but its own namespace is ""
  - level: Metadata
    verbs: ["list", "watch"]
    namespaces: [""]
    resources:
      - group: ""
        resources: ["pods", "secrets", "configmaps"]

apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
  # The star stands for the rest of the path: /readyz/etcd is covered too
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # kubectl asks what there is before it does anything. /api* means these
  # questions only: requests for resources never match nonResourceURLs.
  - level: None
    userGroups: ["system:authenticated"]
    nonResourceURLs: ["/api*", "/openapi*", "/version"]

  # What is left of the URLs is rare: strangers, /debug, /logs.
  # Requests for resources come here too.
  - level: Metadata

apiVersion: audit.k8s.io/v1
kind: Policy
# No omitStages: RequestReceived without a later event is a request that hangs
rules:
  - level: None
    nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/metrics"]

  # Kubelets read the Secrets of their pods, controllers make tokens
  - level: Metadata
    userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
  - level: Metadata
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]

  # What they write, with the answer: status, leases, bindings, Events.
  # Managed fields stay: they tell which controller set a field.
  - level: RequestResponse
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
  - level: RequestResponse
    userGroups: ["system:nodes", "system:serviceaccounts:kube-system"]
    verbs: ["create", "update", "patch", "delete", "deletecollection"]

  # What they read and watch
  - level: Metadata
    users: ["system:kube-controller-manager", "system:kube-scheduler"]
  - level: Metadata
    userGroups: ["system:nodes", "system:node-proxier", "system:serviceaccounts:kube-system"]

# WARNING: writes Secrets and tokens into the log, readable for everybody who
# can read the file, and fills a disk within hours. For labs without real data.
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: RequestResponse

roles","rolebindings","clusterroles","clusterrolebindings"]
      - group: "flowcontrol.apiserver.k8s.io"
      - group: "gateway.networking.k8s.io"
      - group: "node.k8s.io"
      - group: "events.k8s.io"
      - group: "discovery.k8s.io"
        resources: ["endpointslices"]
      - group: "scheduling.k8s.io"
      - group: "admissionregistration.k8s.io"
        resources: ["validatingwebhookconfigurations", "mutatingwebhookconfigurations", "validatingadmissionpolicies", "validatingadmissionpolicybindings"]
      - group: "apiextensions.k8s.io"
        resources: ["customresourcedefinitions"]
      - group: "apiregistration.k8s.io"
        resources: ["apiservices"]
      - group: "authentication.k8s.io"
        resources: ["tokenreviews"]
      - group: "authorization.k8s.io"
        resources: ["subjectaccessreviews", "selfsubjectaccessreviews", "localsubjectaccessreviews", "selfsubjectrulesreviews"]
      - group: "autoscaling"
        resources: ["horizontalpodautoscalers"]
      - group: "batch"
        resources: ["jobs", "cronjobs", "jobs/status", "cronjobs/status"]
      - group: "certificates.k8s.io"
        resources: ["certificatesigningrequests", "certificatesigningrequests/approval"]
      - group: "extensions"
      - group: "metrics.k8s.io"
      - group: "networking.k8s.io"
        resources: ["networkpolicies", "ingresses", "ingresses/status", "ingressclasses"]
      - group: "policy"
        resources: ["poddisruptionbudgets", "podsecuritypolicies"]
      - group: "rbac.authorization.k8s.io"
        resources: ["roles", "rolebindings", "clusterroles", "clusterrolebindings"]
      - group: "settings.k8s.io"
      - group: "storage.k8s.io"
        resources: ["storageclasses", "volumeattachments", "csidrivers", "csinodes"]
      - group: "coordination.k8s.io"
        resources: ["leases"]
      - group: "apps"
        resources: ["deployments", "daemonsets", "statefulsets", "replicasets", "deployments/scale", "deployments/status", "statefulsets/status", "daemonsets/status", "controllerrevisions"]
resourceNames: ["controller-leader", "kube-system", "kube-apiserver", "aws-auth", "ingress-controller-leader"]
    namespaces: ["kube-system", "default", "kube-public", "kube-node-lease", "monitoring", "prod", "production", "dev", "staging", "ingress-nginx", "istio-system", "cert-manager", "openshift-", "argocd", "flux-system", "gatekeeper-system", "velero", "logging"]
    users: ["system:apiserver", "system:kube-controller-manager", "system:cloud-controller-manager", "system:kube-scheduler", "system:serviceaccount:kube-system:endpoint-controller", "system:serviceaccount:kube-system:namespace-controller", "system:serviceaccount:kube-system:generic-garbage-collector", "system:serviceaccount:kube-system:deployment-controller", "system:serviceaccount:kube-system:replicaset-controller", "system:serviceaccount:kube-system:horizontal-pod-autoscaler", "system:serviceaccount:kube-system:node-controller", "system:serviceaccount:kube-system:cluster-autoscaler", "system:serviceaccount:kube-system:coredns", "system:unsecured", "system:anonymous", "system:admin", "system:addon-manager", "kubernetes-admin", "kubelet", "cluster-autoscaler", "admin", "developers"]
    userGroups: ["system:authenticated:oauth", "system:serviceaccounts:kube-system", "system:serviceaccounts", "system:masters", "system:unauthenticated", "system:authenticated", "system:bootstrappers", "system:nodes", "system:node"]
    resources:
      - group: "" # core
        resources: ["events"]
  # Nothing about these: high-volume, low-risk requests that are not worth their room in the log.
  # This rule is for all namespaces. Do not record watch requests by the default catch-all, everything else at level Metadata with the request body and the response body.
  # Answers to get can be large and contain sensitive data, credentials and tokens; only metadata is recorded for other known APIs and audit events.
  # https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
    nonResourceURLs: ["/api*", "/apis*", "/healthz*", "/livez*", "/readyz*", "/metrics", "/version", "/swagger*", "/openapi*", "/logs", "/logs/*", "/debug/*", "/", "/healthz", "/readyz", "/livez"]
    resources:
      - group: ""
        resources: ["nodes", "nodes/status", "nodes/proxy", "namespaces", "namespaces/status", "namespaces/finalize", "configmaps", "endpoints", "services", "services/status", "services/proxy", "serviceaccounts", "serviceaccounts/token", "persistentvolumes", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas", "limitranges", "bindings", "componentstatuses", "podtemplates", "pods/ephemeralcontainers", "pods/eviction", "pods/binding", "pods/log", "pods/status", "pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "pods", "secrets", "configmaps", "tokenreviews"]
      - group: "authentication.k8s.io"
        resources: ["tokenreviews"]
    verbs: ["get", "list", "watch"]
    verbs: ["create", "update", "patch", "delete", "deletecollection", "connect", "head", "post", "put"]
    verbs:
      - get
      - list
      - watch
      - create
      - update
      - patch
      - delete
      - deletecollection
    verbs: ["create", "delete", "update", "patch"]
    omitManagedFields: true
    omitManagedFields: false
    omitStages:
      - RequestReceived
      - ResponseStarted
      - ResponseComplete
      - Panic
    omitStages: ["RequestReceived"]
  - level: None
    users:
      - system:kube-proxy
    verbs:
      - watch
    resources:
      - group: ""
        resources:
          - endpoints
          - services
          - services/status
  - level: None
    userGroups: ["system:nodes"]
    verbs: ["get"]
    resources:
    - group: ""
      resources: ["nodes"]
  - level: None
    nonResourceURLs:
      - /healthz*
      - /version
  - level: Request
    resources:
    - group: "" # core API group
      resources: ["configmaps"]
      resourceNames: [""]
    namespaces: ["kube-system"]
  - level: RequestResponse
    resources:
      - group: ""
        resources:
          - pods
          - secrets
  - level: Metadata
    omitStages:
      - "RequestReceived"
{"k":"1.31"}
{"k":"1.32"}
{"k":"1.33"}
{"k":"1.34","n":"policy","f":"secrets"}
{"k":"1.35","q":"Attack","r":"get-secret"}
{"k":"1.36","q":"People","t":"request"}
{"k":"1.37","q":"Workloads","t":"events"}
kind: Policy
apiVersion: audit.k8s.io/v1
metadata:
  name: policy
rules:
{"k":"1.37"}
apiVersion: audit.k8s.io/v1
kind: Policy
omitManagedFields: true
omitStages:
  - RequestReceived
rules:
  - level: None`;
