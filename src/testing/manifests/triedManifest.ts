/** What the tests hand in for an exercise. */
export interface TriedManifest {
  /** Right, but written differently from the reference. */
  right: Readonly<Record<string, string>>;
  /** Mistakes, with the requirement, from 0, that must be named as not met; `text`: nothing is graded. */
  wrong: Readonly<Record<string, { text: string; unmet: number | 'text' }>>;
}
