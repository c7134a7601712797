import type { SampleRequest } from '../types';
import { allowedByClusterRole, jane, oldKubectl } from './callers';
import { leaves, ownedLeaves } from './metadata';
import { container, pod, web1 } from './pods';

const name = 'debugger-x7k2p';
const mayTrace = { securityContext: { capabilities: { add: ['SYS_PTRACE'] } } };
const onTerminal = { stdin: true, tty: true };

/** Ways into and out of a running pod: shells, ports, logs, proxies. */
export const entering: readonly SampleRequest[] = [
  {
    id: 'exec-get',
    command: 'kubectl exec -it web-1 -n prod -- sh',
    title: 'Opens a shell in a pod over WebSocket',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/exec?command=sh&container=web&stdin=true&stdout=true&tty=true',
    ...jane,
    response: { code: 101, hijacked: true },
  },
  {
    id: 'exec-post',
    command: 'kubectl exec -it web-1 -n prod -- sh  # kubectl 1.29',
    title: 'Opens a shell in a pod over SPDY',
    kinds: ['People', 'Attack'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods/web-1/exec?command=sh&container=web&stdin=true&stdout=true&tty=true',
    ...jane,
    userAgent: oldKubectl,
    response: { code: 101, hijacked: true },
  },
  {
    id: 'attach',
    command: 'kubectl attach -it web-1 -n prod',
    title: 'Attaches to a running container',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/attach?container=web&stdin=true&stdout=true&tty=true',
    ...jane,
    response: { code: 101, hijacked: true },
  },
  {
    id: 'portforward',
    command: 'kubectl port-forward pod/web-1 8080:80 -n prod',
    title: 'Forwards a local port to a pod',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/portforward',
    ...jane,
    response: { code: 101, hijacked: true },
  },
  {
    id: 'logs',
    command: 'kubectl logs web-1 -n prod',
    title: 'Reads the logs of a pod',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/log?container=web',
    ...jane,
    response: { code: 200 },
  },
  {
    id: 'debug-ephemeral',
    command: 'kubectl debug web-1 -it --image=busybox -n prod',
    title: 'Adds a debug container to a running pod',
    kinds: ['People', 'Attack'],
    method: 'PATCH',
    url: '/api/v1/namespaces/prod/pods/web-1/ephemeralcontainers',
    ...jane,
    authorization: allowedByClusterRole('pod-debugger', 'Group "developers"'),
    requestBody: {
      spec: {
        ephemeralContainers: [
          {
            image: 'busybox',
            name,
            resources: {},
            ...mayTrace,
            stdin: true,
            terminationMessagePolicy: 'File',
            tty: true,
          },
        ],
      },
    },
    patch: 'application/strategic-merge-patch+json',
    response: {
      code: 200,
      body: pod({
        ...web1,
        resourceVersion: '704',
        ephemeralContainer: {
          name,
          container: { ...container(name, 'busybox'), ...mayTrace, ...onTerminal },
          fields: {
            ...ownedLeaves('image', 'imagePullPolicy', 'name', 'resources'),
            'f:securityContext': { '.': {}, 'f:capabilities': ownedLeaves('add') },
            ...leaves('stdin', 'terminationMessagePath', 'terminationMessagePolicy', 'tty'),
          },
        },
      }),
    },
    annotations: { 'pod-security.kubernetes.io/enforce-policy': 'privileged:latest' },
  },
  {
    id: 'pod-proxy',
    command: 'kubectl get --raw /api/v1/namespaces/prod/pods/web-1:8080/proxy/admin',
    title: 'Opens a web page in a pod through the API server',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1:8080/proxy/admin',
    ...jane,
    response: { code: 200 },
  },
  {
    id: 'service-proxy',
    command:
      'kubectl get --raw /api/v1/namespaces/monitoring/services/http:grafana:80/proxy/api/health',
    title: 'Calls a Service through the API server',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/monitoring/services/http:grafana:80/proxy/api/health',
    ...jane,
    response: { code: 200 },
  },
];
