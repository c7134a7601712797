import type { Session } from '../session';
import { apply } from './apply';
import { createToken } from './createToken';
import { remove } from './delete';
import { get } from './get';
import { logs } from './logs';
import { attach, exec } from './streams';

/** What each command of kubectl sends, by its path without "kubectl". */
export const commands: Record<string, (session: Session) => void> = {
  apply,
  attach,
  'create token': createToken,
  delete: remove,
  exec,
  get,
  logs,
};
