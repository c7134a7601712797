import type { Row } from '../../../engine/decide';
import {
  expectationsFrom,
  expectNowLike,
  type Expectation,
} from '../../../expectations/expectation';
import type { StoreApi } from '../../../state/store';
import { counted } from '../../../ui/counted';
import { readExpectations } from '../../../state/expected';

/** Puts expectations in the place of those for the same requests, and the others behind them: one undo step. */
export function expect(store: StoreApi, expectations: readonly Expectation[]): void {
  const { workspace, changeBeside } = store.getState();
  changeBeside({
    expectations: expectationsFrom([...readExpectations(workspace.expectations), ...expectations]),
  });
}

/** Adds parts to what is expected already: one undo step. Later parts of a request win. */
export function expectAlso(store: StoreApi, expectations: readonly Expectation[]): void {
  const known = readExpectations(store.getState().workspace.expectations);
  const whole = new Map(known.map((each) => [each.request, each]));
  for (const each of expectations) {
    whole.set(each.request, { ...whole.get(each.request), ...each });
  }
  expect(store, [...whole.values()]);
}

/** Removes the expectation of a request; without an id all expectations. */
export function expectNothing(store: StoreApi, id?: string): void {
  const { workspace, changeBeside } = store.getState();
  const kept = readExpectations(workspace.expectations).filter(
    ({ request }) => id !== undefined && request !== id,
  );
  changeBeside({ expectations: expectationsFrom(kept) });
}

/**
 * Expects of requests what the policy does now: their level and events, and the other parts that were expected already. What
 * the log must not hold stays. Says so of several.
 */
export function expectOfRows(store: StoreApi, rows: readonly Row[]): void {
  const before = readExpectations(store.getState().workspace.expectations);
  const known = new Map(before.map((each) => [each.request, each]));
  expect(
    store,
    rows.map((row) => expectNowLike(row, known.get(row.request.id))),
  );
  if (rows.length > 1) {
    const said = `Expects of ${counted(rows.length, 'request')} what the policy does now.`;
    store.getState().say(`${said} Undo takes this back.`);
  }
}
