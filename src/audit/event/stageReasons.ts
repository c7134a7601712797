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

/** What becomes of one stage, and in a few words why. */
export interface StageReason {
  stage: Stage;
  fate: StageFate;
  /** Recorded: when it is written. Else why there is no event. */
  why: string;
}

/**
 * The four stages in order, each with its fate and the reason for it. `decision` must be the
 * policy's own answer for the exchange. Fates are those of stageFates; the reasons follow
 * WithAudit and WithFailedAuthenticationAudit of endpoints/filters.
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

/** Who names the stage under omitStages: the policy for all rules, the deciding rule, or both. */
function omittedBy({ omitStages, rules }: Policy, { rule }: Decision, stage: Stage): string {
  const byRule = rule !== undefined && rules[rule]?.omitStages?.includes(stage) === true;
  if (!byRule) return 'the policy (omitStages)';
  const number = `rule ${rule + 1}`;
  return omitStages?.includes(stage) === true ? `the policy and ${number}` : number;
}

function whyNever(stage: Stage, exchange: Exchange, info: RequestInfo): string {
  const { request, response } = exchange;
  if (info.problem !== undefined) return 'the request is answered before anything is audited';
  if (request.user === null) {
    return stage === 'ResponseStarted'
      ? 'authentication fails, and no header is written'
      : 'authentication fails, ResponseStarted is all';
  }
  const isToPanic = response.panic !== undefined && response.panic !== false;
  const panics = possibleStages(exchange).includes('Panic');
  if (stage === 'Panic') {
    return isToPanic ? 'the request is refused before its handler' : 'no panic';
  }
  if (stage === 'ResponseComplete') return 'the handler panics, so Panic stands instead';
  if (!info.longRunning) return 'not a long-running request';
  return panics ? 'the handler panics before it answers' : 'no header is written';
}

function when(stage: Stage, exchange: Exchange): string {
  const isOver = exchange.response.hijacked === true || isSilent(exchange);
  switch (stage) {
    case 'RequestReceived':
      return 'on arrival, before body and answer';
    case 'ResponseStarted':
      if (exchange.request.user === null) return 'authentication fails';
      if (exchange.response.hijacked) return 'as the connection is taken over';
      return isOver ? 'at the end, as no header is written' : 'headers sent, body to come';
    case 'ResponseComplete':
      return isOver ? 'the connection is over' : 'the whole answer is sent';
    case 'Panic':
      return 'the handler panics';
  }
}

/** The handler is reached and writes nothing; a refusal before it always writes. */
function isSilent({ request, authorization, response }: Exchange): boolean {
  const isRefused =
    authorization?.decision === 'forbid' ||
    (request.impersonated !== undefined && 'refused' in request.impersonated);
  return response.code === 0 && !isRefused;
}
