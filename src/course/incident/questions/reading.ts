import { ruleForPortForward } from '../ruleFor';
import { does, isRead, isStrange, isSuccess } from '../asked';
import type { LoggedRequest } from '../auditLog';
import type { ChoiceQuestion, PickQuestion, TextQuestion } from '../question';

const createsToken = does('create', 'serviceaccounts/token');
const isTruncated = ({ annotations }: LoggedRequest) =>
  annotations.get('audit.k8s.io/truncated') === 'true';
const hasStage = (stage: string) => (request: LoggedRequest) =>
  request.events.some((event) => event.stage === stage);
const isOpen = (request: LoggedRequest) =>
  hasStage('ResponseStarted')(request) &&
  !hasStage('ResponseComplete')(request) &&
  isSuccess(request);

/** Why a body is missing, in the order of the options. */
const causes = {
  metadata: 'Its rule has level Metadata, which records no bodies.',
  truncated: 'The event was larger than the log backend allows, so its bodies were left out.',
  empty: 'The request had no body to record.',
  denied: 'The request was denied before its body was read.',
} as const;
type Cause = keyof typeof causes;
const order: readonly Cause[] = ['metadata', 'truncated', 'empty', 'denied'];

/** Returns why the request body of an event is missing. */
function causeOf(request: LoggedRequest | undefined): number {
  if (!request || request.hasRequestObject) return -1;
  if (isTruncated(request)) return order.indexOf('truncated');
  if (request.level === 'Metadata') return order.indexOf('metadata');
  return order.indexOf(isSuccess(request) ? 'empty' : 'denied');
}
const options = (because: Partial<Record<Cause, string>>) =>
  order.map((cause) => {
    const reason = because[cause];
    return { says: causes[cause], ...(reason !== undefined && { because: reason }) };
  });

/** Impersonation, missing bodies, stages and what the policy leaves out. */
export const reading: readonly (PickQuestion | TextQuestion | ChoiceQuestion)[] = [
  {
    kind: 'pick',
    id: 'in-the-name-of',
    title: 'Who deleted a Secret as leo?',
    asks: 'The Secret `mail-smtp` is gone. leo says: “I never did that.” Pick the request that deleted it.',
    isRight: (request) => does('delete', 'secrets')(request) && isSuccess(request),
    reasons: [
      { isFor: isRead, says: 'This request only reads; it changes nothing.' },
      {
        isFor: (request) => request.resource !== 'secrets',
        says: 'This request is not about a Secret.',
      },
    ],
    otherwise: 'This request does not delete the Secret.',
    hints: [
      { says: 'What happened to this Secret?', filter: { object: 'mail-smtp' } },
      {
        says: 'Events of impersonated requests have one more field.',
        program:
          'select(.impersonatedUser)\n| [.user.username, .impersonatedUser.username, .verb, .requestURI] | @tsv',
      },
    ],
    why: 'The event has two users: `user` is who logged in, `impersonatedUser` is who the request acted as. Permissions are those of the second, so a search for what “leo” may have done must look at both.',
  },
  {
    kind: 'text',
    id: 'who-is-behind',
    title: 'Who is behind it?',
    asks: 'Some requests were sent in the name of somebody else, with `kubectl --as`. Who sent them?',
    label: 'User name',
    answer: ({ requests }) =>
      requests.find(({ impersonated }) => impersonated !== '')?.username ?? '',
    reasons: [
      {
        isFor: (typed, { requests }) => requests.some(({ impersonated }) => impersonated === typed),
        says: 'That is the name that was used. Who logged in?',
      },
    ],
    otherwise: 'No. Look at user.username of an event that has an impersonatedUser.',
    hints: [
      {
        says: 'The reader shows such senders as “… as leo”.',
        filter: { object: 'secrets', code: '2' },
      },
      {
        says: 'Name both users:',
        program:
          'select(.impersonatedUser)\n| "\\(.user.username) as \\(.impersonatedUser.username)"',
      },
    ],
    why: 'mira, who is on call and may impersonate users. A rule of an audit policy with `users: ["leo"]` does **not** match these requests: rules are compared with the user who logged in.',
  },
  {
    kind: 'choice',
    id: 'token-body',
    title: 'Where is the new token?',
    asks: 'The thief made a token for `ci` that is valid for a year (`create serviceaccounts/token`). Its event has neither a request body nor a response body. Why?',
    options: options({
      truncated: 'Then the event would have the annotation `audit.k8s.io/truncated`.',
      empty: 'A TokenRequest is a body: it says how long the token is to be valid.',
      denied: 'The code is 201: it was created.',
    }),
    right: ({ requests }) =>
      causeOf(requests.find((each) => createsToken(each) && isStrange(each))),
    hints: [
      { says: 'Find the event and read its level.', filter: { object: 'serviceaccounts/token' } },
      {
        says: 'Level, code and annotations:',
        program:
          'select(.objectRef.subresource == "token")\n| {level, code: .responseStatus.code, annotations}',
      },
    ],
    why: 'Rule 5 of the policy records Secrets, ConfigMaps and token requests at level Metadata, and that is right: the response body **is** the token, and everybody who can read the log could use it.',
  },
  {
    kind: 'choice',
    id: 'large-body',
    title: 'Where is the new Deployment?',
    asks: 'leo replaced the Deployment `catalog` (`update deployments`). The level is Request, and yet the event has no request body. Why?',
    options: options({
      metadata: 'Read the level of this event again.',
      empty: 'An update carries the whole object.',
      denied: 'The code is 200: it was updated.',
    }),
    right: ({ requests }) =>
      causeOf(
        requests.find((each) => does('update', 'deployments')(each) && each.username === 'leo'),
      ),
    hints: [
      {
        says: 'Find the event, and read all of it.',
        filter: { verb: 'update', who: 'leo' },
      },
      {
        says: 'Which events have annotations besides those of authorization?',
        program:
          'select(.annotations["audit.k8s.io/truncated"])\n| {verb, level, object: .objectRef.name, annotations}',
      },
    ],
    why: 'The server ran with `--audit-log-truncate-enabled`. An event larger than `--audit-log-truncate-max-event-size` loses its bodies first and gets the annotation `audit.k8s.io/truncated`. So the content of a change stays out of the log if only the object is large enough.',
  },
  {
    kind: 'pick',
    id: 'same-audit-id',
    title: 'Two requests, one audit ID',
    asks: 'Two different requests in this log have the same audit ID. Pick the one that took the ID of the other.',
    isRight: (request, { requests }) => {
      const same = requests.filter(({ auditID }) => auditID === request.auditID);
      return same.length > 1 && same[0] !== request;
    },
    reasons: [
      {
        isFor: ({ auditID }, { requests }) =>
          requests.filter((each) => each.auditID === auditID).length > 1,
        says: 'This one had the ID first.',
      },
      {
        isFor: ({ events }) => events.length > 1,
        says: 'These are the stages of one request: they share an ID, as they should.',
      },
    ],
    otherwise: 'No other request has the audit ID of this one.',
    hints: [
      {
        says: 'Both delete a pod.',
        filter: { verb: 'delete', object: 'pods', code: '200' },
      },
      {
        says: 'Group all events by audit ID. More than one path is one too many.',
        program:
          'group_by(.auditID)[]\n| select(map(.requestURI) | unique | length > 1)\n| map([.auditID, .requestReceivedTimestamp, .user.username, .requestURI])[] | @tsv',
        isSlurped: true,
      },
    ],
    why: 'The client may send an `Audit-ID` header, and the server uses it. The thief deleted the pod with the ID of an old delete by leo, so that tools which group by audit ID alone fold both into one request of leo. Compare requestReceivedTimestamp, user and path as well.',
  },
  {
    kind: 'pick',
    id: 'still-open',
    title: 'What is still going on?',
    asks: 'One request had not ended when this log was saved. Pick it.',
    isRight: isOpen,
    reasons: [
      {
        isFor: ({ code }) => code === 401,
        says: 'A failed login has no other stage: it is recorded with ResponseStarted, and that is its end.',
      },
      {
        isFor: hasStage('ResponseStarted'),
        says: 'This was a long one, but it has a ResponseComplete too.',
      },
    ],
    otherwise: 'This request has reached ResponseComplete: it is over.',
    hints: [
      {
        says: 'Long-running requests are watches, logs, exec and port-forward.',
        filter: { verb: 'watch' },
      },
      {
        says: 'Which audit IDs have a ResponseStarted, but no ResponseComplete?',
        program:
          'group_by(.auditID)[]\n| select(any(.stage == "ResponseStarted") and all(.stage != "ResponseComplete"))\n| .[0] | [.user.username, .verb, .requestURI, .responseStatus.code] | @tsv',
        isSlurped: true,
      },
    ],
    why: 'A watch on all Secrets, opened with the token of `ci`, which is a cluster admin by now. If the policy omitted ResponseStarted as well, this request would not be in the log before it ends.',
  },
  {
    kind: 'choice',
    id: 'port-forward',
    title: 'What the log does not say',
    asks: 'The shell history on the thief’s machine has `kubectl port-forward pod/db-0 5432`. The log has two reads of the pod `db-0`, and nothing more. Which rule of the policy dropped the port-forward?',
    options: [
      { says: 'Rule 3', because: 'This one is about nodes and accounts of kube-system.' },
      { says: 'Rule 6', because: 'This one records shells, and names exec and attach only.' },
      { says: 'Rule 7' },
      { says: 'Rule 9', because: 'It would record this request, if no rule above matched first.' },
      { says: 'No rule matches it', because: 'The last rule matches everything.' },
    ],
    right: (_log, policy) => [3, 6, 7, 9, undefined].indexOf(ruleForPortForward(policy)),
    hints: [
      { says: 'What did the thief do with db-0?', filter: { object: 'db-0' } },
      {
        says: 'kubectl sends `get` (a WebSocket) to the subresource `pods/portforward`. Read the policy from top to bottom.',
      },
    ],
    why: 'Rule 7 has level None for port-forward and proxies. It was written to save space, and leaves a way into every database of the cluster without a trace. Record them at Metadata: one line for each connection is enough to know that there was one.',
  },
];
