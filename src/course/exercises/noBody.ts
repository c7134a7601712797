import { samplesWith } from '../requestsOf';
import type { ReadExercise } from '../types';
import { header } from './expected';
import { linesOf } from './linesOf';

const policy = `${header}omitStages: ["RequestReceived", "ResponseStarted"]
omitManagedFields: true
rules:
  - level: Metadata
    resources: [{ group: "", resources: ["serviceaccounts/token"] }]
  - level: RequestResponse
`;

export const noBody: ReadExercise = {
  id: 'no-body',
  kind: 'read',
  lesson: 'levels',
  title: 'Where is the body?',
  minutes: 6,
  weight: 3,
  task: 'Four requests, one line each. Bodies are in `requestObject` and `responseObject`. Read the level, the code and what is missing.',
  log: linesOf(
    policy,
    samplesWith(['clusterrole-denied', 'exec-get', 'pod-create-exists', 'sa-token']),
  ),
  questions: [
    {
      id: 'denied',
      asks: 'Line 1 is a create at level RequestResponse. Why does it have no requestObject?',
      options: [
        'The level records only responses.',
        'The request was denied before its body was read.',
        'kubectl sent no body.',
        'The body was too long for the log.',
      ],
      right: 1,
      because: [
        'The name of the level has both words: it records what was sent and what was returned.',
        undefined,
        'kubectl create sends the object to create. What does the annotation authorization.k8s.io/decision say?',
        'A body that is cut off for its length has the annotation audit.k8s.io/truncated.',
      ],
    },
    {
      id: 'shell',
      asks: 'Line 2 is a shell in a pod. Why does it have neither body?',
      options: [
        'The request failed.',
        'Bodies of reads are never recorded.',
        'The connection becomes a stream, and no API object is sent over it.',
        'The policy has a rule with level Metadata for it.',
      ],
      right: 2,
      because: [
        'Code 101 means that the server switched protocols: the shell was opened.',
        'The response to a get of a pod is recorded at this level.',
        undefined,
        'The line says at which level it was recorded.',
      ],
    },
    {
      id: 'command',
      asks: 'Where does line 2 show which command was run?',
      options: ['In userAgent.', 'In requestURI.', 'In annotations.', 'Nowhere.'],
      right: 1,
      because: [
        'That names the program that sent the request.',
        undefined,
        'They say why the request was allowed.',
        'kubectl sends the command with the request that opens the shell, not through the stream.',
      ],
    },
    {
      id: 'conflict',
      asks: 'Line 3 has both bodies. Did it create a pod?',
      options: [
        'Yes, requestObject is the new pod.',
        'No, a pod of this name was there already.',
        'No, the user was not allowed to.',
        'That cannot be seen.',
      ],
      right: 1,
      because: [
        'That is what was asked for. Read responseStatus for what came of it.',
        undefined,
        'The annotation authorization.k8s.io/decision says what was decided about that.',
        'responseStatus has a code and a reason.',
      ],
    },
    {
      id: 'token',
      asks: 'Line 4 created a token. Why is it good that the line has no bodies?',
      options: [
        'The request body would hold a password.',
        'The response body would hold the token.',
        'The bodies would fill the disk.',
      ],
      right: 1,
      because: [
        'The request says only how long the token is valid, and for whom.',
        undefined,
        'These bodies are short. What is in them matters more.',
      ],
    },
  ],
  hints: [
    'Compare `responseStatus.code`: 101, 201, 403 and 409.',
    'Authorization comes before the body of a request is read; validation and conflicts come after.',
  ],
  why: 'A level is an upper limit. A body is recorded only if the server reads or writes it as an API object: not of a request that is denied, and not of what flows through a shell. The arguments of the command are in the URL, so they are in the log even at `Metadata`.',
};
