import type { Change } from '../../audit/change';
import type { Path } from '../../audit/types';

/** One observation of ours about a policy that the server itself accepts. */
export interface Finding {
  /** Stable kebab-case name of the check, e.g. "verb-is-http-method". */
  code: string;
  /** 'warning': surely not what was meant. 'notice': worth knowing. */
  severity: 'warning' | 'notice';
  /** One sentence, plain words, naming the value: what happens because of it. */
  message: string;
  /** Where in the document. */
  path: Path;
  /** The index in `path`'s list when the finding is about the key rather than its value. */
  onKey?: boolean;
  /** The one right answer, where there is one. Applied in order, as one undo step. */
  fix?: { title: string; changes: Change[] };
}
