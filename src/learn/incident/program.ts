import { starters } from '../../course/incident/starters';

/** What is in the jq field, with its switches. */
export interface Program {
  text: string;
  /** All lines as one array. */
  isSlurped: boolean;
  /** Strings without quotes. */
  isRaw: boolean;
}

export const noProgram: Program = {
  text: starters[0]?.program ?? '.',
  isSlurped: false,
  isRaw: true,
};

/** Returns the same for a shell, with a file audit.log. */
export function commandOf({ text, isSlurped, isRaw }: Program): string {
  const flags = `-c${isRaw ? 'r' : ''}${isSlurped ? 's' : ''}`;
  return `jq ${flags} '${text.replaceAll("'", String.raw`'\''`)}' audit.log`;
}
