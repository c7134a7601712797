import type { Evidence } from '../../course/grade';

/** Returns what a policy does with the request of the evidence, in the part that is wrong: "level Metadata". */
export const actualOf = ({ row, failures }: Evidence): string =>
  failures[0]?.actual ?? `level ${row.decision.level}`;
