import type { UserInfo } from '../audit/types';
import type { ImpersonatedKind } from '../catalog/types';
import { parsed } from './jsonPieces';
import { endingFor, isTimeoutMalformed, outcomeOf, type Outcome } from './outcomes';
import type { Caller } from './ownCallers';
import { ownRequestFrom, type OwnRequest } from './ownRequest';

/** A user as the form edits it: lists are one value a line, extra is "key: value" a line. */
export interface UserForm {
  username: string;
  uid: string;
  groups: string;
  extra: string;
}

/** An own request as the form edits it: all texts, also those that are not valid yet. */
export interface RequestForm {
  name: string;
  group: string;
  method: string;
  url: string;
  /** Nobody: authentication fails. */
  isFailedLogin: boolean;
  user: UserForm;
  impersonate: UserForm;
  /** What the sender is not allowed to impersonate. */
  refused: readonly ImpersonatedKind[];
  outcome: Outcome | undefined;
  code: string;
  requestBody: string;
  responseBody: string;
  userAgent: string;
  sourceIPs: string;
}

/** The fields of the form that can be wrong, and what to say. */
export type FormProblems = Partial<
  Record<'url' | 'user' | 'code' | 'requestBody' | 'responseBody', string>
>;

/** The form of no user. */
export const nobody: UserForm = { username: '', uid: '', groups: '', extra: '' };

/** Returns the form of a request. */
export function formOf(request: OwnRequest): RequestForm {
  const { method, url, user, impersonate, response, requestBody, userAgent, sourceIPs } = request;
  return {
    name: request.command === `${method} ${url}` ? '' : request.command,
    group: request.group ?? '',
    method,
    url,
    isFailedLogin: user === null,
    user: user ? userForm(user) : nobody,
    impersonate: impersonate ? userForm(impersonate) : nobody,
    refused: request.refusedImpersonation ?? [],
    outcome: outcomeOf(request),
    code: String(response.code),
    requestBody: jsonText(requestBody),
    responseBody: jsonText(response.body),
    userAgent,
    sourceIPs: sourceIPs.join(', '),
  };
}

/** Returns the request that a form stands for, with everything of `before` that the form does not edit; or what is wrong. */
export function requestOf(
  form: RequestForm,
  before: OwnRequest,
): { request: OwnRequest } | { problems: FormProblems } {
  const [sent, answered] = [bodyOf(form.requestBody), bodyOf(form.responseBody)];
  const code = Number(form.code);
  const problems: FormProblems = {
    ...(!form.url.startsWith('/') && { url: 'Begin the path with a slash.' }),
    ...(/\s/.test(form.url) && { url: 'A path has no spaces. Write %20.' }),
    ...(!form.isFailedLogin && form.user.username === '' && { user: 'Enter a user name.' }),
    ...(!(Number.isInteger(code) && code >= 0 && code <= 999 && form.code.trim() !== '') && {
      code: 'Enter an HTTP status code.',
    }),
    ...(!sent && { requestBody: notJson }),
    ...(!answered && { responseBody: notJson }),
  };
  if (Object.keys(problems).length > 0 || !sent || !answered) return { problems };
  const { authorization, response } =
    form.outcome === undefined || form.outcome === outcomeOf(before)
      ? before
      : endingFor(form.outcome, form.method, form.url);
  const impersonate = isEmpty(form.impersonate) ? undefined : userOf(form.impersonate);
  const request = ownRequestFrom(
    {
      ...before,
      command: form.name.trim() === '' ? `${form.method} ${form.url}` : form.name,
      method: form.method,
      url: form.url,
      user: form.isFailedLogin ? null : userOf(form.user),
      impersonate,
      refusedImpersonation: impersonate && form.refused,
      group: form.group,
      authorization,
      response: { ...response, code, body: answered.value },
      requestBody: sent.value,
      // It is of another object then.
      ...((form.method !== before.method || form.url !== before.url) && { objectRef: undefined }),
      userAgent: form.userAgent,
      sourceIPs: ipsIn(form.sourceIPs),
    },
    before.id,
  );
  return request ? { request } : { problems: { url: 'This path is too long.' } };
}

/** Returns the form with the response of an outcome. */
export function withOutcome(form: RequestForm, outcome: Outcome): RequestForm {
  const { response } = endingFor(outcome, form.method, form.url);
  const { method, url } = form;
  const isBad = isTimeoutMalformed(method, url);
  const bare = isBad ? url.replace(/([?&])timeout=[^&]*&?/, '$1').replace(/[?&]$/, '') : url;
  return {
    ...form,
    url:
      outcome === 'Malformed timeout' && !isBad
        ? `${bare}${bare.includes('?') ? '&' : '?'}timeout=soon`
        : outcome === 'Malformed timeout'
          ? url
          : bare,
    outcome,
    code: String(response.code),
    responseBody: jsonText(response.body),
  };
}

/** Returns the form with another method or URL, whose timeout parameter can decide how it ends. */
export function withTarget(
  form: RequestForm,
  target: Partial<Pick<RequestForm, 'method' | 'url'>>,
): RequestForm {
  const next = { ...form, ...target };
  const isBad = isTimeoutMalformed(next.method, next.url);
  const wasBad = form.outcome === 'Malformed timeout';
  if (isBad === wasBad) return next;
  return withOutcome(next, isBad ? 'Malformed timeout' : 'OK');
}

/** Returns the form with a sender. */
export function withCaller(form: RequestForm, { user, sourceIPs }: Caller): RequestForm {
  return {
    ...form,
    isFailedLogin: user === null,
    user: user ? userForm(user) : form.user,
    sourceIPs: sourceIPs.join(', '),
  };
}

/** Returns which of these senders a form names, if it is one of them. */
export function callerIn(
  { isFailedLogin, user }: RequestForm,
  callers: readonly Caller[],
): Caller | undefined {
  return callers.find((caller) =>
    caller.user === null
      ? isFailedLogin
      : !isFailedLogin && JSON.stringify(userForm(caller.user)) === JSON.stringify(user),
  );
}

/** Returns the addresses in a field, which spaces and commas separate. */
export const ipsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

const notJson = 'This is not valid JSON.';
const isEmpty = (user: UserForm) =>
  Object.values(user).every((value: string) => value.trim() === '');
const jsonText = (body: unknown) => (body === undefined ? '' : JSON.stringify(body, null, 2));
const bodyOf = (text: string) => (text.trim() === '' ? { value: undefined } : parsed(text));

/** Returns the form of a user. */
export function userForm({ username, uid = '', groups = [], extra = {} }: UserInfo): UserForm {
  const lines = Object.entries(extra).flatMap(([key, values]) =>
    values.map((value) => `${key}: ${value}`),
  );
  return { username, uid, groups: groups.join('\n'), extra: lines.join('\n') };
}

/** Returns the user that a form stands for. */
export function userOf({ username, uid, groups, extra }: UserForm): UserInfo {
  const values = new Map<string, string[]>();
  for (const line of linesOf(extra)) {
    const [, key = line, value = ''] =
      /^(.*?)\s*[:=]\s+(.*)$/.exec(line) ?? /^([^:=]*)[:=](.*)$/.exec(line) ?? [];
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return {
    username: username.trim(),
    ...(uid.trim() !== '' && { uid: uid.trim() }),
    ...(linesOf(groups).length > 0 && { groups: linesOf(groups) }),
    ...(values.size > 0 && { extra: Object.fromEntries(values) }),
  };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
