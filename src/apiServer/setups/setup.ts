import type { Choice, Paths, SetupId } from './choice';
import type { Fact, RunbookFile, StepId, Where } from './runbook';
import type { Setting } from './setting';
import type { Volume } from './volumes';

/** What a setup writes its files and steps from. */
export interface Context {
  choice: Choice;
  /** Byte for byte. */
  policy: string;
  paths: Paths;
  /** The flags to write, in the order of kube-apiserver. */
  settings: readonly Setting[];
  /** What the container of kube-apiserver must see of the node. */
  volumes: readonly Volume[];
  /** The text of the current manifest or unit, if the reader gave it. */
  current?: string | undefined;
}

/** What a setup says about a step. The rest is the same for all of them. */
export interface Piece {
  title?: string;
  why?: string;
  where?: Where;
  commands?: string;
  files?: readonly string[];
  expect: string;
  otherwise: string;
}

/** A way to run the control plane. */
export interface Setup {
  id: SetupId;
  name: string;
  /** What is changed, in a sentence. */
  summary: string;
  /** Where its files usually are. */
  paths: Paths;
  /** Paths that kube-apiserver would not see are not offered. */
  fixedPaths?: readonly (keyof Paths)[];
  /** Flags that it sets itself: only other values are written. */
  setsItself?: Readonly<Record<string, string>>;
  /** Flags that are always written, because versions differ in what they set. */
  alwaysWrites?: readonly string[];
  /** Returns why a flag has no place in it. */
  cannotWrite?: (flag: string) => string | undefined;
  /** Returns why it would not work at all, in the tool's words. */
  refuses?: (choice: Choice) => string | undefined;
  files: (context: Context) => RunbookFile[];
  /** `undefined` for a step that it does not need. */
  steps: (context: Context) => Partial<Record<StepId, Piece | undefined>>;
  warnings?: (context: Context) => string[];
  facts: readonly Fact[];
}
