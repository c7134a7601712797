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
 * policy's decision for the exchange. Fates are those of stageFates; the reasons follow WithAudit
 * and WithFailedAuthenticationAudit of endpoints/filters.
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
      return { stage, fate: 'never', why: 'level None: nothing is recorded' };
    }
    return decision.omitStages.includes(stage)
      ? { stage, fate: 'omitted', why: `omitted by ${omittedBy(policy, decision, stage)}` }
      : { stage, fate: 'recorded', why: when(stage, exchange) };
  });
}

/** Says whose omitStages has the stage: the policy's, the matching rule's, or both. */
function omittedBy({ omitStages, rules }: Policy, { rule }: Decision, stage: Stage): string {
  const byRule = rule !== undefined && rules[rule]?.omitStages?.includes(stage) === true;
  if (!byRule) return 'the policy (omitStages)';
  const number = `rule ${rule + 1}`;
  return omitStages?.includes(stage) === true ? `the policy and ${number}` : number;
}

function whyNever(stage: Stage, exchange: Exchange, info: RequestInfo): string {
  const { request, response } = exchange;
  if (info.problem !== undefined) return 'the request is rejected before auditing starts';
  if (request.user === null) {
    return stage === 'ResponseStarted'
      ? 'authentication fails and no header is written'
      : 'authentication fails, only ResponseStarted is recorded';
  }
  const wouldPanic = response.panic !== undefined && response.panic !== false;
  const panics = possibleStages(exchange).includes('Panic');
  if (stage === 'Panic') {
    return wouldPanic ? 'the request is rejected before its handler runs' : 'no panic';
  }
  if (stage === 'ResponseComplete') return 'the handler panics, Panic is recorded instead';
  if (!info.longRunning) return 'not a long-running request';
  return panics ? 'the handler panics before it responds' : 'no header is written';
}

function when(stage: Stage, exchange: Exchange): string {
  const isOver = exchange.response.hijacked === true || isSilent(exchange);
  switch (stage) {
    case 'RequestReceived':
      return 'on arrival, before the body is read';
    case 'ResponseStarted':
      if (exchange.request.user === null) return 'authentication fails';
      if (exchange.response.hijacked) return 'when the connection is taken over';
      return isOver
        ? 'at the end, because no header is written'
        : 'headers sent, body still streaming';
    case 'ResponseComplete':
      return isOver ? 'the connection is closed' : 'response fully sent';
    case 'Panic':
      return 'the handler panics';
  }
}

/** Returns whether the handler runs and writes nothing. A rejection before it always writes a response. */
function isSilent({ request, authorization, response }: Exchange): boolean {
  const isRejected =
    authorization?.decision === 'forbid' ||
    (request.impersonated !== undefined && 'refused' in request.impersonated);
  return response.code === 0 && !isRejected;
}
