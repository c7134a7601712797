import { flushSync } from 'react-dom';
import { kubernetesVersions } from '../../audit/types';
import { cannedRequests } from '../../catalog/requests';
import { templates } from '../../catalog/templates';
import { requestKinds } from '../../catalog/types';
import { ruleSentence } from '../../analysis/ruleSentence';
import { focusRule, ruleActions, type RuleActions } from '../../features/rule-builder/ruleActions';
import { selectEditChanges } from '../../state/changes';
import { isFormLocked } from '../../state/rows';
import { selectFormPolicy } from '../../state/rules';
import { panes, type DetailTab, type Pane, type State } from '../../state/store';
import { focusInPane } from '../panes';
import type { Command, Studio } from './command';
import { goToPane, keyed } from './keyed';

/** Everything the studio can do, as it stands now: the rules and problems of this text among it. */
export function allCommands({ store }: Studio): Command[] {
  const state = store.getState();
  return [
    ...Object.values(keyed),
    ...textCommands,
    ...ruleCommands,
    ...goingToRules(state),
    ...paneCommands,
    ...firstFix(state),
    ...detailCommands,
    ...kindCommands,
    ...compareCommands,
    ...requestCommands,
    ...templateCommands,
    ...versionCommands,
    ...viewCommands,
  ];
}

const lockedReason = 'the text cannot be read as a policy';
const locked = (state: State) => isFormLocked(state) && state.text.trim() !== '';
const rulesOf = (state: State) => selectFormPolicy(state)?.rules ?? [];

/** Shows a pane and focuses something in it. */
function lead({ store }: Studio, pane: Pane, selector: string) {
  flushSync(() => store.getState().showPane(pane));
  focusInPane(pane, selector);
}

/** Does something to the rules as their pane does, which shows itself and takes the focus along. */
function onRules({ store }: Studio, act: (actions: RuleActions) => void) {
  flushSync(() => store.getState().showPane('Rules'));
  act(ruleActions(store));
}

/** A command on the selected rule. */
function onRule(
  id: string,
  title: string,
  keywords: string,
  run: (studio: Studio, index: number) => void,
  impossible: (index: number, last: number) => string | undefined = () => undefined,
): Command {
  return {
    id,
    title,
    keywords,
    group: 'Rules',
    unavailable: ({ store }) => {
      const state = store.getState();
      if (locked(state)) return lockedReason;
      const { selectedRule } = state;
      if (selectedRule === undefined) return 'no rule is selected';
      return impossible(selectedRule, rulesOf(state).length - 1);
    },
    run: (studio) => {
      const { selectedRule } = studio.store.getState();
      if (selectedRule !== undefined) run(studio, selectedRule);
    },
  };
}

const move = (by: 1 | -1) => (studio: Studio, from: number) =>
  onRules(studio, (actions) => actions.move(from, from + by, 'head'));

const ruleCommands: readonly Command[] = [
  {
    id: 'add-rule',
    title: 'Add rule',
    group: 'Rules',
    keywords: 'new',
    unavailable: ({ store }) => (locked(store.getState()) ? lockedReason : undefined),
    run: (studio) => {
      const index = rulesOf(studio.store.getState()).length;
      onRules(studio, (actions) => actions.add(index));
    },
  },
  onRule('duplicate-rule', 'Duplicate the selected rule', 'copy', (studio, index) =>
    onRules(studio, (actions) => actions.duplicate(index)),
  ),
  onRule('delete-rule', 'Delete the selected rule', 'remove', (studio, index) =>
    onRules(studio, (actions) => actions.remove(index)),
  ),
  onRule('move-rule-up', 'Move the selected rule up', 'order before', move(-1), (index) =>
    index === 0 ? 'it is the first' : undefined,
  ),
  onRule('move-rule-down', 'Move the selected rule down', 'order after', move(1), (index, last) =>
    index === last ? 'it is the last' : undefined,
  ),
];

function goingToRules(state: State): Command[] {
  const rules = rulesOf(state);
  return rules.map((rule, index) => {
    const sentence = ruleSentence(rule, index > 0 && index === rules.length - 1);
    return {
      id: `rule-${index + 1}`,
      title: `Rule ${index + 1}: ${sentence.map(({ text }) => text).join('')}`,
      group: 'Rules',
      keywords: `go to ${rule.level}`,
      run: (studio) => {
        flushSync(() => studio.store.getState().showRule(index));
        focusRule(index);
      },
    };
  });
}

const paneCommands: readonly Command[] = panes.map((pane) => ({
  id: `pane-${pane}`,
  title: `Go to ${pane}`,
  group: 'Go to',
  keywords: 'pane panel',
  run: (studio) => goToPane(studio, pane),
}));

function firstFix(state: State): Command[] {
  const fix = state.analysis.problems.find((problem) => problem.fix)?.fix;
  return [
    {
      id: 'first-fix',
      title: fix ? `Apply the first quick fix: ${fix.title}` : 'Apply the first quick fix',
      group: 'Problems',
      keywords: 'mend repair',
      unavailable: () => (fix ? undefined : 'no problem has one'),
      run: ({ store }) => {
        if (fix) store.getState().mend(fix);
      },
    },
  ];
}

const detailTabs: readonly [DetailTab, string, string][] = [
  ['why', 'Why', 'explain decision rules'],
  ['events', 'Events', 'json log lines'],
  ['request', 'Request', 'attributes user url body'],
];

const detailCommands: readonly Command[] = detailTabs.map(([tab, title, keywords]) => ({
  id: `tab-${tab}`,
  title: `Show ${title}`,
  group: 'Requests',
  keywords: `${keywords} tab selected`,
  unavailable: ({ store }) =>
    store.getState().selectedRequest === undefined ? 'no request is selected' : undefined,
  run: (studio) => {
    studio.store.getState().setDetailTab(tab);
    lead(studio, 'Preview', '[role="tab"][aria-selected="true"]');
  },
}));

const kindCommands: readonly Command[] = [
  ...(['All', ...requestKinds] as const).map((kind): Command => ({
    id: `kind-${kind}`,
    title: `Show requests: ${kind}`,
    group: 'Requests',
    keywords: 'filter kind',
    run: (studio) => {
      studio.store.getState().setRequestKind(kind);
      goToPane(studio, 'Preview');
    },
  })),
  {
    id: 'clear-filter',
    title: 'Clear the filter',
    group: 'Requests',
    keywords: 'all requests reset',
    unavailable: ({ store }) => {
      const { requestFilter, requestKind, only } = store.getState();
      const isAll = requestFilter === '' && requestKind === 'All' && only === undefined;
      return isAll ? 'nothing is filtered' : undefined;
    },
    run: (studio) => {
      showAllRequests(studio);
      goToPane(studio, 'Preview');
    },
  },
];

const compareCommands: readonly Command[] = [
  {
    id: 'last-changes',
    title: 'Show what the last edit changed',
    group: 'Requests',
    keywords: 'before after compare difference decisions',
    unavailable: ({ store }) =>
      selectEditChanges(store.getState()).sentence === '' ? 'it changed no decision' : undefined,
    run: (studio) => {
      studio.store.getState().compareWith('edit');
      studio.store.getState().showOnly('changed');
      goToPane(studio, 'Preview');
    },
  },
  {
    id: 'compare',
    title: 'Compare before and after, or stop comparing',
    group: 'Requests',
    keywords: 'diff template opened base',
    run: (studio) => {
      const { comparedWith, compareWith } = studio.store.getState();
      compareWith(comparedWith === undefined ? 'base' : undefined);
      goToPane(studio, 'Preview');
    },
  },
  {
    id: 'mark',
    title: 'Mark this state, to compare later edits with it',
    group: 'Requests',
    keywords: 'base before after',
    run: ({ store }) => {
      store.getState().markBase();
      store.getState().say('Marked. “Compare before and after” compares with this state now.');
    },
  },
];

function showAllRequests({ store }: Studio) {
  const { setRequestFilter, setRequestKind, showOnly } = store.getState();
  setRequestFilter('');
  setRequestKind('All');
  showOnly(undefined);
}

const requestCommands: readonly Command[] = cannedRequests.map(({ id, command, title, kinds }) => ({
  id: `request-${id}`,
  title: command,
  group: 'Requests',
  keywords: `request ${title} ${kinds.join(' ')}`,
  run: (studio) => {
    showAllRequests(studio);
    studio.store.getState().selectRequest(id);
    lead(studio, 'Preview', `[data-id="${CSS.escape(id)}"]`);
  },
}));

const templateCommands: readonly Command[] = [
  {
    id: 'templates',
    title: 'Templates…',
    group: 'Templates',
    keywords: 'example begin start new policy',
    run: ({ open }) => open('templates'),
  },
  ...templates.map(({ id, name, purpose, yaml }): Command => ({
    id: `template-${id}`,
    title: `Template: ${name}`,
    group: 'Templates',
    keywords: `policy replace ${purpose}`,
    run: (studio) => {
      const { replaceText, say } = studio.store.getState();
      replaceText(yaml, `template ${name}`);
      say(`${name} is the text now. Undo brings the old one back.`);
      goToPane(studio, 'Rules');
    },
  })),
];

const versionCommands: readonly Command[] = kubernetesVersions.toReversed().map((version) => ({
  id: `kubernetes-${version}`,
  title: `Kubernetes ${version}`,
  group: 'Kubernetes',
  keywords: 'version',
  unavailable: ({ store }) => (store.getState().kubernetes === version ? 'in use' : undefined),
  run: ({ store }) => store.getState().setKubernetes(version),
}));

const textCommands: readonly Command[] = [
  {
    id: 'copy-yaml',
    title: 'Copy YAML',
    group: 'Edit',
    keywords: 'clipboard text policy',
    unavailable: ({ store }) => (store.getState().text === '' ? 'there is no text' : undefined),
    run: ({ store }) => {
      const { text, say } = store.getState();
      navigator.clipboard.writeText(text).then(
        () => say('The YAML is in the clipboard.'),
        () => say('The browser refused to copy.', 'bad'),
      );
    },
  },
];

const viewCommands: readonly Command[] = [
  ...(['system', 'light', 'dark'] as const).map((theme): Command => ({
    id: `theme-${theme}`,
    title: `Theme: ${theme}`,
    group: 'View',
    keywords: 'colours colors appearance mode',
    unavailable: (studio) => (studio.theme === theme ? 'in use' : undefined),
    run: ({ setTheme }) => setTheme(theme),
  })),
  {
    id: 'agreement',
    title: 'Same answers as kube-apiserver: how we know',
    group: 'View',
    keywords: 'agreement conformance vectors about',
    run: ({ open }) => open('agreement'),
  },
  {
    id: 'first-steps',
    title: 'Show the first steps again',
    group: 'View',
    keywords: 'hint tour introduction help',
    run: ({ showFirstSteps }) => showFirstSteps(),
  },
  {
    id: 'print',
    title: 'Print',
    group: 'View',
    keywords: 'paper pdf',
    // Behind the frame in which the palette goes away: it is not to be on the paper.
    run: () => requestAnimationFrame(() => window.print()),
  },
];
