/** Where a step runs, or a file belongs. */
export type Where = 'control-plane' | 'first-control-plane' | 'workstation' | 'management-cluster';

export type FileRole = 'policy' | 'webhook' | 'configuration' | 'patch' | 'additions' | 'manifest';

export interface RunbookFile {
  /** Its path in the archive, which is also how commands name it: "kube-apiserver.patch.yaml". */
  path: string;
  content: string;
  language: 'yaml' | 'json' | 'ini' | 'shell' | 'text';
  role: FileRole;
  /** Where it belongs. */
  on: Where;
  /** Its path there; undefined for a file that is merged into another or passed to a command. */
  target?: string;
  /** Octal: "0600". */
  mode: string;
}

/** The steps in their order. */
export const stepIds = [
  'back-up',
  'policy',
  'webhook',
  'edit',
  'wait',
  'health',
  'flags',
  'event',
  'read',
  'keep',
  'roll-back',
] as const;
export type StepId = (typeof stepIds)[number];

export interface Step {
  id: StepId;
  title: string;
  /** Why, in a sentence. */
  why: string;
  where: Where;
  /** The same for people: "On each control-plane node, one after the other". */
  whereText: string;
  /** For a POSIX shell. */
  commands?: string;
  /** Paths of the runbook's files that it is about. */
  files: readonly string[];
  /** What shows that it worked. */
  expect: string;
  /** What to do when it did not. */
  otherwise: string;
}

/** Something that the maker of a tool decides. */
export interface Fact {
  text: string;
  link: string;
  /** When the page was read: "2026-11-30". Undefined: known from earlier versions, not read for this one. */
  read?: string;
}

/** What to do, in which order, with which files. */
export interface Runbook {
  files: readonly RunbookFile[];
  steps: readonly Step[];
  /** What the reader should know before. */
  warnings: readonly string[];
  /** Why the server, or the tool, would not start with these choices, in its words. Then there are no files and steps. */
  refused: readonly string[];
  facts: readonly Fact[];
}
