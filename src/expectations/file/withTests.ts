import type { SampleRequest } from '../../catalog/types';
import { added } from '../../requests/ownList';
import type { OwnRequest } from '../../requests/ownRequest';
import type { Expectation } from '../expectation';
import { keyOfRequest } from './repeatedRequests';
import type { PolicyTest } from './testFile';

/** What a workspace has beside its policy. */
export interface Tested {
  own: readonly OwnRequest[];
  expectations: readonly Expectation[];
}

/**
 * Returns the own requests and expectations of a workspace with those of tests. A request that the workspace has already
 * is not added again; parts of an expectation that a test does not say stay. `added` and `leftOut` count requests: a
 * workspace holds only so many. In: the sample requests that are shown.
 */
export function withTests(
  { own, expectations }: Tested,
  tests: readonly PolicyTest[],
  samples: readonly SampleRequest[],
): Tested & { added: number; leftOut: number } {
  const ids = new Map<string, string>();
  for (const each of [...own, ...samples]) {
    const key = keyOfRequest(each);
    if (!ids.has(key)) ids.set(key, each.id);
  }
  const fresh = tests.filter(({ request }) => !ids.has(keyOfRequest(request)));
  const drafts = fresh.map(({ request: { kinds: _kinds, ...request } }): OwnRequest => request);
  const all = added(own, drafts);
  for (const each of all.requests) {
    const key = keyOfRequest(each);
    if (!ids.has(key)) ids.set(key, each.id);
  }
  const whole = new Map(expectations.map((each) => [each.request, each]));
  for (const { request, expectation } of tests) {
    const id = ids.get(keyOfRequest(request));
    if (id !== undefined) whole.set(id, { ...whole.get(id), ...expectation, request: id });
  }
  return {
    own: all.requests,
    expectations: [...whole.values()],
    added: fresh.length - all.leftOut,
    leftOut: all.leftOut,
  };
}
