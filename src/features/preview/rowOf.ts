/** The row of a request in the grid, if the grid shows it. */
export function rowOf(grid: Element | null, id: string): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null;
}

/** Focuses the row of a request; where the list does not show it, the row that Tab goes to, or the list. */
export function focusRow(id: string): void {
  const grid = document.querySelector<HTMLElement>('[data-pane="Preview"] [role="grid"]');
  const tabStop = () => grid?.querySelector<HTMLElement>('[data-id][tabindex="0"]');
  (rowOf(grid, id) ?? tabStop() ?? grid)?.focus();
}
