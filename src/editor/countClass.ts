/** Monaco's gutter takes class names, not text, so each number gets a class that shows it. */
const sheet = new CSSStyleSheet();
const made = new Set<number>();

/** Returns the class of a gutter mark that shows this number. */
export function countClass(count: number): string {
  if (made.size === 0) document.adoptedStyleSheets.push(sheet);
  if (!made.has(count)) {
    made.add(count);
    sheet.insertRule(`.rule-count-${count}::before { content: '${count}'; }`);
  }
  return `rule-count rule-count-${count}`;
}
