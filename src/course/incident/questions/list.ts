import type { Question } from '../question';
import { attack } from './attack';
import { deletions } from './deletions';
import { reading } from './reading';

const inOrder = [
  'who-deleted',
  'scaled-down',
  'evicted',
  'first-sign',
  'first-denied',
  'namespace-gone',
  'privileged-pod',
  'shell-command',
  'port-forward',
  'large-body',
  'token-body',
  'in-the-name-of',
  'who-is-behind',
  'cluster-admin',
  'user-agent',
  'same-audit-id',
  'still-open',
];

/** All questions about the log, in the order of its story. */
export const questions: readonly Question[] = [...deletions, ...attack, ...reading].toSorted(
  (a, b) => inOrder.indexOf(a.id) - inOrder.indexOf(b.id),
);

/** Returns the key under which the progress with a question is saved, as an exercise. */
export const progressId = ({ id }: Question): string => `incident-${id}`;
