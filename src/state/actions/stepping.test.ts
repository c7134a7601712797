import { expect, it } from 'vitest';
import type { State } from '../state';
import { afterBeside } from './beside';
import { afterChange } from './edits';
import { initialState } from './opening';
import { afterReplacing } from './replacing';
import { afterTyping } from './typing';
import { afterRedo, afterUndo } from './stepping';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const two = `${head}- level: Metadata\n- level: None\n`;
const first: State = { ...initialState({ text: two }), selectedRule: 0 };
const then = (state: State, next: Partial<State>): State => ({ ...state, ...next });

it('changes nothing at either end', () => {
  expect([afterUndo(first), afterRedo(first)]).toEqual([{}, {}]);
});

it('restores the text, its analysis and the selected rule', () => {
  const moved = then(first, afterChange(first, [{ kind: 'moveRule', from: 0, to: 1 }], 0).next);
  const back = then(moved, afterUndo(moved));
  expect([back.text, back.analysis.text, back.selectedRule]).toEqual([two, two, 0]);
  const forth = then(back, afterRedo(back));
  expect([forth.text, forth.selectedRule]).toEqual([moved.text, 1]);
});

it('shows where the change ends and does not move the focus', () => {
  const longer = then(first, afterReplacing(first, `${two}# end`, 0));
  expect(afterUndo(longer).reveal).toEqual({ start: two.length, end: two.length, focus: false });
});

it.each<[name: string, texts: string[]]>([
  ['emptied', ['']],
  ['emptied, then a letter', ['', 'a']],
  ['a letter in an empty text that is deleted again', ['', 'a', '']],
  ['emptied twice', ['', 'a', '', two, '']],
  ['a byte order mark', ['', '\uFEFF', '']],
])('undo and redo of a text give the same texts back: %s', (_name, texts) => {
  for (const pause of [100, 5000]) {
    const typed = texts.reduce(
      (state, text, at) => then(state, afterTyping(state, text, at * pause)),
      first,
    );
    const steps = typed.history.past.length;
    const walk = (state: State, step: typeof afterUndo) =>
      Array.from({ length: steps }).reduce((now: State) => then(now, step(now)), state);
    const back = walk(typed, afterUndo);
    expect(back.text).toBe(two);
    expect(walk(back, afterRedo).text).toBe(typed.text);
  }
});

it('restores the file before', () => {
  const opened = then(first, afterReplacing(first, '# a\r\n', 0, 'a', { name: 'a.yaml' }));
  const back = then(opened, afterUndo(opened));
  expect([back.file, back.lineEnding]).toEqual([undefined, '\n']);
  expect(then(back, afterRedo(back)).file?.name).toBe('a.yaml');
});

it('takes away what was said of the step, but not what is about something else', () => {
  const said = (state: State, kind: 'plain' | 'bad') =>
    then(state, { notice: { text: 'Deleted. Undo restores it.', kind } });
  const typed = then(first, afterReplacing(first, `${two}# end`, 0));
  const beside = then(first, afterBeside(first, { callers: [] }, 0));
  for (const state of [typed, beside]) {
    expect(afterUndo(said(state, 'plain'))).toHaveProperty('notice', undefined);
    expect(afterUndo(said(state, 'bad')).notice?.kind).toBe('bad');
  }
});
