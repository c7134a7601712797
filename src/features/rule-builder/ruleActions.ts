import { flushSync } from 'react-dom';
import type { Change } from '../../audit/change';
import { moveRule } from '../../state/moveRule';
import { selectNewRulePlace } from '../../state/newRule';
import type { Then } from '../../state/state';
import type { StoreApi } from '../../state/store';
import type { StudioRoot } from '../../state/useApp';
import { withCard } from './cards';

/** The control that moved a rule; it keeps the focus. Controls have it as data-control. */
export type Mover = 'head' | 'handle' | 'up' | 'down' | 'place';

/** Actions on a whole rule. Each one moves the focus. */
export interface RuleActions {
  /** Adds a rule where it can match something. */
  add: () => void;
  /** `to` is the new index. */
  move: (index: number, to: number, by: Mover) => void;
  /** The copy comes above the rule, where it can be limited and still match: below it, it would never be reached. */
  duplicate: (index: number) => void;
  remove: (index: number) => void;
}

/** At an end of the list the pressed button is disabled, and the other one gets the focus. */
const siblings: Partial<Record<Mover, Mover>> = { up: 'down', down: 'up' };

/**
 * Makes the actions. The pressed button may disappear or lose the focus when its card moves, so they
 * render at once and move the focus to the rule.
 */
export function ruleActions(store: StoreApi, root: StudioRoot): RuleActions {
  const focus = (index: number, ...controls: (Mover | undefined)[]) =>
    focusControl(root, index, controls);
  const change = (made: Change, then: Then) =>
    flushSync(() => store.getState().change([made], then));
  return {
    add: () => {
      const { index, above } = selectNewRulePlace(store.getState());
      const made: Change = { kind: 'addRule', index, rule: { level: 'Metadata' } };
      const said = `Added rule ${index + 1} above rule ${index + 2}, which matches every request.`;
      const then = { selectRule: index, ...(above !== undefined && { say: said }) };
      if (change(made, then)) focus(index, 'head');
    },
    move: (index, to, by) => {
      if (flushSync(() => moveRule(store, index, to))) focus(to, by, siblings[by], 'head');
    },
    duplicate: (index) => {
      // Both are equal: the upper one counts as the copy.
      const say = `Duplicated rule ${index + 1}. The copy is above it, because the first match wins.`;
      if (change({ kind: 'duplicateRule', index }, { selectRule: index, say }))
        focus(index, 'head');
    },
    remove: (index) => {
      const count = store.getState().analysis.reading.draft?.rules.length ?? 0;
      if (!change({ kind: 'remove', path: ['rules', index] }, { selectRule: undefined })) return;
      if (count <= 1) focusAddRule(root);
      else focus(Math.min(index, count - 2), 'head');
    },
  };
}

/** Scrolls a rule into view and focuses its head. */
export function focusRule(root: StudioRoot, index: number): void {
  focusControl(root, index, ['head']);
}

function focusControl(
  root: StudioRoot,
  index: number,
  controls: readonly (Mover | undefined)[],
): void {
  withCard(root, index, (card) => {
    for (const control of controls) {
      const taker = card.querySelector<HTMLElement>(`[data-control="${control}"]:not(:disabled)`);
      taker?.focus();
      if (taker && document.activeElement === taker) return;
    }
  });
}

/** The button takes the focus when no rule is left. */
function focusAddRule({ current }: StudioRoot): void {
  current?.querySelector<HTMLElement>('[data-pane="Rules"] [data-control="add"]')?.focus();
}
