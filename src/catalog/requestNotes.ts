/** What makes each request worth knowing, by id: shown under Why, and not needed before. */
export const requestNotes: Readonly<Record<string, string>> = {
  'pod-list':
    'The response holds every pod in the namespace. RequestResponse copies the whole list into the log; for reads, Metadata usually says enough. Shown is the list that -o yaml gets: to print columns, kubectl asks for a Table, with only the metadata of each pod.',
  'pod-get':
    'A get has no request body, so level Request records no more than Metadata. Only RequestResponse adds the pod.',
  'pod-watch':
    'A watch is long-running, so it also generates a ResponseStarted event. The objects it streams are not recorded at any level.',
  'pod-delete-webapp':
    'The request body holds only the delete options. The pod itself is in the response body, so you need RequestResponse to recreate it from the log.',
  'pod-create':
    'A create is sent to the collection, with the name of the new pod only in the body. Rules are matched before the body is read, so resourceNames does not match it.',
  'pod-list-all':
    'The request has no namespace. A rule with namespaces: ["dev"] does not match it, although the response includes the pods in dev.',
  'pod-notfound':
    'A failed request ends in ResponseComplete like a successful one. The code and reason are in responseStatus, even at level Metadata.',
  'pod-create-invalid':
    'Validation runs after the body is decoded, so the rejected pod is still recorded from level Request up.',
  'pod-create-exists':
    'The verb is create although nothing was created. Only responseStatus.code, here 409, shows that.',
  'pod-deletecollection':
    'The verb is deletecollection, which a rule for delete does not match. kubectl delete pods --all does not use it: it lists the pods, then deletes them one by one.',
  'ns-list':
    'Namespaces are cluster-scoped: listing them is a request without a namespace, so a rule with namespaces: [""] matches it.',
  'deploy-ssa':
    'Server-side apply is a patch. The request body is the applied configuration; the response body is the whole Deployment, managed fields included.',
  'deploy-update':
    'The verb of a PUT is update. Both bodies hold the whole Deployment, managed fields included, unless omitManagedFields removes them.',
  'deploy-update-conflict':
    'Nothing was changed, but the rejected Deployment is recorded from level Request up. Even at Metadata, objectRef holds its uid and resourceVersion.',
  'deploy-scale': 'The resource is deployments/scale. A rule for deployments does not match it.',
  'cm-create-dev':
    'ConfigMaps often hold passwords too. That is why the CIS Benchmark wants only metadata recorded for them, as for Secrets.',
  'cm-update-kube-system':
    'kubectl edit sends a patch, so a rule with verbs: ["update"] does not match it. The request body holds only the changed fields.',
  'cr-create':
    'Rules match custom resources like built-in ones, by the group and plural name of their CustomResourceDefinition.',
  'ns-delete':
    'A request for a Namespace object counts as being in that namespace: a rule with namespaces: ["dev"] matches it, one with namespaces: [""] does not.',
  'secret-get':
    'The response holds the password, only base64-encoded, and RequestResponse copies it into the log. Metadata already shows who read which Secret.',
  'secret-create':
    'The value is in the request body, so level Request already copies it into the log.',
  'sa-token':
    'The response is a working token. The resource is serviceaccounts/token: a Metadata rule for serviceaccounts or secrets does not match it.',
  tokenreview: 'The token is in the request body, so level Request already copies it into the log.',
  impersonate:
    'Rules are evaluated before impersonation, so users and userGroups match kubernetes-admin. The event names the other identity only as impersonatedUser.',
  'exec-get':
    'kubectl exec is a get from kubectl 1.30 on. A rule with verbs: ["create"] does not match it, and a rule that drops all reads hides it.',
  'exec-post':
    'A create: kubectl 1.29 and older always send it, newer versions when WebSocket is disabled or the upgrade fails. What is typed into the shell is not recorded at any level.',
  attach: 'Like exec: a get from kubectl 1.30 on, a create before. No level records a body.',
  portforward:
    'A get from kubectl 1.31 on, a create before. The events show who had a tunnel and for how long, but not the port or the traffic.',
  logs: 'pods/log counts as long-running even without -f, so the request also generates a ResponseStarted event. The log lines are not recorded.',
  'debug-ephemeral':
    'kubectl debug patches pods/ephemeralcontainers, then attaches. A rule for pods/exec matches neither. The image is in the request body.',
  'pod-proxy':
    'The name in the URL is web-1:8080, port included, so resourceNames: ["web-1"] does not match it.',
  'service-proxy':
    'The API server makes the connection and does not pass on the credentials of the user. Only the audit log shows who sent the request.',
  'node-status':
    'Every node sends this about every five minutes, and when its status changes. The response is the whole Node: large, and nearly always the same.',
  'node-get':
    'Kubelets before 1.31 send this every ten seconds; newer ones read a local cache first. Kubelets are in group system:nodes.',
  'pod-status':
    'The resource is pods/status. A rule for pods does not match it and records none of this noise.',
  'node-lease':
    'Every node sends this every ten seconds. With the leader leases, these are the most frequent writes in a quiet cluster.',
  'event-core':
    'These are the Events that kubectl describe shows. They are API objects, not audit events.',
  'configmap-watch-named':
    'The field selector metadata.name=app-config gives the request a name, so resourceNames can match this list or watch.',
  'kubeproxy-watch':
    'kubeadm runs kube-proxy with a service account, and it watches EndpointSlices. The kube-proxy rule in the Kubernetes documentation names neither and does not match.',
  'kubeproxy-watch-legacy':
    'With a client certificate, kube-proxy is the user system:kube-proxy, as older policies expect.',
  eviction:
    'kubectl drain creates pods/eviction instead of deleting the pod, so a rule with verbs: ["delete"] does not match it.',
  'eviction-pdb':
    'kubectl drain retries every five seconds until the budget allows the eviction: one command, many events.',
  'pod-delete-by-controller':
    'The user is a controller. The person who scaled down is in an earlier event: the patch of deployments/scale.',
  'ns-cleanup':
    'The controller sends one deletecollection per resource. The person who deleted the namespace is in an earlier event.',
  binding:
    'The scheduler creates pods/binding to choose the node. A rule for pods does not match it.',
  'leader-lease': 'Every component with leader election sends this every two seconds.',
  'event-new':
    'Events are served in two groups. A rule for events in the core group does not match this request.',
  'hpa-metrics':
    'metrics.k8s.io is an aggregated API: the API server proxies the request to metrics-server, so no level records a body.',
  'cm-controller-leader':
    'Kubernetes uses Leases for leader election now, but old controllers still update a ConfigMap. A rule with its name in resourceNames can drop it.',
  'bad-token':
    'Failed authentication generates a single event, in stage ResponseStarted and without a user. If the policy omits that stage, or all its rules have users or userGroups, failed logins are not recorded.',
  'can-i':
    'This is often the first thing an intruder does. Workloads rarely ask for their own permissions, so an alert is worthwhile.',
  'can-i-one':
    'The question and the answer are in the bodies: Request records what was asked, RequestResponse also whether it is allowed.',
  'secret-list-denied':
    'Rules are evaluated before authorization, so denied requests are recorded too. A 403 on Secrets is worth an alert.',
  'clusterrole-denied':
    'The request is denied before its body is decoded. No level records the ClusterRole, and objectRef has no name.',
  'pod-create-privileged':
    'At Metadata this pod looks like any other. Only the body shows privileged, hostPID and hostPath.',
  'crb-create':
    'Metadata only shows that a binding named pwn was created. Which role it grants, and to whom, is in the body.',
  'secret-list-all':
    'The annotation authorization.k8s.io/reason names the binding that allowed this: pwn. RequestResponse would copy every Secret into the log.',
  'node-proxy':
    'nodes/proxy gives access to the whole kubelet API, exec included. The API server records this request; the kubelet itself does no auditing.',
  'csr-approve':
    'The request is an update of certificatesigningrequests/approval. Kubernetes cannot revoke an issued certificate, so approvals are worth recording.',
  'webhook-delete':
    'From now on the webhook checks nothing. The object is removed at once and the response is only a Status, so no level records the deleted configuration.',
  livez: 'The kubelet sends this every ten seconds, as system:anonymous. It is safe to drop.',
  readyz:
    'A trailing * in nonResourceURLs matches the rest of the path: /readyz* also matches /readyz/etcd. Query strings are ignored.',
  'healthz-etcd':
    'nonResourceURLs: ["/healthz"] does not match this request: without a trailing *, the whole path must be equal.',
  metrics:
    'The response is plain text, not an API object, so no level records it. Who reads /metrics can still be worth recording.',
  'anon-api':
    'Without credentials the user is system:anonymous in group system:unauthenticated. Unlike a failed login, rules with users or userGroups can match it.',
  'anon-version':
    '/version is open to everyone by default, and scanners start there. A rule that drops all anonymous requests hides it.',
  discovery:
    '/apis/GROUP/VERSION is a non-resource request: rules with resources or namespaces do not match it. The response is an API object, so RequestResponse records it.',
  openapi:
    'kubectl reads schemas and discovery documents all the time. For authenticated users this is harmless noise.',
  'logs-endpoint':
    'The /logs handler is disabled by default, hence the 404. The attempt is worth recording.',
  pprof:
    'Requests below /debug/pprof/ are the only long-running non-resource requests, so they also generate a ResponseStarted event.',
  panic:
    'If a handler panics, the last event has stage Panic instead of ResponseComplete. An ordinary error response, 500 included, ends in ResponseComplete.',
};
