// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { createAppStore } from '../../state/store';
import type { Command, Studio } from './command';
import { allCommands } from './commands';
import { keyed } from './keyed';
import { browse, search } from './sections';

const two = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n- level: Metadata\n';

function studioOf(text: string, selectedRule?: number): Studio {
  const store = createAppStore({ text });
  store.getState().selectRule(selectedRule);
  return {
    store,
    root: { current: null },
    theme: 'system',
    setTheme: () => {},
    open: () => {},
    showFirstSteps: () => {},
  };
}

it('has unique ids and titles', () => {
  const commands = allCommands(studioOf(two));
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
});

it('has unique shortcuts', () => {
  const keys = Object.values(keyed).flatMap(({ shortcuts }): readonly string[] => shortcuts);
  expect(new Set(keys).size).toBe(keys.length);
});

const reasons: [id: string, text: string, selected: number | undefined, reason?: string][] = [
  ['undo', two, undefined, 'nothing to undo'],
  ['redo', two, undefined, 'nothing to redo'],
  ['add-rule', two, undefined],
  ['add-rule', '', undefined],
  ['add-rule', 'rules: [', undefined, 'the YAML has an error'],
  ['delete-rule', two, undefined, 'no rule is selected'],
  ['delete-rule', two, 0],
  ['delete-rule', 'rules: [', 0, 'the YAML has an error'],
  ['move-rule-up', two, 0, 'it is the first rule'],
  ['move-rule-up', two, 1],
  ['move-rule-down', two, 0],
  ['move-rule-down', two, 1, 'it is the last rule'],
  ['tab-why', two, undefined, 'no request is selected'],
  ['clear-filter', two, undefined, 'no filter is set'],
  ['first-fix', `${two}  verbs: ["POST"]\n`, undefined],
  ['first-fix', two.replace('- level: None\n', ''), undefined, 'no problem has a quick fix'],
  ['theme-system', two, undefined, 'in use'],
  ['theme-dark', two, undefined],
  ['kubernetes-1.37', two, undefined, 'in use'],
  ['copy-yaml', '', undefined, 'the policy is empty'],
];
it.each(reasons)('%s in %j, rule %s selected: %s', (id, text, selected, reason) => {
  const studio = studioOf(text, selected);
  const command = allCommands(studio).find((each) => each.id === id);
  expect(command?.title).toBeTruthy();
  expect(command?.unavailable?.(studio)).toBe(reason);
});

it('lists available commands first, and recently used ones at the top', () => {
  const studio = studioOf(two);
  const isPossible = (command: Command) => command.unavailable?.(studio) === undefined;
  const commands = allCommands(studio);
  const [first] = search('rule', commands, [], isPossible);
  const possible = first?.commands.map(isPossible) ?? [];
  expect(possible.indexOf(false)).toBeGreaterThan(possible.lastIndexOf(true));
  expect(possible).toContain(true);
  expect(search('xyzzy', commands, [], isPossible)).toEqual([]);
  const [recent, next] = browse(commands, ['undo', 'theme-dark'], isPossible);
  expect(recent?.commands.map(({ id }) => id)).toEqual(['theme-dark']);
  expect(next?.name).toBe('Edit');
});

it('steps through the problems and wraps around at either end', () => {
  const studio = studioOf(`${two}  verbs: ["POST"]\n  users: [" a"]\n`);
  const { store } = studio;
  const starts = [...new Set(store.getState().analysis.problems.map(({ range }) => range.start))];
  starts.sort((one, other) => one - other);
  expect(starts.length).toBeGreaterThan(1);
  const seen = (command: { run: (studio: Studio) => void }) => {
    command.run(studio);
    return store.getState().reveal?.start;
  };
  for (const start of [...starts, starts[0]]) expect(seen(keyed.nextProblem)).toBe(start);
  expect(seen(keyed.previousProblem)).toBe(starts.at(-1));
  expect(seen(keyed.previousProblem)).toBe(starts.at(-2));
});

it.each<[id: string, room: string, selected: string | undefined]>([
  ['kind-Attack', 'alone', undefined],
  ['kind-Attack', 'below', 'pod-get'],
  ['compare', 'alone', undefined],
])('%s with the details %s', (id, room, selected) => {
  const studio = studioOf(two);
  const page = document.createElement('div');
  page.innerHTML = `<div data-room="${room}"></div>`;
  studio.root.current = page;
  studio.store.getState().selectRequest('pod-get');
  studio.store.getState().showDetailWhole(true);
  allCommands(studio)
    .find((command) => command.id === id)
    ?.run(studio);
  const { selectedRequest, isDetailWhole } = studio.store.getState();
  expect([selectedRequest, isDetailWhole]).toEqual([selected, false]);
});
