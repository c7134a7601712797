import type { ProblemCode } from '../problemCode';
import { lists } from './lists';
import { loading } from './loading';
import { order } from './order';
import { recorded } from './recorded';
import { resources } from './resources';
import type { CodeRow } from './row';
import { surroundings } from './surroundings';
import { nonResourceURLs } from './nonResourceURLs';
import { users } from './users';
import { validation } from './validation';
import { verbs } from './verbs';

/** All checks by theme, in the order of the documentation. */
export const themes: readonly (readonly [title: string, rows: Record<string, CodeRow>])[] = [
  ['Loading the file', loading],
  ['Validation', validation],
  ['List values', lists],
  ['Users and groups', users],
  ['Verbs', verbs],
  ['Resources and namespaces', resources],
  ['Non-resource URLs', nonResourceURLs],
  ['Order of rules', order],
  ['What is recorded', recorded],
  ['Around the policy', surroundings],
];

/** What every code means. Only documentation and tests read it, so it costs the page nothing. */
export const problemCodes: Record<ProblemCode, CodeRow> = {
  ...loading,
  ...validation,
  ...lists,
  ...users,
  ...verbs,
  ...resources,
  ...nonResourceURLs,
  ...order,
  ...recorded,
  ...surroundings,
};
