/** go-yaml's protection against alias bombs: of all decoded nodes, only so many may come from aliases. */
export interface AliasBudget {
  /** How many aliases the node that is being decoded is in. */
  depth: number;
  decoded: number;
  fromAliases: number;
}

/** Returns the budget of a document, which counts as a node itself. */
export function newAliasBudget(): AliasBudget {
  return { depth: 0, decoded: 1, fromAliases: 0 };
}

/** Counts a node, and returns whether it may still be decoded. Mirrors the start of decoder.unmarshal. */
export function countNode(budget: AliasBudget): boolean {
  budget.decoded++;
  if (budget.depth > 0) budget.fromAliases++;
  if (budget.fromAliases <= 100 || budget.decoded <= 1000) return true;
  return budget.fromAliases / budget.decoded <= allowedRatio(budget.decoded);
}

/** Mirrors allowedAliasRatio. */
function allowedRatio(decoded: number): number {
  const low = 400_000;
  const high = 4_000_000;
  if (decoded <= low) return 0.99;
  if (decoded >= high) return 0.1;
  return 0.99 - 0.89 * ((decoded - low) / (high - low));
}
