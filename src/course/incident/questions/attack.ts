import { commandIn, does, isRead, isStrange, isSuccess, strangeAddress } from '../asked';
import { isDenied } from '../filter';
import type { LoggedRequest } from '../auditLog';
import type { ChoiceQuestion, PickQuestion, TextQuestion } from '../question';

const execs = does('get', 'pods/exec');
const isFirst = (request: LoggedRequest, all: readonly LoggedRequest[]) => all[0] === request;
const binds = does('create', 'clusterrolebindings');

/** The stolen token, step by step. */
export const attack: readonly (PickQuestion | TextQuestion | ChoiceQuestion)[] = [
  {
    kind: 'pick',
    id: 'first-sign',
    title: 'When did the attack begin?',
    asks: 'The pipeline uses the service account `ci` of namespace `shop`, always from `10.20.0.40`. Its token was stolen. Pick the first request of the thief.',
    isRight: (request, { requests }) => isFirst(request, requests.filter(isStrange)),
    reasons: [
      {
        isFor: ({ username }) => username === 'system:anonymous' || username === '',
        says: 'This came without a valid login. The thief had a valid token.',
      },
      {
        isFor: ({ username, address }) =>
          username === 'system:serviceaccount:shop:ci' && address === '10.20.0.40',
        says: 'This is the pipeline at its usual address.',
      },
      {
        isFor: isStrange,
        says: 'The thief sent this, but it was not the first request.',
      },
    ],
    otherwise: 'This was not sent with the token of the service account.',
    hints: [
      {
        says: 'Show what the service account did. From how many addresses?',
        filter: { who: 'shop:ci' },
      },
      {
        says: 'Count the addresses, then sort by time.',
        program:
          'select(.user.username == "system:serviceaccount:shop:ci")\n| [.sourceIPs[0], .requestReceivedTimestamp, .userAgent, .requestURI] | @tsv',
      },
    ],
    why: `A SelfSubjectRulesReview, what \`kubectl auth can-i --list\` sends: “what may I do?”, from ${strangeAddress} and with curl. It was **allowed**, as almost always: the beginning of an attack is rarely a 403. A known account at a new address, with a new user agent, is the sign.`,
  },
  {
    kind: 'pick',
    id: 'first-denied',
    title: 'Where was the thief stopped first?',
    asks: 'Pick the first request of the thief that the server denied.',
    isRight: (request, { requests }) =>
      isFirst(
        request,
        requests.filter((each) => isStrange(each) && isDenied(each)),
      ),
    reasons: [
      {
        isFor: (request) => !isDenied(request),
        says: 'This request was allowed: look at its code.',
      },
      {
        isFor: (request) => !isStrange(request),
        says: 'Denied, but sent by somebody else.',
      },
    ],
    otherwise: 'Denied, but not the first time.',
    hints: [
      { says: 'Which code says “forbidden”?', filter: { code: '403' } },
      {
        says: 'The decision is also in an annotation.',
        program:
          'select(.annotations["authorization.k8s.io/decision"] == "forbid")\n| [.requestReceivedTimestamp, .sourceIPs[0], .user.username, .verb, .requestURI] | @tsv',
      },
    ],
    why: 'Listing the Secrets of **all** namespaces: the role of `ci` is bound in `shop` and `payments` only. The objectRef has no namespace, which tells this list from one in a single namespace. sam and the scanner were denied as well, and have nothing to do with it.',
  },
  {
    kind: 'pick',
    id: 'privileged-pod',
    title: 'Who created the privileged pod?',
    asks: 'A privileged pod with the file system of its node ran in this cluster. Pick the request that created it.',
    isRight: (request) =>
      does('create', 'pods')(request) && isStrange(request) && isSuccess(request),
    reasons: [
      {
        isFor: (request) => request.namespace === 'payments' && !isSuccess(request),
        says: 'The namespace enforces the restricted Pod Security Standard, so this one was denied and never ran.',
      },
      {
        isFor: ({ username }) => username.endsWith(':replicaset-controller'),
        says: 'This creates a pod of a ReplicaSet. The policy records no body for it, but the annotations name no violation either.',
      },
      { isFor: isRead, says: 'This request only reads; it changes nothing.' },
    ],
    otherwise: 'This request does not create the pod.',
    hints: [
      {
        says: 'Who creates pods, apart from controllers?',
        filter: { verb: 'create', object: 'pods' },
      },
      {
        says: 'The policy records the request body of people and pipelines.',
        program:
          'select(.requestObject.spec.containers[]?.securityContext.privileged)\n| [.objectRef.namespace, .user.username, .responseStatus.code] | @tsv',
      },
    ],
    why: 'The thief, with the token of `ci`, at the second try: `payments` enforces the restricted standard, while `shop` only audits. That is why this event has the annotation `pod-security.kubernetes.io/audit-violations`, which says what is wrong with the pod. The request body shows the rest: `privileged`, `hostPID` and the host path `/`.',
  },
  {
    kind: 'text',
    id: 'shell-command',
    title: 'What ran in that pod?',
    asks: 'The thief opened a shell in the privileged pod, for one command. Which one?',
    label: 'The command, with its arguments',
    answer: ({ requests }) => {
      const found = requests.find((request) => execs(request) && isStrange(request));
      return found ? commandIn(found) : '';
    },
    reasons: [
      {
        isFor: (typed, { requests }) =>
          requests.some(
            (request) => execs(request) && !isStrange(request) && commandIn(request) === typed,
          ),
        says: 'This command was run by somebody else, in another pod.',
      },
      {
        isFor: (typed) => typed.startsWith('kubectl'),
        says: 'Leave kubectl out: only what ran in the container.',
      },
      {
        isFor: (typed, { requests }) =>
          requests.some(
            (request) =>
              execs(request) && isStrange(request) && commandIn(request).startsWith(typed),
          ),
        says: 'That is its beginning. Each argument is a `command` of its own in the path.',
      },
      { isFor: (typed) => typed.includes('%2f'), says: 'Decode the path: %2F is a slash.' },
    ],
    otherwise: 'No. Look for the subresource exec, and read its requestURI.',
    hints: [
      { says: 'Shells are a subresource of pods.', filter: { object: 'pods/exec' } },
      {
        says: 'The command stands in the query of the requestURI, one parameter for each word.',
        program:
          'select(.objectRef.subresource == "exec" and .stage == "ResponseStarted")\n| [.sourceIPs[0], (.requestURI | [scan("command=([^&]*)")[0]] | join(" "))] | @tsv',
      },
    ],
    why: 'It read the admin.conf of the node: the login of a cluster admin. The command is in the log at every level, Metadata included, because it is part of the **path**. What was typed in an interactive shell, and what came back, is never in an audit log. The verb is get: kubectl opens shells with a WebSocket since 1.30.',
  },
  {
    kind: 'pick',
    id: 'cluster-admin',
    title: 'Who gave cluster-admin away?',
    asks: 'There is a new ClusterRoleBinding to `cluster-admin`. Pick the request that created it.',
    isRight: (request) => binds(request) && isSuccess(request),
    reasons: [
      { isFor: isRead, says: 'This request only reads; it changes nothing.' },
      {
        isFor: ({ resource }) => resource === 'clusterroles',
        says: 'This tries to create a role, not a binding, and was denied.',
      },
    ],
    otherwise: 'This request is not about a ClusterRoleBinding.',
    hints: [
      { says: 'It is a resource of its own.', filter: { object: 'clusterrolebindings' } },
      {
        says: 'The policy records both bodies of everything in rbac.authorization.k8s.io.',
        program:
          'select(.objectRef.resource == "clusterrolebindings" and .verb == "create")\n| .requestObject | {name: .metadata.name, role: .roleRef.name, subjects}',
      },
    ],
    why: 'The user is `kubernetes-admin`, from the address of the thief: the login in the admin.conf that was read before. The name `system:metrics-aggregation` should look as if it came with Kubernetes. It gives cluster-admin to the service account `ci`, a way back in that outlives the certificate.',
  },
  {
    kind: 'choice',
    id: 'user-agent',
    title: 'Was it a controller?',
    asks: 'The user agent of that request is `kube-controller-manager/… clusterrole-aggregation-controller`. What does it prove?',
    options: [
      {
        says: 'A controller sent it: only the control plane has this user agent.',
        because: 'Compare username and source IP with those of other requests of controllers.',
      },
      { says: 'Nothing: the client writes its user agent itself.' },
      {
        says: 'The request was sent on a control plane node.',
        because: 'The address would show that, and it shows something else.',
      },
      {
        says: 'The controller was impersonated.',
        because: 'Then the event would have an impersonatedUser.',
      },
    ],
    right: ({ requests }) => {
      const found = requests.find(binds);
      const isForged =
        found !== undefined &&
        found.userAgent.startsWith('kube-controller-manager/') &&
        !found.username.startsWith('system:');
      return isForged ? 1 : 0;
    },
    hints: [
      {
        says: 'Compare it with what real controllers send.',
        filter: { who: 'system:serviceaccount:kube-system', object: 'deployments' },
      },
      {
        says: 'Which users come with this user agent, and from where?',
        program:
          'select((.userAgent // "") | startswith("kube-controller-manager/"))\n| [.user.username, .sourceIPs[0]] | @tsv',
      },
    ],
    why: 'User agent, Audit-ID and X-Forwarded-For are headers: whoever sends a request writes them. Trust `user.username`, which the server authenticated, and the **last** of the source IPs, which is the address of the connection. Those before it come from headers; believe them only if your own load balancer sets them.',
  },
];
