import { expectNothing, expectOfRows } from '../../features/preview/expect/expectActions';
import { giveTests } from '../../features/preview/expect/testActions';
import { fileActions } from '../files/fileActions';
import { selectRows } from '../../state/rows';
import type { Command } from './command';

const keywords = 'expectation test assert should check';

/** Commands for what the policy should do with requests. */
export const expectationCommands: readonly Command[] = [
  {
    id: 'expect-selected',
    title: 'Expect what the policy does now of the selected request',
    group: 'Requests',
    keywords,
    unavailable: ({ store }) =>
      store.getState().selectedRequest === undefined ? 'no request is selected' : undefined,
    run: ({ store }) => {
      const { selectedRequest, setDetailTab } = store.getState();
      expectOfRows(
        store,
        selectRows(store.getState()).filter(({ request }) => request.id === selectedRequest),
      );
      setDetailTab('expect');
    },
  },
  {
    id: 'expect-all',
    title: 'Expect what the policy does now of all requests',
    group: 'Requests',
    keywords,
    unavailable: ({ store }) =>
      selectRows(store.getState()).length === 0 ? 'there are no decisions yet' : undefined,
    run: ({ store }) => expectOfRows(store, selectRows(store.getState())),
  },
  {
    id: 'expected-only',
    title: 'Show only requests with an expectation, or all',
    group: 'Requests',
    keywords,
    unavailable: ({ store }) => withoutAny(store.getState()),
    run: ({ store }) => {
      const { only, showOnly, showPane } = store.getState();
      showOnly(only === 'expected' ? undefined : 'expected');
      showPane('Preview');
    },
  },
  {
    id: 'add-tests',
    title: 'Add the tests in this text to the policy',
    group: 'Requests',
    keywords: `${keywords} file import`,
    unavailable: ({ store }) =>
      store.getState().text.includes('AuditPolicyTest') ? undefined : 'this text is no test file',
    run: ({ store }) => fileActions.offerTests(store),
  },
  {
    id: 'download-tests',
    title: 'Download tests',
    group: 'Requests',
    keywords: `${keywords} file save export yaml`,
    unavailable: ({ store }) => withoutAny(store.getState()),
    run: ({ store }) => giveTests(store, 'download'),
  },
  {
    id: 'copy-tests',
    title: 'Copy tests',
    group: 'Requests',
    keywords: `${keywords} clipboard yaml`,
    unavailable: ({ store }) => withoutAny(store.getState()),
    run: ({ store }) => giveTests(store, 'copy'),
  },
  {
    id: 'expect-nothing',
    title: 'Remove all expectations',
    group: 'Requests',
    keywords,
    unavailable: ({ store }) => withoutAny(store.getState()),
    run: ({ store }) => {
      expectNothing(store);
      store.getState().say('Removed all expectations. Undo brings them back.');
    },
  },
];

const withoutAny = ({ workspace }: { workspace: { expectations?: unknown } }) =>
  workspace.expectations === undefined ? 'nothing is expected yet' : undefined;
