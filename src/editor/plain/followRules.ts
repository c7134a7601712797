import { ruleSpans } from '../../document/locate';
import { selectLitRule } from '../../state/rules';
import type { StoreApi } from '../../state/store';
import { afterPaint } from '../../ui/afterPaint';
import { scrollToOffset } from './scrollToOffset';

/**
 * Scrolls the plain text area to the rule that is selected, or that matches the selected request, unless somebody is
 * typing in it. An area that is hidden then scrolls when its pane is shown. Returns a function that stops this.
 */
export function followRules(area: HTMLTextAreaElement, store: StoreApi): () => void {
  /** The rule that was picked last and is not shown yet. */
  let picked: number | undefined;
  const show = () => {
    const { analysis, text } = store.getState();
    if (picked === undefined || analysis.text !== text || area.clientHeight === 0) return;
    const span = ruleSpans(analysis.reading.root)[picked];
    picked = undefined;
    if (span && document.activeElement !== area) scrollToOffset(area, span.start);
  };
  return store.subscribe((now, before) => {
    if (now.selectedRequest !== before.selectedRequest) picked = selectLitRule(now);
    else if (now.selectedRule !== before.selectedRule) picked = now.selectedRule;
    else if (now.pane === before.pane) return;
    // A pane that is shown now has a size once it is rendered.
    afterPaint(show);
  });
}
