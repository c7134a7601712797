import type { Attributes } from '../audit/types';
import { openWitness } from '../state/own/openWitness';
import type { StoreApi } from '../state/store';
import { goTo, studioFragment } from '../storage/address';

/** Shows a request in the preview of the studio, as one of the user's own, and the rule that decides it. */
export function showInStudio(store: StoreApi, found: Attributes, rule: number | undefined): void {
  openWitness(store, found);
  if (rule !== undefined) store.getState().showRule(rule);
  store.getState().showPane('Preview');
  goTo(studioFragment());
}

/** Shows a rule in the studio. */
export function showRuleInStudio(store: StoreApi, rule: number): void {
  store.getState().showRule(rule);
  goTo(studioFragment());
}
