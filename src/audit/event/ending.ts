import type { RequestInfo } from '../types';
import { timeoutProblem } from '../request/timeout';
import type { Exchange, ExchangeResponse } from './exchange';

/** Where a request ends: in a filter that responds instead of the handler, or in the handler. */
export type Ending =
  /** Rejected before auditing starts. */
  | 'unread'
  /** Rejected for its timeout parameter, before authentication. */
  | 'malformed timeout'
  | 'unauthenticated'
  | 'impersonation rejected'
  | 'authorizer fails'
  | 'forbidden'
  | 'handled';

/** Returns where a request ends. In: what the server derives from it. Follows the order of DefaultBuildHandlerChain. */
export function endingOf({ request, authorization }: Exchange, info: RequestInfo): Ending {
  if (info.problem !== undefined) return 'unread';
  if (timeoutProblem(request.method, request.url, info) !== undefined) return 'malformed timeout';
  if (request.user === null) return 'unauthenticated';
  if (request.impersonated && 'refused' in request.impersonated) return 'impersonation rejected';
  if (authorization?.decision === 'error') return 'authorizer fails';
  return authorization?.decision === 'forbid' ? 'forbidden' : 'handled';
}

/** A panic of the handler: its message, and whether the handler has responded before. */
export interface HandlerPanic {
  message: string;
  isAfterResponse: boolean;
}

/** Returns the panic of a request that reaches its handler; undefined if there is none. */
export function panicOf(response: ExchangeResponse): HandlerPanic | undefined {
  const { code, panic, started = false, hijacked } = response;
  const message =
    panic === true ? 'runtime error: invalid memory address or nil pointer dereference' : panic;
  const panics = message !== undefined && message !== false;
  if (panics && !started) return { message, isAfterResponse: false };
  // WithAudit has recorded the code by the time that net/http rejects it.
  if (sendsHeaders(response) && !hijacked && (code < 100 || code > 999)) {
    return { message: `invalid WriteHeader code ${code}`, isAfterResponse: true };
  }
  return panics ? { message, isAfterResponse: true } : undefined;
}

/** Returns whether the handler sends headers, or takes over the connection, unless it panics before. */
export function sendsHeaders({ code, hijacked }: ExchangeResponse): boolean {
  return hijacked === true || code !== 0;
}
