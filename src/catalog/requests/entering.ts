import type { SampleRequest } from '../types';
import { allowedByClusterRole, jane, oldKubectl } from './callers';
import { container, pod, web1 } from './pods';

const debuggerContainer = { name: 'debugger', image: 'busybox', stdin: true, tty: true };

/** Ways into a running pod, and what leaves it: shells, ports, logs, proxies. */
export const entering: readonly SampleRequest[] = [
  {
    id: 'exec-get',
    command: 'kubectl exec -it web-1 -n prod -- sh',
    title: 'Opens a shell in a pod, over WebSocket',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/exec?command=sh&container=web&stdin=true&stdout=true&tty=true',
    ...jane,
    response: { code: 101, hijacked: true },
    note: 'kubectl 1.31 and newer open a shell with a get. A rule that names only create, or drops all reads, does not see it.',
  },
  {
    id: 'exec-post',
    command: 'kubectl exec -it web-1 -n prod -- sh  # kubectl 1.30',
    title: 'Opens a shell in a pod, over SPDY, with kubectl 1.30 or older',
    kinds: ['People', 'Attack'],
    method: 'POST',
    url: '/api/v1/namespaces/prod/pods/web-1/exec?command=sh&container=web&stdin=true&stdout=true&tty=true',
    ...jane,
    userAgent: oldKubectl,
    response: { code: 101, hijacked: true },
    note: 'The same command of an older kubectl is a create. What is typed into the shell is recorded at no level.',
  },
  {
    id: 'attach',
    command: 'kubectl attach -it web-1 -n prod',
    title: 'Attaches to the process of a pod',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/attach?container=web&stdin=true&stdout=true&tty=true',
    ...jane,
    response: { code: 101, hijacked: true },
    note: 'Like exec: a get today, a create from older versions, and never a body.',
  },
  {
    id: 'portforward',
    command: 'kubectl port-forward pod/web-1 8080:80 -n prod',
    title: 'Forwards a local port into a pod',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/portforward',
    ...jane,
    response: { code: 101, hijacked: true },
    note: 'The event says that somebody had a tunnel and for how long, but neither the port nor the traffic.',
  },
  {
    id: 'logs',
    command: 'kubectl logs web-1 -n prod',
    title: 'Reads the log of a pod',
    kinds: ['People'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1/log?container=web',
    ...jane,
    response: { code: 200 },
    note: 'pods/log counts as long-running even without -f, so it has a ResponseStarted event.',
  },
  {
    id: 'debug-ephemeral',
    command: 'kubectl debug web-1 -it --image=busybox -n prod',
    title: 'Adds a debugging container to a running pod',
    kinds: ['People', 'Attack'],
    method: 'PATCH',
    url: '/api/v1/namespaces/prod/pods/web-1/ephemeralcontainers',
    ...jane,
    authorization: allowedByClusterRole('pod-debugger', 'Group "developers"'),
    requestBody: {
      spec: { ephemeralContainers: [{ ...debuggerContainer, targetContainerName: 'web' }] },
    },
    patch: 'application/strategic-merge-patch+json',
    response: {
      code: 200,
      body: pod({
        ...web1,
        resourceVersion: '704',
        ephemeralContainers: [
          {
            ...container('debugger', 'busybox'),
            stdin: true,
            tty: true,
            targetContainerName: 'web',
          },
        ],
      }),
    },
    annotations: { 'pod-security.kubernetes.io/enforce-policy': 'privileged:latest' },
    note: 'A way in without exec: a patch of pods/ephemeralcontainers. It has bodies, and the image is in them.',
  },
  {
    id: 'pod-proxy',
    command: 'kubectl get --raw /api/v1/namespaces/prod/pods/web-1:8080/proxy/admin',
    title: 'Reaches a web page in a pod through the API server',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/prod/pods/web-1:8080/proxy/admin',
    ...jane,
    response: { code: 200 },
    note: 'The name is web-1:8080, port included, so resourceNames: ["web-1"] would not match.',
  },
  {
    id: 'service-proxy',
    command:
      'kubectl get --raw /api/v1/namespaces/monitoring/services/http:grafana:80/proxy/api/health',
    title: 'Reaches a service through the API server',
    kinds: ['People', 'Attack'],
    method: 'GET',
    url: '/api/v1/namespaces/monitoring/services/http:grafana:80/proxy/api/health',
    ...jane,
    response: { code: 200 },
    note: 'The service sees the API server as its client. Only the audit log knows who was behind it.',
  },
];
