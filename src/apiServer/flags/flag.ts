import type { KubernetesVersion } from '../../audit/types';

/** How pflag reads the value of a flag. The flags about auditing have only these types. */
export const auditFlagTypes = ['string', 'bool', 'int', 'int64', 'float32', 'duration'] as const;
export type AuditFlagType = (typeof auditFlagTypes)[number];
/** The types of flags whose values are read; "Level" is that of -v. */
export const readFlagTypes = [...auditFlagTypes, 'Level'] as const;
export type ReadFlagType = (typeof readFlagTypes)[number];

/** A flag of a Kubernetes component. */
export interface Flag {
  /** Without dashes: "audit-log-path". */
  name: string;
  /** pflag's name of the type: "string", "stringSlice", "severity"… Values are checked only for {@link readFlagTypes}. */
  type: string;
  /** The single letter that may be written instead. */
  shorthand?: string;
  /** The first and the last minor version that know it, where not all do. */
  from?: KubernetesVersion;
  to?: KubernetesVersion;
}

/** A flag about auditing, as its component documents it. */
export interface AuditFlag extends Flag {
  type: AuditFlagType;
  /** As Go writes it: "30s", "[]"; "" if there is none. */
  default: string;
  help: string;
  /** What the server says when it is used. */
  deprecated?: string;
}

/** The value of a flag: durations in nanoseconds. */
export type FlagValue = string | boolean | bigint | number;
