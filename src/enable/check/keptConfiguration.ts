/** What was pasted stays while the tab is open. It may hold secrets, so it is not saved. */
let kept = '';
/** What another text took the place of. */
let replaced = '';

/** Returns the text that Check shows next. */
export const keptConfiguration = (): string => kept;

/** Keeps a text for Check while the tab is open. */
export function keepConfiguration(text: string): void {
  kept = text;
}

/** Shows a text in Check when it is opened next; what was there can be put back. */
export function showInCheck(text: string): void {
  if (kept !== '' && kept !== text) replaced = kept;
  kept = text;
}

/** Returns what `showInCheck` took the place of, '' if nothing. */
export const replacedConfiguration = (): string => replaced;

/** Keeps a text that another takes the place of, so that it can be put back. */
export function keepReplaced(text: string): void {
  replaced = text;
}

/** Forgets what was replaced. */
export function forgetReplaced(): void {
  replaced = '';
}
