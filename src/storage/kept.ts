import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';
import { entriesIn } from './entriesIn';
import { workspaceName } from './workspaceName';

/** A policy that is kept under a name. */
export interface KeptWorkspace {
  id: string;
  name: string;
  text: string;
  kubernetes: KubernetesVersion;
  lineEnding: '\n' | '\r\n';
  /** The file that the text was opened from. */
  fileName?: string | undefined;
  /** Goes up by one with each save: who saves must have seen the last one. */
  revision: number;
  /** In ms since 1970. */
  changedAt: number;
}

/** A text that a workspace had at some time. */
export interface KeptState {
  workspace: string;
  /** When it began to look like this, in ms since 1970. */
  at: number;
  text: string;
}

/** A workspace from anywhere; undefined when it is none. What is not known gets the usual value. */
export function checkedWorkspace(value: unknown): KeptWorkspace | undefined {
  const given = entriesIn(value);
  if (!given) return undefined;
  const [id, text] = [given.get('id'), given.get('text')];
  if (typeof id !== 'string' || id === '' || typeof text !== 'string') return undefined;
  const [revision, fileName] = [given.get('revision'), given.get('fileName')];
  return {
    id,
    text,
    name: workspaceName(given.get('name')) ?? 'Policy',
    kubernetes:
      kubernetesVersions.find((each) => each === given.get('kubernetes')) ?? newestKubernetes,
    lineEnding: given.get('lineEnding') === '\r\n' ? '\r\n' : '\n',
    fileName: typeof fileName === 'string' ? fileName : undefined,
    revision: Number.isSafeInteger(revision) ? Number(revision) : 0,
    changedAt: timeOf(given.get('changedAt')),
  };
}

/** A state from anywhere; undefined when it is none. */
export function checkedState(value: unknown): KeptState | undefined {
  const given = entriesIn(value);
  if (!given) return undefined;
  const [workspace, text] = [given.get('workspace'), given.get('text')];
  if (typeof workspace !== 'string' || typeof text !== 'string') return undefined;
  return { workspace, text, at: timeOf(given.get('at')) };
}

/** A time that a Date can hold. */
const timeOf = (value: unknown) =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : 0;
