import type { Caller } from './ownCallers';
import { callerFrom } from './ownCallers';
import { ipsIn, nobody, userForm, userOf, type UserForm } from './requestForm';

/** A caller of the user's own as the form edits it. */
export interface CallerForm {
  id: string;
  name: string;
  /** Nobody: authentication fails. */
  isFailedLogin: boolean;
  user: UserForm;
  sourceIPs: string;
}

/** What is wrong in the form, and what to say. */
export type CallerProblems = Partial<Record<'user' | 'size', string>>;

/** Returns the form of a caller. */
export const callerForm = ({ id, name, user, sourceIPs }: Caller): CallerForm => ({
  ...{ id, name, isFailedLogin: user === null },
  user: user ? userForm(user) : nobody,
  sourceIPs: sourceIPs.join(', '),
});

/** Returns the form of a new caller, like another one if it is given. */
export function newCaller(own: readonly Caller[], like?: Caller): CallerForm {
  let number = own.length + 1;
  while (own.some(({ id }) => id === `caller-${number}`)) number += 1;
  const id = `caller-${number}`;
  if (like) return { ...callerForm(like), id, name: '' };
  const user = { ...nobody, groups: 'system:authenticated' };
  return { id, name: '', isFailedLogin: false, user, sourceIPs: '192.0.2.20' };
}

/** Returns the caller that a form stands for, or what is wrong. */
export function callerOf(form: CallerForm): { caller: Caller } | { problems: CallerProblems } {
  const { id, isFailedLogin, user } = form;
  if (!isFailedLogin && user.username.trim() === '')
    return { problems: { user: 'Enter a user name.' } };
  const name = form.name.trim() || (isFailedLogin ? 'Failed login' : user.username.trim());
  const caller = callerFrom({
    ...{ id, name, user: isFailedLogin ? null : userOf(user) },
    sourceIPs: ipsIn(form.sourceIPs),
  });
  return caller ? { caller } : { problems: { size: 'This caller is too long to be saved.' } };
}
