/** Keys written without `?`. Follows yaml_*_simple_key_* of scannerc.go in go-yaml v2. */
import { column, faultHere } from './reader';
import type { Scanner, SimpleKey } from './tokens';
import { nextTokenNumber } from './tokens';

/** A key and its `:` must be on one line, at most this many characters apart. */
const MAX_KEY_LENGTH = 1024;

/** True while `key` may still turn out to be a key. Throws when it must be one and no longer can be. */
export function isStillPossible(s: Scanner, key: SimpleKey): boolean {
  if (!key.possible) return false;
  if (key.line >= s.line && key.index + MAX_KEY_LENGTH >= s.pos - s.indexBase) return true;
  giveUp(s, key);
  return false;
}

/** Notes that a key may start at the current place. */
export function saveSimpleKey(s: Scanner): void {
  if (!s.simpleKeyAllowed) return;
  const required = s.flowLevel === 0 && s.indent === column(s);
  removeSimpleKey(s);
  const key = simpleKeyHere(s);
  key.possible = true;
  key.required = required;
  s.simpleKeys[s.simpleKeys.length - 1] = key;
  s.simpleKeyByToken.set(key.tokenNumber, s.simpleKeys.length - 1);
}

/** Forgets the possible key of the current flow level. Throws when it must be a key. */
export function removeSimpleKey(s: Scanner): void {
  const key = currentSimpleKey(s);
  if (!key.possible) return;
  giveUp(s, key);
  s.simpleKeyByToken.delete(key.tokenNumber);
}

function giveUp(s: Scanner, key: SimpleKey): void {
  if (key.required) throw faultHere(s, "could not find expected ':'", key);
  key.possible = false;
}

/** Opens a flow level (yaml_parser_increase_flow_level). */
export function openFlowLevel(s: Scanner): void {
  s.simpleKeys.push(simpleKeyHere(s));
  s.flowLevel++;
  checkDepth(s, s.flowLevel);
}

/** Closes a flow level, if any is open (yaml_parser_decrease_flow_level). */
export function closeFlowLevel(s: Scanner): void {
  if (s.flowLevel === 0) return;
  s.flowLevel--;
  s.simpleKeyByToken.delete(currentSimpleKey(s).tokenNumber);
  s.simpleKeys.pop();
}

/** go-yaml's limit for flow levels, and for block indents. */
export function checkDepth(s: Scanner, depth: number): void {
  if (depth > 10000) {
    throw faultHere(s, 'exceeded max depth of 10000', currentSimpleKey(s));
  }
}

/** The simple key of the current flow level. */
export function currentSimpleKey(s: Scanner): SimpleKey {
  const key = s.simpleKeys[s.simpleKeys.length - 1];
  if (key === undefined) throw new Error('the scanner has not started');
  return key;
}

/** A slot for a key at the current place, not marked as possible yet. */
export function simpleKeyHere(s: Scanner): SimpleKey {
  return {
    possible: false,
    required: false,
    tokenNumber: nextTokenNumber(s),
    start: s.pos,
    line: s.line,
    column: column(s),
    index: s.pos - s.indexBase,
  };
}
