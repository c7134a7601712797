import type { Io, ExitCode } from './io';
import type { Given, Option } from './options';

/** A command of `auditorium`, with what its help says. */
export interface Command {
  /** What it does, in one line. */
  summary: string;
  /** Its arguments, after the name of the command. */
  usage: string;
  options: Record<string, Option>;
  examples: readonly (readonly [command: string, what: string])[];
  /** What its exit codes mean. */
  exits: readonly (readonly [code: ExitCode, what: string])[];
  /** More to know, as paragraphs. */
  notes?: readonly string[];
  run: (given: Given, io: Io) => Promise<ExitCode>;
}
