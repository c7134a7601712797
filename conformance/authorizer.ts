import type { JsonObject } from '../src/audit/go/jsonObject.ts';
import type { Authorize, Question } from '../src/audit/request/impersonationQuestions.ts';
import { fieldsAt, isAbsent, listAt, textAt, textsAt } from './take.ts';

/** Returns the authorizer's answer in a field of a case; undefined if there is none. */
export function answerAt(
  fields: JsonObject,
  name: string,
): { isAllowed: boolean; reason: string; error: string | undefined } | undefined {
  if (isAbsent(fields[name])) return undefined;
  const given = fieldsAt(fields, name);
  return {
    isAllowed: textAt(given, 'decision', '') === 'allow',
    reason: textAt(given, 'reason', ''),
    error: textAt(given, 'error', undefined),
  };
}

/** Returns what answers the questions about the impersonation in a case. Mirrors Impersonation.answer of the oracle. */
export function authorizerAt(fields: JsonObject): Authorize {
  const answer = answerAt(fields, 'impersonation');
  if (answer === undefined) return () => ({ allowed: true, reason: '' });
  const rights = listAt(fieldsAt(fields, 'impersonation'), 'rights').map(rightOf);
  const { isAllowed: allowed, reason, error } = answer;
  return (question) =>
    rights.some((covers) => covers(question))
      ? { allowed: true, reason: '' }
      : { allowed, reason, ...(error !== undefined && { error }) };
}

/** Returns whether a right covers a question. */
function rightOf(right: JsonObject): (question: Question) => boolean {
  const [verbs, resources, names] = ['verbs', 'resources', 'names'].map((name) =>
    listOf(right, name),
  );
  return ({ verb, resource, subresource, name }) =>
    covers(verbs, verb) &&
    covers(resources, subresource === '' ? resource : `${resource}/${subresource}`) &&
    covers(names, name);
}

function listOf(right: JsonObject, name: string): string[] | undefined {
  return isAbsent(right[name]) ? undefined : textsAt(right, name);
}

function covers(list: readonly string[] | undefined, value: string): boolean {
  return list === undefined || list.includes(value) || list.includes('*');
}
