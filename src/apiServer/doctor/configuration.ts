import type { Span } from '../../document/tree';
import type { TextEdit } from '../../document/textEdit';

/** What a pasted text is. */
export type ConfigurationKind =
  | 'pod'
  | 'fragment'
  | 'kubeadm'
  | 'kind'
  | 'k3s'
  | 'rke2'
  | 'talos'
  | 'kops'
  | 'k0s'
  | 'capi'
  | 'systemd'
  | 'command'
  | 'minikube'
  | 'k3d'
  | 'gardener'
  | 'kubespray'
  | 'patch';

/** A flag of kube-apiserver as a text gives it. */
export interface GivenFlag {
  /** As the server knows it, without dashes: "audit-log-path". */
  name: string;
  value: string;
  /** Everything that goes when the flag is removed. */
  entry: Span;
  /** The flag without its value, and the value. */
  nameAt: Span;
  valueAt: Span;
}

/** An argument that sets no flag. */
export interface StrayArgument {
  text: string;
  at: Span;
  /** Why the server does not start with it, in its words. */
  error: string;
  /** Returns the edits that write a flag there instead; without a value if it is undefined. */
  replace?: (name: string, value: string | undefined) => TextEdit[] | undefined;
}

/** A folder or file of the host, or of a volume, that the server's container sees. */
export interface Mount {
  name: string;
  mountPath: string;
  /** Undefined for a volume that is no part of the host, or that is missing. */
  hostPath?: string;
  /** The type of the hostPath: "File", "DirectoryOrCreate"…; '' or undefined: not checked. */
  type?: string;
  readOnly: boolean;
  mountAt: Span;
  hostAt?: Span;
  typeAt?: Span;
  readOnlyAt?: Span;
}

/** A mount that a fix adds. */
export interface NewMount {
  name: string;
  hostPath: string;
  mountPath: string;
  readOnly: boolean;
  type: 'File' | 'FileOrCreate' | 'Directory' | 'DirectoryOrCreate';
}

/** A file or folder that a control-plane node gets from outside of it. */
export interface NodeMount {
  /** Where it is on the node. */
  path: string;
  /** What it is on the machine that makes the node; undefined where the text has the file itself. */
  source?: string | undefined;
  readOnly: boolean;
  pathAt: Span;
  sourceAt?: Span | undefined;
  readOnlyAt?: Span | undefined;
}

/** A control-plane node that the text describes. */
export interface ControlPlaneNode {
  at: Span;
  mounts: NodeMount[];
  /** Returns the edits that bring a file of the machine to the node. */
  bring?: (source: string, path: string, readOnly: boolean) => TextEdit[] | undefined;
}

/** What a text says about the files of the control-plane nodes: the outer of two levels. */
export interface NodeFiles {
  /** As messages call it. */
  tool: 'kind' | 'k3d' | 'Cluster API' | 'Talos' | 'kOps';
  /** The field that has them. */
  field: string;
  /** Without it the file may still be in the image of the machine. */
  isOnlyWay: boolean;
  nodes: ControlPlaneNode[];
  /** How the machine's working folder is written before a relative path: "./". */
  here: string;
}

/** How a text of this kind is changed. Each returns undefined where it cannot be done by itself. */
export interface Editor {
  addFlag(name: string, value: string): TextEdit[] | undefined;
  setValue(flag: GivenFlag, value: string): TextEdit[] | undefined;
  renameFlag(flag: GivenFlag, name: string): TextEdit[] | undefined;
  removeFlag(flag: GivenFlag): TextEdit[] | undefined;
  addMount(mount: NewMount): TextEdit[] | undefined;
}

/** What reading a text already shows to be wrong. */
export interface ReadingFault {
  code:
    | 'config-map-elsewhere'
    | 'config-map-key'
    | 'config-map-unnamed'
    | 'list-replaced'
    | 'program-missing'
    | 'variable-off'
    | 'variable-unknown'
    | 'volume-without-mount'
    | 'mount-without-volume'
    | 'lost-continuation'
    | 'placeholder'
    | 'value-not-string';
  at: Span;
  /** A name or a text that the message quotes. */
  subject: string;
  fix?: { title: string; edits: TextEdit[] } | undefined;
}

/** The part of a text that says how kube-apiserver is run. */
export interface ServerConfiguration {
  kind: ConfigurationKind;
  /** Its place in the text. */
  at: Span;
  flags: GivenFlag[];
  stray: StrayArgument[];
  /** Undefined where the server runs on the host itself, and sees all its files. */
  mounts: Mount[] | undefined;
  /** Undefined where nothing is said about the files of the node. */
  node?: NodeFiles | undefined;
  /** What else decides, in a sentence: it is not in the text. */
  note?: string | undefined;
  /** Somebody else decides where events go. */
  hasOtherBackend?: boolean;
  /** Paths that the server sees without being told: the tool mounts them itself. */
  mountedAnyway: readonly string[];
  /** Flags that the tool sets when the text does not, with their values. */
  setAnyway: ReadonlyMap<string, string>;
  /** Only part of a file: what is missing may be elsewhere. */
  isPartial: boolean;
  /** The image, of which version and registry are read. */
  image?: { text: string; at: Span } | undefined;
  faults: ReadingFault[];
  edit: Editor;
}
