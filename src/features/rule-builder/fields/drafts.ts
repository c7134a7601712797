import { createContext, useContext, useMemo } from 'react';
import { perStore } from '../../../state/perStore';
import { useAppStore } from '../../../state/useApp';

/** What is typed in fields and not in the policy, by the key of the rule and the path of the field. */
const draftsOf = perStore(() => new Map<string, string>());

/** The key of the rule around a field; it stays the same when the rule moves. */
export const RuleKeyContext = createContext<number | undefined>(undefined);

/** Returns what was typed in a field and not added when its rule was closed, and a function that remembers it. */
export function useDraft(path: string) {
  const store = useAppStore();
  const rule = useContext(RuleKeyContext);
  return useMemo(() => {
    const drafts = draftsOf(store.getState());
    const key = `${rule} ${path}`;
    return {
      draft: drafts.get(key) ?? '',
      onDraft: (typed: string) => {
        if (typed === '') drafts.delete(key);
        else drafts.set(key, typed);
      },
    };
  }, [store, rule, path]);
}
