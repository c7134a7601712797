import type { Attributes } from '../audit/types';
import { openWitness } from '../state/own/openWitness';
import type { StoreApi } from '../state/store';

/** Shows a request in the preview, as one of the user's own, and the rule that decides it. */
export function showWitness(store: StoreApi, found: Attributes, rule: number | undefined): void {
  openWitness(store, found);
  if (rule !== undefined) store.getState().showRule(rule);
  store.getState().showPane('Preview');
}
