import { kubernetesVersions, type KubernetesVersion } from '../../audit/types';

/** What the flags about files of the log say. */
export interface RetentionSettings {
  /** Megabytes of 1,048,576 bytes. */
  maxSize: number;
  /** Rotated files; 0: any number. */
  maxBackups: number;
  /** Days of 24 hours since a file was rotated; 0: any age. */
  maxAge: number;
  compress: boolean;
}

/** What is written to the log. */
export interface Written {
  bytesPerSecond: number;
  /** The largest event in bytes. */
  largestEvent?: number;
  /** How large a compressed file is, relative to the file. */
  compressedShare?: number;
}

/** What decides how much is kept: a limit, nothing, or that the server does not rotate at all. */
export type Limit = 'maxBackups' | 'maxAge' | 'none' | 'no rotation';

/** How much of the log is kept. */
export interface Retention {
  limit: Limit;
  /** At which size a file is rotated, and how many hours fill one; Infinity without rotation. */
  fileBytes: number;
  hoursPerFile: number;
  /** How far back the log reaches just after a rotation, and just before one. */
  hoursAtLeast: number;
  hoursAtMost: number;
  /** All files, the current one included, and their bytes: at most. */
  files: number;
  bytes: number;
  /** Events larger than a file are never written. */
  losesLargest: boolean;
}

/** A megabyte of lumberjack. */
export const megabyte = 1024 * 1024;
/** The size of a file if the flag says 0, up to Kubernetes 1.35. */
const lumberjackDefault = 100;
/** From this version on the server writes to the file itself if the flag says 0. */
const withoutRotation: KubernetesVersion = '1.36';

/**
 * What becomes of the log on standard output: the kubelet rotates the container's log. ContainerLogMaxSize and
 * ContainerLogMaxFiles of its configuration, by default; the newest of four old files is not compressed yet.
 */
export const containerLog: RetentionSettings = {
  maxSize: 10,
  maxBackups: 4,
  maxAge: 0,
  compress: true,
};

/** Measured: what gzip leaves of the recorded log in src/course/incident. */
export const measuredCompression = 0.065;

/** Reads the settings from the values of all flags about auditing, by name without dashes. */
export function retentionSettings(
  values: ReadonlyMap<string, string | boolean | bigint | number>,
): RetentionSettings {
  const numberAt = (name: string) => Number(values.get(`audit-log-${name}`) ?? 0);
  return {
    maxSize: numberAt('maxsize'),
    maxBackups: numberAt('maxbackup'),
    maxAge: numberAt('maxage'),
    compress: values.get('audit-log-compress') === true,
  };
}

/**
 * Returns how much of a log is kept that is written at a steady rate. Old files are removed only when a file is
 * rotated, and their age counts from their own rotation: a quiet server keeps its log for longer than `maxAge`. While a file is
 * compressed, a part of it is there twice; that is left out.
 *
 * Follows Write and millRunOnce of lumberjack 2.2.1, and getWriter of pkg/server/options/audit.go.
 */
export function retention(
  settings: RetentionSettings,
  written: Written,
  kubernetes: KubernetesVersion,
): Retention {
  const { maxBackups, maxAge, compress } = settings;
  const { bytesPerSecond, largestEvent = 0, compressedShare = measuredCompression } = written;
  if (settings.maxSize === 0 && isFrom(withoutRotation, kubernetes)) {
    const endless = { hoursPerFile: Infinity, hoursAtLeast: Infinity, hoursAtMost: Infinity };
    return {
      limit: 'no rotation',
      fileBytes: Infinity,
      ...endless,
      files: 1,
      bytes: Infinity,
      losesLargest: false,
    };
  }
  const fileBytes = (settings.maxSize || lumberjackDefault) * megabyte;
  const hoursPerFile = fileBytes / bytesPerSecond / 3600;
  const ofAge = maxAge === 0 ? Infinity : agedFiles(maxAge * 24, hoursPerFile);
  const ofBackups = maxBackups === 0 ? Infinity : maxBackups;
  const backups = Math.min(ofAge, ofBackups);
  return {
    limit: backups === Infinity ? 'none' : ofBackups <= ofAge ? 'maxBackups' : 'maxAge',
    fileBytes,
    hoursPerFile,
    hoursAtLeast: backups * hoursPerFile,
    hoursAtMost: (backups + 1) * hoursPerFile,
    files: backups + 1,
    bytes: fileBytes * (1 + backups * (compress ? compressedShare : 1)),
    losesLargest: largestEvent > fileBytes,
  };
}

/** The file that was just rotated, and those before it that are not too old. If nothing is written, none is ever rotated. */
function agedFiles(maxHours: number, hoursPerFile: number): number {
  return Math.max(1, Math.ceil(maxHours / hoursPerFile));
}

function isFrom(first: KubernetesVersion, kubernetes: KubernetesVersion): boolean {
  return kubernetesVersions.indexOf(kubernetes) >= kubernetesVersions.indexOf(first);
}
