import { expect, test, vi } from 'vitest';
import { applyEdits } from './applyEdits';
import { changeText } from './changeText';
import { parseInSteps, parseYaml } from './parse';
import { parseOnce } from './parseOnce';

vi.mock('./parse', { spy: true });

test('a change to a text just parsed only parses the text after it', () => {
  const text = 'rules:\n- level: None\n';
  parseOnce(text);
  vi.mocked(parseInSteps).mockClear();
  const result = changeText(text, [{ kind: 'set', path: ['rules', 0, 'level'], value: 'Request' }]);
  const after = result.refused === undefined ? applyEdits(text, result.edits) : '';
  parseOnce(after);
  expect(vi.mocked(parseInSteps).mock.calls).toEqual([['rules:\n- level: Request\n']]);
});

test('returns the same as parseYaml', () => {
  for (const text of ['a: 1', 'a: [', 'a: 1', 'b: 2', 'c: 3', 'a: 1']) {
    expect(parseOnce(text)).toEqual(parseYaml(text));
  }
});
