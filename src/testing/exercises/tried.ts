/** Policies that the tests hand in for an exercise. */
export interface Tried {
  /** Right solutions that are written differently from the reference. */
  right: readonly string[];
  /** Typical mistakes, with the number of the requirement, from 0, that must be named as not met. */
  wrong: readonly { text: string; unmet: number }[];
}
