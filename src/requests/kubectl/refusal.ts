/** A command that has no translation; its message says why, to the person who typed it. */
export class Refusal extends Error {}

/** Ends a translation: with kubectl's own words where it would fail, else with what is not known. */
export function refuse(reason: string): never {
  throw new Refusal(reason);
}
