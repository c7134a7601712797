/** What the parser asks for tokens. Those of a long text are scanned ahead, with pauses. */
import { YamlFault } from './fault';
import { fetchMoreTokens } from './scanner';
import type { Scanner, Token } from './tokens';

/** Returns the next token without consuming it. Throws a YamlFault. (peek_token) */
export function peekToken(s: Scanner): Token {
  const [ready] = s.ready;
  if (ready !== undefined) return ready;
  if (s.ending instanceof YamlFault) throw s.ending;
  if (!s.headIsReady) fetchMoreTokens(s);
  return headOf(s);
}

/** Consumes the next token (skip_token). */
export function takeToken(s: Scanner): void {
  if (s.ready.shift() === undefined) takeHead(s);
}

/** No event needs more tokens: the start of a collection, the dash or key, an anchor, a tag and the content. */
const aheadAtMost = 5;

/**
 * Scans tokens of a text of more than `stepOf` UTF-16 units ahead of the parser. They are the same that the parser would
 * get, and so is the fault. Returns false when it has paused, after about so many units.
 */
export function scanAhead(s: Scanner, stepOf: number): boolean {
  if (s.length <= stepOf) return true;
  s.pauseAt = s.pos + stepOf;
  try {
    while (s.ending === null && s.ready.length < aheadAtMost) {
      if (!s.headIsReady) fetchMoreTokens(s);
      if (s.isPaused) return false;
      const token = headOf(s);
      takeHead(s);
      s.ready.push(token);
      if (token.kind === 'stream end') s.ending = 'stream end';
    }
  } catch (fault) {
    if (!(fault instanceof YamlFault)) throw fault;
    s.ending = fault;
  }
  s.pauseAt = Number.POSITIVE_INFINITY;
  return true;
}

function headOf(s: Scanner): Token {
  const token = s.tokens[s.head];
  if (token === undefined) throw new Error('no token in the queue');
  return token;
}

function takeHead(s: Scanner): void {
  s.headIsReady = false;
  s.handedOut++;
  s.head++;
}
