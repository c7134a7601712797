import { requestInfo } from '../audit/request/requestInfo';
import { timeoutProblem } from '../audit/request/timeout';
import { responseTo } from './commandRequests';
import type { OwnRequest } from './ownRequest';

/** How a request ends, as the form names it. */
export const outcomes = [
  'OK',
  'Forbidden',
  'Not found',
  'Already exists or conflict',
  'Invalid',
  'Too many requests',
  'The authorizer fails',
  'Malformed timeout',
  'Panic before the response',
  'Panic after the response began',
] as const;
export type Outcome = (typeof outcomes)[number];

type Ending = Pick<OwnRequest, 'authorization' | 'response'>;

const allow = { decision: 'allow', reason: '' } as const;

/** Returns what the form saves for an outcome. In: the method and the URL. The bodies of failures are kube-apiserver's. */
export function endingFor(outcome: Outcome, method: string, url: string): Ending {
  const usual = responseTo({ method, url });
  const failed = (code: number, reason: string, message: string): Ending => ({
    authorization: allow,
    response: { code, body: failure(code, reason, message, method, url) },
  });
  const { resource, apiGroup, name, verb } = requestInfo(method, url);
  const qualified = apiGroup === '' ? resource : `${resource}.${apiGroup}`;
  const what = `${qualified} "${name}"`;
  switch (outcome) {
    case 'OK':
      return { authorization: allow, response: usual };
    case 'Forbidden':
      return { authorization: { decision: 'forbid', reason: '' }, response: { code: 403 } };
    case 'The authorizer fails':
      return { authorization: { decision: 'error', reason: '' }, response: { code: 500 } };
    case 'Malformed timeout':
      return { authorization: allow, response: { code: 400 } };
    case 'Not found':
      return failed(404, 'NotFound', `${what} not found`);
    case 'Already exists or conflict':
      return verb === 'create'
        ? failed(409, 'AlreadyExists', `${what} already exists`)
        : failed(
            409,
            'Conflict',
            `Operation cannot be fulfilled on ${what}: the object has been modified; please apply your changes to the latest version and try again`,
          );
    case 'Invalid':
      return failed(422, 'Invalid', `${what} is invalid`);
    case 'Too many requests':
      return failed(429, 'TooManyRequests', 'Too many requests, please try again later.');
    case 'Panic before the response':
      return { authorization: allow, response: { code: 0, panic: true } };
    case 'Panic after the response began':
      return {
        authorization: allow,
        response: { code: usual.code, panic: 'net/http: abort Handler', started: true },
      };
  }
}

/** Returns the outcome of a request; undefined for one that the form has no name for. */
export function outcomeOf({
  authorization,
  response,
  url,
  method,
}: OwnRequest): Outcome | undefined {
  const { code, panic, started } = response;
  if (isTimeoutMalformed(method, url)) return 'Malformed timeout';
  if (authorization.decision === 'forbid') return 'Forbidden';
  if (authorization.decision === 'error') return 'The authorizer fails';
  if (panic !== undefined && panic !== false)
    return started ? 'Panic after the response began' : 'Panic before the response';
  if (code === responseTo({ method, url }).code || (code >= 200 && code < 300)) return 'OK';
  const named: Readonly<Record<number, Outcome>> = {
    404: 'Not found',
    409: 'Already exists or conflict',
    422: 'Invalid',
    429: 'Too many requests',
  };
  return named[code];
}

/** Returns whether kube-apiserver rejects a request for its timeout parameter, before it looks at anything else. */
export const isTimeoutMalformed = (method: string, url: string): boolean =>
  timeoutProblem(method, url, requestInfo(method, url)) !== undefined;

function failure(code: number, reason: string, message: string, method: string, url: string) {
  const { resource, apiGroup, name } = requestInfo(method, url);
  const details = {
    ...(name !== '' && { name }),
    ...(apiGroup !== '' && { group: apiGroup }),
    ...(resource !== '' && { kind: resource }),
  };
  return {
    ...{ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason },
    ...(Object.keys(details).length > 0 && reason !== 'TooManyRequests' && { details }),
    code,
  };
}
