import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';
import { usualName, workspaceName } from './workspaceName';

export type LineEnding = '\n' | '\r\n';

/**
 * A policy and everything saved with it. A new field is a line here and a row in `fields`; links, autosave,
 * library, export, duplicates and conflicts then carry it.
 */
export interface Workspace {
  id: string;
  name: string;
  text: string;
  kubernetes: KubernetesVersion;
  lineEnding: LineEnding;
  /** The file the text was opened from. */
  fileName?: string | undefined;
  /** Fields of a record that a newer version wrote: written back unchanged. */
  later?: Readonly<Record<string, unknown>>;
}

/** What is selected and filtered, as the store names it. Only links carry it; whoever opens one checks the names. */
export interface View {
  request?: string;
  tab?: string;
  kind?: string;
  filter?: string;
}

/** How a field is checked, and where it goes. None of the functions throws. */
export interface Field<Value> {
  /** The value, if it is one; undefined for anything else. */
  check: (value: unknown) => Value | undefined;
  /** What records and links without the field mean, given their text. */
  usual?: (text: string) => Value;
  /** Part of what the user wrote: tabs that both changed it are in conflict. Of other fields the last save wins. */
  isWork?: true;
  /** Links carry it in the head under this letter; by default as it is, and only when it is there. */
  link?: {
    letter: string;
    write?: (value: unknown) => unknown;
    read?: (written: unknown) => Value | undefined;
  };
  /** Not in records: part of a `View`. */
  isView?: true;
}

type WorkspaceField = Exclude<keyof Workspace, 'later'>;
export type FieldName = WorkspaceField | keyof View;
/** Whoever reads a record knows a better id or name; without a text there is no workspace. */
type Given = 'id' | 'name' | 'text';
type Value<Name extends FieldName> = Exclude<(Workspace & View)[Name], undefined>;

/** Fields that are always there need a default. */
type FieldTable = {
  [Name in FieldName]-?: Name extends Given
    ? Field<Value<Name>>
    : object extends Pick<Workspace & View, Name>
      ? Field<Value<Name>>
      : Field<Value<Name>> & Required<Pick<Field<Value<Name>>, 'usual'>>;
};

/** In UTF-16 units. No file system has longer names. */
const longestWord = 300;

const string = (value: unknown) => (typeof value === 'string' ? value : undefined);
const word = (value: unknown) => string(value)?.slice(0, longestWord);
const lineEnding = (value: unknown): LineEnding | undefined =>
  value === '\r\n' || value === '\n' ? value : undefined;

/** Every field, in the order of a link's head: links are compared byte by byte, so new rows go last. */
export const fields: FieldTable = {
  id: { check: (value) => string(value) || undefined },
  text: { check: string, isWork: true },
  kubernetes: {
    check: (value) => kubernetesVersions.find((each) => each === value),
    usual: () => newestKubernetes,
    link: { letter: 'k' },
  },
  name: {
    check: workspaceName,
    link: { letter: 'n', write: (name) => (name === usualName ? undefined : name) },
  },
  fileName: { check: word },
  request: { check: word, link: { letter: 'r' }, isView: true },
  tab: { check: word, link: { letter: 't' }, isView: true },
  kind: { check: word, link: { letter: 'q' }, isView: true },
  filter: { check: word, link: { letter: 'f' }, isView: true },
  lineEnding: {
    check: lineEnding,
    usual: (text) => (text.includes('\r\n') ? '\r\n' : '\n'),
    link: {
      letter: 'e',
      write: (ending) => (ending === '\r\n' ? 'crlf' : undefined),
      read: (written) => (written === 'crlf' ? '\r\n' : '\n'),
    },
  },
};

/** The rows of the table, for code that treats all fields alike. */
export const fieldRows = Object.entries(fields) as [FieldName, Field<unknown>][];
