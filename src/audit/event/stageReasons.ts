import { endingOf, panicOf, sendsHeaders, type Ending } from './ending';
import type { Exchange } from './exchange';
import { requestInfo } from '../request/requestInfo';
import {
  stages,
  type Decision,
  type Policy,
  type RequestInfo,
  type Stage,
  type StageFate,
} from '../types';
import { possibleStages } from './event';

/** What happens to one stage, and why, in a few words. */
export interface StageReason {
  stage: Stage;
  fate: StageFate;
  /** When the event is recorded, or why there is none. */
  why: string;
}

/**
 * Returns the four stages in order, each with its fate and the reason for it. `decision` must be the
 * policy's decision for the exchange. Fates are those of stageFates; the reasons follow WithAudit,
 * WithFailedAuthenticationAudit and withFailedRequestAudit of endpoints/filters.
 */
export function stageReasons(
  policy: Policy,
  decision: Decision,
  exchange: Exchange,
): StageReason[] {
  const info = requestInfo(exchange.request.method, exchange.request.url);
  const possible = possibleStages(exchange);
  return stages.map((stage) => {
    if (!possible.includes(stage)) {
      return { stage, fate: 'never', why: `never: ${whyNever(stage, exchange, info)}` };
    }
    if (decision.level === 'None') {
      return { stage, fate: 'unrecorded', why: 'level None: nothing is recorded' };
    }
    return decision.omitStages.includes(stage)
      ? { stage, fate: 'omitted', why: `omitted by ${omittedBy(policy, decision, stage)}` }
      : { stage, fate: 'recorded', why: when(stage, exchange, info) };
  });
}

/** Says whose omitStages has the stage: the policy's, the matching rule's, or both. */
function omittedBy({ omitStages, rules }: Policy, { rule }: Decision, stage: Stage): string {
  const byRule = rule !== undefined && rules[rule]?.omitStages?.includes(stage) === true;
  if (!byRule) return 'the policy (omitStages)';
  const number = `rule ${rule + 1}`;
  return omitStages?.includes(stage) === true ? `the policy and ${number}` : number;
}

/** Why a request that is rejected before the audit filter has only ResponseStarted. */
const failures: Partial<Record<Ending, string>> = {
  'malformed timeout': 'the timeout parameter is malformed',
  unauthenticated: 'authentication fails',
};

function whyNever(stage: Stage, exchange: Exchange, info: RequestInfo): string {
  const ending = endingOf(exchange, info);
  if (ending === 'unread') return 'the request is rejected before auditing starts';
  const failure = failures[ending];
  if (failure !== undefined) return `${failure}, only ResponseStarted is recorded`;
  const panic = panicOf(exchange.response);
  if (stage === 'Panic') {
    return panic ? 'the request is rejected before its handler runs' : 'no panic';
  }
  if (stage === 'ResponseComplete') return 'the handler panics, Panic is recorded instead';
  if (!info.longRunning) return 'not a long-running request';
  return panic ? 'the handler panics before it responds' : 'no header is written';
}

function when(stage: Stage, exchange: Exchange, info: RequestInfo): string {
  const ending = endingOf(exchange, info);
  const { response } = exchange;
  // A rejection before the handler always writes a response.
  const isSilent = ending === 'handled' && !sendsHeaders(response);
  const isOver = isSilent || (ending === 'handled' && response.hijacked === true);
  switch (stage) {
    case 'RequestReceived':
      return 'on arrival, before the body is read';
    case 'ResponseStarted':
      if (failures[ending] !== undefined) return failures[ending];
      if (isSilent) return 'at the end, because no header is written';
      return isOver ? 'when the connection is taken over' : 'headers sent, body still streaming';
    case 'ResponseComplete':
      return isOver ? 'the connection is closed' : 'response fully sent';
    case 'Panic':
      return panicOf(response)?.isAfterResponse
        ? 'the handler panics after it has responded'
        : 'the handler panics';
  }
}
