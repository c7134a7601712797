import { compilePolicy } from '../../src/audit/compile.ts';
import { endingOf } from '../../src/audit/event/ending.ts';
import { auditedAttributes, auditEvents } from '../../src/audit/event/event.ts';
import type { Exchange } from '../../src/audit/event/exchange.ts';
import { logLine } from '../../src/audit/event/logLine.ts';
import type { JsonObject } from '../../src/audit/go/jsonObject.ts';
import { requestInfo } from '../../src/audit/request/requestInfo.ts';
import type { Policy } from '../../src/audit/types.ts';
import { bodilessExchange } from '../answerCase.ts';
import type { Exchanged } from './exchanges.ts';

/**
 * Returns what gives our log lines for a request under a policy. Bodies keep the order of their fields, which is
 * that of their Go types, because they are what the server wrote.
 */
export function linesUnder(policy: Policy): (exchange: Exchange) => string[] {
  const evaluate = compilePolicy(policy);
  return (exchange) => {
    const config = evaluate(auditedAttributes(exchange.request));
    const key = JSON.stringify(config);
    const byConfig = made.get(exchange) ?? new Map<string, string[]>();
    made.set(exchange, byConfig);
    const lines = byConfig.get(key) ?? auditEvents(config, exchange).map(logLine);
    byConfig.set(key, lines);
    return lines;
  };
}

/** The lines of an exchange by decision: many policies decide alike. */
const made = new WeakMap<Exchange, Map<string, string[]>>();

/** Returns a case as our code takes it. */
export function ourExchange(exchanged: Exchanged): Exchange {
  const fields = exchanged as unknown as JsonObject;
  return withBodies(bodilessExchange({ fields, kubernetes: exchanged.kubernetes }), exchanged);
}

function withBodies(exchange: Exchange, { request, response }: Exchanged): Exchange {
  const info = requestInfo(exchange.request.method, exchange.request.url);
  if (endingOf(exchange, info) !== 'handled') return exchange;
  return {
    ...exchange,
    request: {
      ...exchange.request,
      ...(request.body !== undefined && { body: request.body }),
    },
    response: {
      ...exchange.response,
      ...(response.body !== undefined && { body: response.body }),
    },
  };
}
