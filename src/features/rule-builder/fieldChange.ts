import { createContext, useCallback, useContext, useLayoutEffect, useRef } from 'react';
import type { Change } from '../../audit/change';
import type { Then } from '../../state/state';
import { useApp, useAppStore } from '../../state/useApp';

/** A change of a field; its path starts at the rule or policy that has the field. */
export type FieldChange = Extract<Change, { kind: 'set' | 'remove' }>;
type MakeChanges = (changes: readonly FieldChange[], then?: Then) => boolean;

/** Changes the rule that a field belongs to; without a provider, the policy. */
export const FieldChangeContext = createContext<MakeChanges | undefined>(undefined);

/** Returns the function with which a field changes the text; it returns whether the edit was made. */
export function useFieldChange(): MakeChanges {
  const ofPolicy = useApp((state) => state.change);
  return useContext(FieldChangeContext) ?? ofPolicy;
}

/** Returns a function that changes a rule. It stays the same when the rule moves, so that its fields do not render again. */
export function useRuleChange(index: number): MakeChanges {
  const store = useAppStore();
  const place = useRef(index);
  useLayoutEffect(() => {
    place.current = index;
  }, [index]);
  return useCallback(
    (changes, then) =>
      store.getState().change(
        changes.map((each) => ({ ...each, path: ['rules', place.current, ...each.path] })),
        then,
      ),
    [store],
  );
}
