/** Monaco's gutter takes class names, not text, so each number gets a class that shows it. */
const sheet = new CSSStyleSheet();
const made = new Set<number>();

/** The number of a gutter mark, which has room for three digits; its tooltip and the form say it exactly. */
const shortly = (count: number) => (count < 1000 ? `${count}` : `${Math.floor(count / 1000)}k`);

/** Returns the class of a gutter mark that shows this number. */
export function countClass(count: number): string {
  if (made.size === 0) document.adoptedStyleSheets.push(sheet);
  if (!made.has(count)) {
    made.add(count);
    sheet.insertRule(`.rule-count-${count}::before { content: '${shortly(count)}'; }`);
  }
  return `rule-count rule-count-${count}`;
}
