import { newestKubernetes } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import type { SampleRequest } from '../../catalog/types';
import type { Opening } from '../../workspace/opening';
import { defaultName } from '../../workspace/workspaceName';
import { emptyHistory } from '../history';
import { stateOf } from '../openWorkspace';
import type { State, Withheld } from '../state';
import { checkSoon } from './checkSoon';
import { shownRequests } from './beside';
import { normalized, policyOf } from './textChange';

/** What a store begins with: a text, and everything that is not the default. */
export type First = Pick<Opening, 'text'> &
  Partial<Opening> & { requests?: readonly SampleRequest[]; withheld?: Withheld };

/** Returns the state of a new store. */
export function initialState({ requests = sampleRequests, withheld, ...first }: First): State {
  return {
    storeKey: {},
    samples: requests,
    requestKind: 'All',
    requestFilter: '',
    detailTab: 'why',
    withheld,
    pane: 'Preview',
    ...opened(requests, {
      id: '',
      name: defaultName,
      standing: 'kept',
      kubernetes: newestKubernetes,
      lineEnding: normalized(first.text).lineEnding,
      ...first,
    }),
  };
}

/** Returns the state after another workspace is opened, with an empty undo history and no selection. */
export function afterOpening({ samples }: State, opening: Opening): Partial<State> {
  return opened(samples, opening);
}

function opened(samples: readonly SampleRequest[], opening: Opening) {
  const { text } = normalized(opening.text);
  const analysis = checkSoon(text, { kubernetes: opening.kubernetes, workspace: opening });
  const lastGood = analysis.reading.policy ? analysis : undefined;
  return {
    ...stateOf({ ...opening, text }),
    changedIn: 'text',
    history: emptyHistory,
    analysis,
    lastGood,
    textNumber: 0,
    isOutdated: !lastGood,
    beforeEdit: undefined,
    baseline: {
      policy: policyOf({ lastGood }),
      text,
      name: 'the opened policy',
      ...(analysis.isWaiting && { isDue: true }),
    },
    comparedWith: undefined,
    requests: shownRequests(samples, opening),
    ownDialog: undefined,
    selectedRequest: undefined,
    isDetailWhole: false,
    selectedRule: undefined,
    only: undefined,
    reveal: undefined,
    notice: undefined,
    spoken: '',
    checking: undefined,
  } satisfies Partial<State>;
}
