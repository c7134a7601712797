import type { DoctorCode } from '../../apiServer/doctor/finding';

/** The flags that name a file. */
export type FileFlag = 'audit-policy-file' | 'audit-log-path' | 'audit-webhook-config-file';

/** What is wanted of the way kube-apiserver is started, as the doctor reads it. */
export type ManifestGoal =
  /** A flag about auditing has this value; `isGiven`: the text says so itself, the default does not count. */
  | { flag: string; is: string; isGiven?: true }
  /** The file of a flag is this one on the node, or, with a slash at the end, lies in this folder of the node. */
  | { file: FileFlag; onNode: string }
  /** Of the mount through which the server sees that file. */
  | { mountOf: FileFlag; is: MountTrait }
  /** For kind: the file comes from here on the machine, relative to the configuration. */
  | { file: FileFlag; onMachine: string }
  /** The text starts so many servers. */
  | { servers: number }
  /** The kubeconfig in the text leads to this server, checks its certificate with this CA, and logs in with this file. */
  | { kubeconfig: { server: string; ca: string; tokenFile: string } }
  /** The doctor finds nothing of these codes. */
  | { without: readonly DoctorCode[] }
  /** The doctor finds nothing that keeps the server from starting. */
  | { starts: true }
  /** Flags, mounts and the image that have nothing to do with auditing are those of the start. */
  | { othersAsBefore: true };

export type MountTrait = 'writable' | 'read-only' | 'a folder' | 'created';

/** What is asked for: visible from the start. */
export interface ManifestRequirement {
  /** A sentence: "Keep old files for 30 days." */
  says: string;
  /** All of them. */
  wants: readonly ManifestGoal[];
}

/** What every task asks for. */
export const startsAsBefore: readonly ManifestRequirement[] = [
  {
    says: 'Leave nothing in it that keeps kube-apiserver from starting.',
    wants: [{ starts: true }],
  },
  {
    says: 'Leave everything that is not about auditing as it is.',
    wants: [{ othersAsBefore: true }],
  },
];
