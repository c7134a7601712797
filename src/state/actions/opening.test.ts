import { expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import type { Opening } from '../../workspace/opening';
import type { State } from '../state';
import { afterChange } from './edits';
import { afterOpening, initialState } from './opening';
import { afterComparing } from './viewing';

const good = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n';

it('begins with the defaults', () => {
  const { kubernetes, requests, lineEnding, lastGood, analysis } = initialState({
    text: good.replaceAll('\n', '\r\n'),
  });
  expect([kubernetes, requests, lineEnding]).toEqual([newestKubernetes, sampleRequests, '\r\n']);
  expect(lastGood).toBe(analysis);
  expect(analysis.text).toBe(good);
});

it('begins with what it is given', () => {
  const own = sampleRequests.slice(0, 2);
  const state = initialState({ text: '', kubernetes: '1.35', lineEnding: '\r\n', requests: own });
  expect([state.kubernetes, state.lineEnding, state.requests]).toEqual(['1.35', '\r\n', own]);
  expect([state.lastGood, state.baseline.policy]).toEqual([undefined, undefined]);
});

it('gives every store a key of its own', () => {
  expect(initialState({ text: '' }).storeKey).not.toBe(initialState({ text: '' }).storeKey);
});

it('opening another workspace replaces everything but the view and the requests', () => {
  const before: State = {
    ...initialState({ text: good, requests: sampleRequests.slice(0, 2) }),
    ...{ requestFilter: 'pods', detailTab: 'events', selectedRequest: 'pod-list', selectedRule: 0 },
  };
  const edited = {
    ...before,
    ...afterChange(before, [{ kind: 'set', path: ['rules', 0, 'level'], value: 'None' }], 0).next,
    ...afterComparing(before, 'edit'),
  };
  const opening: Opening = {
    id: 'b',
    name: 'B',
    standing: 'kept',
    text: `# b\n${good}`,
    kubernetes: '1.36',
    lineEnding: '\n',
  };
  const fresh = initialState(opening);
  const opened = { ...edited, ...afterOpening(edited, opening) };
  expect(opened).toMatchObject({ requestFilter: 'pods', detailTab: 'events' });
  expect(opened.requests).toBe(before.requests);
  expect(opened.storeKey).toBe(before.storeKey);
  const { requests, samples, storeKey, requestFilter, detailTab } = opened;
  expect(opened).toEqual({ ...fresh, requests, samples, storeKey, requestFilter, detailTab });
});
