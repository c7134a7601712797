import { describe, expect, it } from 'vitest';
import type { Change } from '../../audit/change';
import type { Then } from '../state';
import { afterChange, afterFix } from './edits';
import { initialState } from './opening';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const two = `${head}- level: Metadata\n- level: None\n`;
const state = { ...initialState({ text: two }), selectedRule: 1 };

describe('afterChange', () => {
  const rows: [name: string, change: Change, then: Then | undefined, rule: number | undefined][] = [
    ['the selected rule moves', { kind: 'moveRule', from: 1, to: 0 }, undefined, 0],
    ['a rule is inserted before it', { kind: 'duplicateRule', index: 0 }, undefined, 2],
    ['it is removed', { kind: 'remove', path: ['rules', 1] }, undefined, undefined],
    ['another rule is to be selected', { kind: 'duplicateRule', index: 1 }, { selectRule: 0 }, 0],
    [
      'none is to be selected',
      { kind: 'duplicateRule', index: 1 },
      { selectRule: undefined },
      undefined,
    ],
  ];
  it.each(rows)('%s', (_name, change, then, rule) => {
    const { next, done } = afterChange(state, [change], 0, then);
    expect([done, next.changedIn]).toEqual([true, 'form']);
    expect(next).toHaveProperty('selectedRule', rule);
    expect(next.analysis?.text).toBe(next.text);
    expect(next.history?.past[0]?.selected).toEqual({ before: 1, after: rule });
  });

  it('shows the given message', () => {
    const change: Change = { kind: 'remove', path: ['rules', 0] };
    const { next } = afterChange(state, [change], 0, { say: 'Removed.' });
    expect(next.notice).toEqual({ text: 'Removed.', kind: 'plain' });
  });

  it('changes nothing when the text is already so', () => {
    const change: Change = { kind: 'set', path: ['rules', 0, 'level'], value: 'Metadata' };
    expect(afterChange(state, [change], 0)).toEqual({ next: {}, done: true });
  });

  it('gives the reason when the edit cannot be made', () => {
    const broken = initialState({ text: `${two}- level: [` });
    const { next, done } = afterChange(broken, [{ kind: 'remove', path: ['rules', 0] }], 0);
    expect([done, Object.keys(next), next.notice?.kind]).toEqual([false, ['notice'], 'refused']);
    expect(next.notice?.text).not.toBe('');
  });

  it.each([
    [
      'is broken',
      `${two}- level: [`,
      'The form can’t edit YAML with an error. Fix the error first.',
    ],
    [
      'is being checked',
      `${two}${'# a comment\n'.repeat(3000)}`,
      'This text is still being checked. Try again in a moment.',
    ],
    [
      'is too long',
      `${two}${'# a comment\n'.repeat(100_000)}`,
      'The form can’t edit a text this long (limit 1 MB). Edit the YAML instead.',
    ],
  ])('says why while the text %s', (_, text, words) => {
    const { next } = afterChange(
      initialState({ text }),
      [{ kind: 'remove', path: ['rules', 0] }],
      0,
    );
    expect(next.notice?.text).toBe(words);
  });
});

describe('afterFix', () => {
  it('makes the change and shows a notice', () => {
    const changes: Change[] = [{ kind: 'moveRule', from: 0, to: 1 }];
    const { next, done } = afterFix(state, { title: 'Move rule 1 to the end', changes }, 0);
    expect([done, next.selectedRule]).toEqual([true, 0]);
    expect(next.text).toBe(`${head}- level: None\n- level: Metadata\n`);
    expect(next.notice?.text).toBe('Fixed: moved rule 1 to the end.');
  });

  it('removes an overwritten key', () => {
    const twice = `${head}- level: None\n  level: Metadata\n`;
    const fix = {
      title: 'Remove the ignored duplicate',
      overwrittenBefore: twice.lastIndexOf('level'),
    } as const;
    expect(afterFix(initialState({ text: twice }), fix, 0).next.text).toBe(
      `${head}- level: Metadata\n`,
    );
  });
});
