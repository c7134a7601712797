import { createContext, useCallback, useContext, useLayoutEffect, useRef } from 'react';
import type { Change } from '../../audit/change';
import type { Then } from '../../state/state';
import { useApp, useAppStore } from '../../state/useApp';

/** A change of a field, by a path inside of what the field belongs to. */
export type FieldChange = Extract<Change, { kind: 'set' | 'remove' }>;
type MakeChanges = (changes: readonly FieldChange[], then?: Then) => boolean;

/** What changes the rule that a field belongs to; without one it belongs to the whole policy. */
export const FieldChangeContext = createContext<MakeChanges | undefined>(undefined);

/** How a field changes the text; answers whether that was done. */
export function useFieldChange(): MakeChanges {
  const ofPolicy = useApp((state) => state.change);
  return useContext(FieldChangeContext) ?? ofPolicy;
}

/** Changes to a rule: the same function while the rule moves, so that its fields need not be rendered again. */
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
