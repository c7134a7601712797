import { flushSync } from 'react-dom';
import { shownKinds, type SampleRequest } from '../../catalog/types';
import { selectEditChanges } from '../../state/changes';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import type { DetailTab, State } from '../../state/state';
import { focusInPane } from '../panes';
import type { Command, Studio } from './command';
import { expectationCommands } from './expectationCommands';
import { ownRequestCommands } from './ownRequestCommands';

/** Commands that filter the requests, select one, and show its details. */
export function requestCommands(state: State): readonly Command[] {
  return [
    ...detailCommands,
    answerCommand,
    ...kindCommands,
    ...ownRequestCommands(state),
    ...expectationCommands,
    ...compareCommands,
    ...state.requests.map(picking),
  ];
}

/** Shows the preview and focuses an element in it. */
function leadToPreview({ store, root }: Studio, selector: string) {
  flushSync(() => store.getState().showPane('Preview'));
  focusInPane(root, 'Preview', selector);
}

/** Shows the list of requests, and focuses an element in its pane. Details that have taken its place close. */
function leadToList(studio: Studio, selector: string) {
  const { store, root } = studio;
  const { showDetailWhole, selectRequest } = store.getState();
  flushSync(() => showDetailWhole(false));
  if (root.current?.querySelector('[data-room="alone"]')) flushSync(() => selectRequest(undefined));
  leadToPreview(studio, selector);
}

const listRow = '[role="row"][tabindex="0"]';
const kindShown = '[aria-label="Kind of request"] > [aria-pressed="true"]';

const detailTabs: readonly [DetailTab, string, string][] = [
  ['why', 'Why', 'explain decision rules'],
  ['events', 'Events', 'json log lines'],
  ['request', 'Request', 'attributes user url body'],
  ['expect', 'Expect', 'expectation test assert should'],
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
    leadToPreview(studio, '[role="tab"][aria-selected="true"]');
  },
}));

const answerCommand: Command = {
  id: 'answer',
  title: 'Hide the answer, or show it: rules, levels, Why and Events',
  group: 'Requests',
  keywords: 'exercise quiz predict decisions teach reveal',
  run: ({ store }) => store.getState().hideAnswer(!isAnswerHidden(store.getState())),
};

const kindCommands: readonly Command[] = [
  ...shownKinds.map((kind): Command => ({
    id: `kind-${kind}`,
    title: `Show requests: ${kind}`,
    group: 'Requests',
    keywords: 'filter kind',
    run: (studio) => {
      studio.store.getState().setRequestKind(kind);
      leadToList(studio, kindShown);
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
      return isAll ? 'no filter is set' : undefined;
    },
    run: (studio) => {
      showAllRequests(studio);
      leadToList(studio, kindShown);
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
      selectEditChanges(store.getState()).sentence === '' ? 'it changed no decisions' : undefined,
    run: (studio) => {
      studio.store.getState().compareWith('edit');
      studio.store.getState().showOnly('changed');
      leadToList(studio, listRow);
    },
  },
  {
    id: 'compare',
    title: 'Compare before and after, or stop comparing',
    group: 'Requests',
    keywords: 'diff template opened baseline',
    run: (studio) => {
      const { comparedWith, compareWith } = studio.store.getState();
      compareWith(comparedWith === undefined ? 'baseline' : undefined);
      leadToList(studio, listRow);
    },
  },
  {
    id: 'set-baseline',
    title: 'Set baseline: compare later edits with the current policy',
    group: 'Requests',
    keywords: 'mark base before after',
    run: ({ store }) => {
      store.getState().setBaseline();
      store.getState().say('Baseline set. “Compare before and after” now compares with it.');
    },
  },
];

function showAllRequests({ store }: Studio) {
  const { setRequestFilter, setRequestKind, showOnly } = store.getState();
  setRequestFilter('');
  setRequestKind('All');
  showOnly(undefined);
}

const picking = ({ id, command, title, kinds }: SampleRequest): Command => ({
  id: `request-${id}`,
  title: command,
  group: 'Requests',
  keywords: `request ${title} ${kinds.join(' ')}`,
  isThing: true,
  run: (studio) => {
    showAllRequests(studio);
    studio.store.getState().selectRequest(id);
    leadToPreview(studio, `[data-id="${CSS.escape(id)}"]`);
  },
});
