/** What a command reads and writes. Tests give their own. */
export interface Io {
  /** Paths are relative to it. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  isTerminal: boolean;
  /** Writes to standard output. */
  out: (text: string) => void;
  /** Writes to standard error. */
  err: (text: string) => void;
  /** Reads standard input to its end. */
  stdin: () => Promise<Uint8Array>;
}

/** The exit codes of all commands. `failed`: the answer is "no". `unusable`: there is no answer. */
export const exitCodes = { ok: 0, failed: 1, unusable: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Why a command cannot answer: a wrong option, a file that cannot be read. Its message is for the user. */
export class Unusable extends Error {}

/** Same, because of the arguments: the help of the command says more. */
export class WrongUse extends Unusable {}
