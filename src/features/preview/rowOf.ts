import type { StudioRoot } from '../../state/useApp';

/** The row of a request in the grid, if the grid shows it. */
export function rowOf(grid: Element | null, id: string): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null;
}

/** Focuses the row of a request; if the list does not show it, the row that Tab goes to, or the list. */
export function focusRow({ current }: StudioRoot, id: string): void {
  const grid = current?.querySelector<HTMLElement>('[data-pane="Preview"] [role="grid"]') ?? null;
  const tabStop = () => grid?.querySelector<HTMLElement>('[data-id][tabindex="0"]');
  (rowOf(grid, id) ?? tabStop() ?? grid)?.focus();
}
