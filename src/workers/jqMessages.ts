/** The version of the messages below. A page and a worker of different builds do not understand each other. */
export const messageVersion = 1;

/** To the worker: run a program. */
export interface JqTask {
  version: typeof messageVersion;
  id: number;
  /** JSON values, one after the other. */
  input: string;
  program: string;
  /** Take all values as one array. */
  isSlurped: boolean;
  /** Print strings without quotes. */
  isRaw: boolean;
}

/** From the worker: jq is loaded, or what became of a program. */
export type JqReply = { version: typeof messageVersion } & (
  | { kind: 'ready' }
  | { kind: 'unloadable' }
  | { kind: 'done'; id: number; output: string; isCut: boolean; errors: string; ms: number }
  /** The program broke jq itself, which cannot be used any more. */
  | { kind: 'broken'; id: number }
);

/** Longer output is cut, in UTF-16 units. */
export const outputAtMost = 200_000;
