/** Something that is pasted instead of a policy: how it is recognized, and what to say. */
export interface Other {
  test: (text: string) => boolean;
  says: string;
}

/** What an audit policy is, after the name of something else with rules. */
export const thanPolicy =
  'An audit policy has apiVersion: audit.k8s.io/v1 and kind: Policy; it says which requests kube-apiserver records.';

// White space up to the next line only: otherwise every line of a run of blank ones is read to the end of the run.
const space = String.raw`[^\S\n\r\u2028\u2029]*`;
const quote = String.raw`\\*["']?`;
/** Returns a pattern for a text whose `kind` is one of these, as a part of a regular expression. */
export const isKind = (kinds: string) =>
  new RegExp(`^${space}[{,]?${space}${quote}kind${quote}\\s*:\\s*${quote}(?:${kinds})\\b`, 'm');

/** Returns a pattern for a text whose `apiVersion` begins so. */
export const group = (name: string) =>
  new RegExp(`^${space}[{,]?${space}${quote}apiVersion${quote}\\s*:\\s*${quote}${name}`, 'm');

/** What a pattern recognizes. */
export const by = (pattern: RegExp, says: string): Other => ({
  test: (text) => pattern.test(text),
  says,
});
