import type { QuestionSet } from '../question';
import { core, proxied, served, unserved } from './filters';

/** The ways into a container, pod or node. */
export const shells: QuestionSet = {
  id: 'shells',
  title: 'Shells and ways in',
  questions: [
    {
      code: 'exec',
      title: 'Is every exec recorded?',
      claim: 'Every request for `pods/exec` is recorded at level Metadata or above.',
      kind: 'check',
      parts: served({ atLeast: 'Metadata' }, core('pods/exec'), ['get', 'create']),
      except: unserved,
      why: 'Metadata is enough: the command is in the URL. What is typed in the shell is never recorded. The verb is `get` since kubectl 1.30 and `create` before, so that rules for one of them miss the other.',
    },
    {
      code: 'attach',
      title: 'Is every attach recorded?',
      claim: 'Every request for `pods/attach` is recorded at level Metadata or above.',
      kind: 'check',
      parts: served({ atLeast: 'Metadata' }, core('pods/attach'), ['get', 'create']),
      except: unserved,
      why: '`kubectl attach`, `kubectl run -it` and `kubectl debug -it` reach a process this way. It is as good as a shell where the process is one.',
    },
    {
      code: 'debug',
      title: 'Are debug containers recorded with their image and command?',
      claim: 'Every change of `pods/ephemeralcontainers` is recorded at level Request or above.',
      kind: 'check',
      parts: served({ atLeast: 'Request' }, core('pods/ephemeralcontainers'), ['update', 'patch']),
      except: unserved,
      why: '`kubectl debug` adds a container to a running pod. Image and command are in the body only.',
    },
    {
      code: 'forward',
      title: 'Is every port-forward and proxy recorded?',
      claim:
        'Every request for `pods/portforward`, and for `proxy` of pods, services and nodes, is recorded at level Metadata or above.',
      kind: 'check',
      parts: [
        ...served({ atLeast: 'Metadata' }, core('pods/portforward'), ['get', 'create']),
        ...served({ atLeast: 'Metadata' }, core('pods/proxy', 'services/proxy'), proxied),
        ...served({ atLeast: 'Metadata' }, { ...core('nodes/proxy'), scope: 'cluster' }, proxied),
      ],
      except: unserved,
      why: '`nodes/proxy` reaches the kubelet, which runs commands in any of its containers.',
    },
  ],
};
