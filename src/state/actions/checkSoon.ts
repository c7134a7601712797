import { analyzedTextLimit, check, waiting, type Analysis } from '../../engine/check';
import type { State } from '../state';

/** Texts up to this length (UTF-16 units) are checked at once, whatever they hold: that never takes 100 ms. */
export const checkedAtOnce = 20_000;

/** Edits of the form are checked at once up to this length, because a field would lose the focus while it is locked. */
export const editsCheckedAtOnce = 60_000;

/** What a text is checked against. */
export interface Api extends Pick<State, 'kubernetes'> {
  workspace: Pick<State['workspace'], 'clusterApi'>;
}

/** Returns the check of a text of up to `atOnce` UTF-16 units. A longer one waits: the store checks it in steps. */
export function checkSoon(
  text: string,
  { kubernetes, workspace: { clusterApi } }: Api,
  atOnce = checkedAtOnce,
): Analysis {
  const isLong = text.length > atOnce && text.length <= analyzedTextLimit;
  return isLong ? waiting(text, kubernetes) : check(text, kubernetes, clusterApi);
}
