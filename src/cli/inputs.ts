import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileText, type FileText } from '../storage/fileText';
import { Unusable, WrongUse, type Io } from './io';
import { oneLine } from './style';

/** A text to work on. */
export interface Input {
  /** As the user wrote it, or below a directory that they wrote; `<stdin>` for standard input. */
  name: string;
  /** The file; undefined for standard input. */
  path: string | undefined;
  text: string;
  /** Whether a byte order mark was before the text. */
  isMarked: boolean;
}

/** A file that was named and cannot be used, with the reason. */
export interface Unread {
  name: string;
  reason: string;
}

export const stdinName = '<stdin>';

/** Files of other names are not looked at in a directory. */
const usual = /\.(?:ya?ml|json|yaml\.in|ya?ml\.tmpl)$/i;
/** With `isEvery`, these are looked at too: files that can hold a policy. */
const holders =
  /\.(?:ya?ml|json|sh|bash|tf|tfvars|hcl|md|py|rb|ts|js|go|nix|pp|ps1|j2|tpl|tmpl|txt|conf|cfg|ign|bu|toml)$|(?:^|\/)(?:Vagrantfile|Dockerfile|Makefile)$/i;

export interface Search {
  /** Whether a file below a directory is wanted. Files that are named are always taken, unless `isStrict`. */
  wants: (text: string) => boolean;
  /** Whether to look at all files that can hold a policy. */
  isEvery?: boolean;
  /** Whether to leave out named files that are not wanted, too. */
  isStrict?: boolean;
}

/**
 * Reads the named files in order, and in directories all files that are wanted, sorted by name. `-` is standard input.
 * Follows links, and each directory once; leaves out node_modules and names that begin with a full stop. Throws WrongUse
 * for an empty name.
 */
export async function readInputs(
  names: readonly string[],
  io: Pick<Io, 'cwd' | 'stdin'>,
  { wants, isEvery = false, isStrict = false }: Search,
): Promise<{ inputs: Input[]; unread: Unread[] }> {
  const inputs: Input[] = [];
  const unread: Unread[] = [];
  const taken = new Set<string>();
  const take = (name: string, path: string, isNamed: boolean) => {
    const read = readFile(path);
    if (read.refused !== undefined) {
      if (isNamed || read.mayBePolicy) unread.push({ name, reason: read.refused });
      return;
    }
    if ((isStrict || !isNamed) && !wants(read.text)) return;
    const real = attempt(() => realpathSync(path)) ?? path;
    if (taken.has(real)) return;
    taken.add(real);
    inputs.push({ name, path, text: read.text, isMarked: read.isMarked });
  };
  for (const name of names) {
    if (name === '-') {
      // In order: what follows may need to be named after it.
      // oxlint-disable-next-line no-await-in-loop
      const read = textOf(await io.stdin());
      if (read.refused === undefined) inputs.push({ name: stdinName, path: undefined, ...read });
      else unread.push({ name: stdinName, reason: read.refused });
      continue;
    }
    // An unset variable of a script; as a path it would be the whole folder.
    if (name === '') throw new WrongUse('A file name is empty.');
    const path = resolve(io.cwd, name);
    const kind = kindOf(path);
    if (kind === 'directory') {
      const before = inputs.length + unread.length;
      const below = filesBelow(path, isEvery ? holders : usual);
      for (const each of below.files) take(join(name, each), join(path, each), false);
      for (const each of below.closed)
        unread.push({ name: join(name, each), reason: reasons.EACCES });
      if (inputs.length + unread.length === before && !isStrict)
        unread.push({ name, reason: 'has no file of this kind' });
    } else if (kind === 'file') take(name, path, true);
    else unread.push({ name, reason: kind });
  }
  return { inputs, unread };
}

/** Returns the relative paths of the files below a directory whose names match, and of directories that may not be read. */
function filesBelow(folder: string, names: RegExp): { files: string[]; closed: string[] } {
  const seen = new Set<string>();
  const files: string[] = [];
  const closed: string[] = [];
  const visit = (path: string, shown: string) => {
    const real = attempt(() => realpathSync(path));
    if (real === undefined || seen.has(real)) return;
    seen.add(real);
    const entries = attempt(() => readdirSync(path, { withFileTypes: true }));
    if (!entries) closed.push(shown);
    for (const entry of (entries ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const [there, said] = [join(path, entry.name), join(shown, entry.name)];
      const kind = entry.isSymbolicLink()
        ? linkedKind(there)
        : entry.isDirectory()
          ? 'directory'
          : entry.isFile()
            ? 'file'
            : 'another';
      if (kind === 'directory') visit(there, said);
      else if (kind === 'file' && names.test(said)) files.push(said);
    }
  };
  visit(folder, '');
  return { files, closed };
}

/** In a directory, only real files count: reading a pipe may wait forever. */
function linkedKind(path: string): 'directory' | 'file' | 'another' {
  const stats = attempt(() => statSync(path));
  return stats?.isDirectory() ? 'directory' : stats?.isFile() ? 'file' : 'another';
}

/** Returns 'file' or 'directory', or else why it is neither. */
function kindOf(path: string): string {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'directory';
    // Of a pipe such as <(kubectl …), too.
    return stats.isFile() || stats.isFIFO() || stats.isCharacterDevice() ? 'file' : 'is not a file';
  } catch (error) {
    return reasonOf(error);
  }
}

/** Reads a file. `mayBePolicy` is for those that cannot be read: a search that leaves them out would be no answer. */
function readFile(path: string): FileText & { mayBePolicy?: boolean } {
  try {
    const bytes = readFileSync(path);
    const read = textOf(bytes);
    return { ...read, mayBePolicy: Buffer.from(bytes).includes('audit.k8s.io') };
  } catch (error) {
    return { refused: reasonOf(error), mayBePolicy: true };
  }
}

/** An empty file is an answer, too: kube-apiserver has words for it. */
function textOf(bytes: Uint8Array): FileText {
  const read = fileText(bytes);
  return read.refused === 'is empty' ? { text: '', isMarked: false } : read;
}

const reasons = {
  ENOENT: 'does not exist',
  EACCES: 'cannot be read: permission denied',
  EPERM: 'cannot be read: permission denied',
  ELOOP: 'is a link to itself',
  ENOTDIR: 'does not exist',
  ENAMETOOLONG: 'does not exist: the name is too long',
};

/** Returns why the file system refused something, worded to follow the file's name. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    Object.entries(reasons).find(([key]) => key === code)?.[1] ??
    `cannot be read (${code || String(error)})`
  );
}

function attempt<Result>(task: () => Result): Result | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}

/** Returns the one input that a command works on. Throws Unusable if it cannot be read, or is a directory with more. */
export async function readOne(
  name: string,
  io: Pick<Io, 'cwd' | 'stdin'>,
  search: Search,
): Promise<Input> {
  const { inputs, unread } = await readInputs([name], io, search);
  const [first, ...others] = inputs;
  const [refused] = unread;
  if (refused) throw new Unusable(unreadText(refused));
  if (!first) throw new Unusable(unreadText({ name, reason: 'cannot be read' }));
  if (others.length > 0)
    throw new Unusable(`${oneLine(name)} has ${others.length + 1} such files. Name one of them.`);
  return first;
}

/** Returns the line for a file that cannot be used. */
export const unreadText = ({ name, reason }: Unread): string => `${oneLine(name)} ${reason}.`;

/**
 * Whether a text in a directory is an audit policy, or meant as one: its apiVersion is that of audit policies, or its kind is
 * Policy and it has levels.
 */
export function isPolicyFile(text: string): boolean {
  if (/^\s*\{/.test(text))
    return /"apiVersion"\s*:\s*"audit\.k8s\.io/.test(text) && !/"kind"\s*:\s*"Event/.test(text);
  const isAudit = /^["']?apiVersion["']?\s*:\s*["']?audit\.k8s\.io/m.test(text);
  const [, kind = ''] = /^["']?kind["']?\s*:\s*["']?(\w*)/m.exec(text) ?? [];
  if (isAudit) return !kind.startsWith('Event');
  return kind === 'Policy' && /^\s*(?:-\s+)?level\s*:/m.test(text);
}
