import { expect, it } from 'vitest';
import type { Command } from './command';
import { rank } from './rank';

const commands: Pick<Command, 'id' | 'title' | 'keywords' | 'isThing'>[] = [
  { id: 'undo', title: 'Undo' },
  { id: 'redo', title: 'Redo' },
  { id: 'delete', title: 'Delete the selected rule', keywords: 'remove' },
  { id: 'up', title: 'Move the selected rule up' },
  { id: 'rule-1', title: 'Rule 1: Record deletes of pods', isThing: true },
  { id: 'rule-12', title: 'Rule 12: Record secrets', isThing: true },
  { id: 'dark', title: 'Theme: dark', keywords: 'colours' },
  { id: 'exec', title: 'kubectl exec -it web-1 -- sh', keywords: 'request' },
  { id: 'only', title: 'Show recorded requests' },
  { id: 'record', title: 'To record' },
];

const rows: [query: string, recent: string[], found: string[]][] = [
  ['', [], commands.map(({ id }) => id)],
  ['un', [], ['undo']],
  ['do', [], ['undo', 'redo']],
  ['do', ['redo'], ['redo', 'undo']],
  ['delete', [], ['delete', 'rule-1']],
  ['rule 1', [], ['rule-1', 'rule-12']],
  ['DARK theme', [], ['dark']],
  ['remove', [], ['delete']],
  // Actions before things, and those first that begin with it.
  ['record', [], ['record', 'only', 'rule-1', 'rule-12']],
  ['request', [], ['only', 'exec']],
  ['web-1', [], ['exec']],
  ['mvup', [], ['up']],
  ['rule banana', [], []],
  ['zq', [], []],
];
it.each(rows)('%j, recently used: %j', (query, recent, found) => {
  expect(rank(query, commands, recent).map(({ id }) => id)).toEqual(found);
});
