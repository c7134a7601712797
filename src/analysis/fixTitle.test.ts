import { expect, it } from 'vitest';
import { fixedText, type FixTitle } from './fixTitle';

const rows: [title: FixTitle, text: string][] = [
  ['Convert to a list', 'Fixed: converted to a list.'],
  ['Set kind: Policy', 'Fixed: set kind: Policy.'],
  ['Use userGroups: ["system:nodes"]', 'Fixed: changed to userGroups: ["system:nodes"].'],
];
it.each(rows)('%s', (title, text) => {
  expect(fixedText(title)).toBe(text);
});
