import type { Span } from '../../document/tree';
import type { TextEdit } from '../../document/textEdit';
import type { KubernetesVersion } from '../../audit/types';
import type { AuditFlagValues } from '../flags/validateAuditFlags';
import type { FlagTable } from '../flags/parseArguments';
import type { GivenFlag, ServerConfiguration } from './configuration';

/** The checks of the doctor. */
export type DoctorCode =
  // The text itself
  | 'not-read'
  | 'not-yaml'
  | 'placeholder'
  | 'template'
  | 'lost-continuation'
  // Arguments
  | 'argument-stray'
  | 'flag-dashes'
  | 'flag-deprecated'
  | 'flag-of-other-component'
  | 'flag-of-other-version'
  | 'flag-removed'
  | 'flag-twice'
  | 'flag-unknown'
  | 'list-replaced'
  | 'lost-equals'
  | 'program-missing'
  | 'value-invalid'
  | 'value-not-string'
  | 'values-refused'
  // Files and mounts
  | 'config-map-elsewhere'
  | 'config-map-key'
  | 'config-map-unnamed'
  | 'file-as-folder'
  | 'folder-as-file'
  | 'host-path'
  | 'log-file-mounted'
  | 'log-in-manifests'
  | 'log-is-folder'
  | 'log-not-mounted'
  | 'log-over-policy'
  | 'log-read-only'
  | 'mount-without-volume'
  | 'node-file-missing'
  | 'node-log-lost'
  | 'node-log-shared'
  | 'path-relative'
  | 'policy-created-empty'
  | 'policy-file-missing'
  | 'policy-file-rejected'
  | 'policy-not-mounted'
  | 'volume-without-mount'
  | 'webhook-not-mounted'
  // What is recorded
  | 'backend-missing'
  | 'batch-unused'
  | 'batch-without-wait'
  | 'kept-for-ever'
  | 'below-benchmark'
  | 'policy-missing'
  | 'rotation-off'
  | 'rotation-unused'
  | 'strict-without-received'
  | 'throttle-unused'
  | 'truncation-unused'
  | 'variable-off'
  | 'variable-unknown'
  // A log instead of a configuration
  | 'server-message'
  // The image
  | 'registry-frozen';

/** One observation about how kube-apiserver is started. */
export interface DoctorFinding {
  code: DoctorCode;
  /**
   * 'error': kube-apiserver does not start, or its Pod is not created. 'warning': events get lost, or are not recorded.
   * 'notice': worth knowing.
   */
  severity: 'error' | 'warning' | 'notice';
  /** What will happen, then what to do. Code in backticks. */
  message: string;
  /** In the text that was pasted. */
  at: Span;
  /** The edits are made together; undefined where the doctor cannot change the text by itself. */
  fix?: { title: string; edits: TextEdit[] } | undefined;
}

/** A configuration with what follows from it. */
export interface Server {
  configuration: ServerConfiguration;
  kubernetes: KubernetesVersion;
  /** The text names the version, or somebody chose it. */
  isVersionCertain: boolean;
  /** The flags of kube-apiserver, and what other components have. */
  table: FlagTable;
  /** The values of all flags about auditing: given, set by the tool, or defaults. */
  values: AuditFlagValues;
  /** The last mention of a flag, which counts. */
  given(name: string): GivenFlag | undefined;
  /** Whether the policy omits RequestReceived; undefined if there is none to look at. */
  omitsRequestReceived?: boolean | undefined;
}

/** Returns a value as a string; '' for a flag without one. */
export function stringOf(server: Server, name: string): string {
  return String(server.values.get(name) ?? '');
}

/** A fix, if the edits can be made. */
export function fixWith(title: string, edits: TextEdit[] | undefined): DoctorFinding['fix'] {
  return edits && edits.length > 0 ? { title, edits: inOneGo(edits) } : undefined;
}

/** Joins what is inserted at one place, so that its order is kept whoever makes the edits. */
function inOneGo(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const same = joined.find(({ start, end }) => start === edit.start && end === edit.end);
    if (same && same.start === same.end) same.insert += edit.insert;
    else joined.push({ ...edit });
  }
  return joined;
}

/** Returns whether a value is filled in by another tool, so that nothing can be said about it. */
export function isTemplate(value: string): boolean {
  return /\{\{|\$\{|\$\(|\$[A-Z_]|<%|<[A-Za-z_-]+>/.test(value);
}

/** Returns a flag whose value is a path that is known here. */
export function pathGiven(server: Server, name: string): GivenFlag | undefined {
  const flag = server.given(name);
  return flag && flag.value !== '' && !isTemplate(flag.value) ? flag : undefined;
}
