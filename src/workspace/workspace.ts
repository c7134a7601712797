import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';
import type { ClusterApi } from '../catalog/types';
import { clusterApiFrom } from '../requests/clusterApi';
import { callerFrom, callersFrom, type Caller } from '../requests/ownCallers';
import { ownRequestsFrom, type OwnRequest } from '../requests/ownRequest';
import { noteFrom } from './authorNote';
import { entriesIn } from './entriesIn';
import { fileNameFrom } from './fileName';
import { defaultName, workspaceName } from './workspaceName';

/** The text that a policy was extracted from, and its place there: which of the policies in it. */
export interface Origin {
  text: string;
  path: string;
  /** From 0. */
  index: number;
  /** The file of that text. */
  file?: { readonly name: string } | undefined;
}

/** A longer text, in UTF-16 units, is not saved with the policy. */
export const savedOriginLimit = 300_000;

export type LineEnding = '\n' | '\r\n';

/**
 * A policy and everything saved with it. A new field needs a line here and a row in `fields`: links, autosave,
 * library, exports, duplicates and conflicts then carry it.
 */
export interface Workspace {
  id: string;
  name: string;
  text: string;
  kubernetes: KubernetesVersion;
  lineEnding: LineEnding;
  /** The file the text was opened from. */
  fileName?: string | undefined;
  /** What the author tells the readers of a link, as plain text. */
  note?: string | undefined;
  /** The reader closed the note, or has just written it. */
  notePanel?: 'closed' | undefined;
  /** Decisions, reasons and events are not shown until the reader asks for them. */
  answer?: 'hidden' | undefined;
  /** Where the policy can be put back. */
  origin?: Origin | undefined;
  /** The requests of the user's own, in their order. */
  ownRequests?: readonly OwnRequest[] | undefined;
  /** Callers of the user's own, beside those that everybody can choose from. */
  callers?: readonly Caller[] | undefined;
  /** Who sends all own requests; absent: whoever each one names. */
  sentBy?: Caller | undefined;
  /** What the policy should do with requests. `expectationsFrom` reads them, where they are needed. */
  expectations?: readonly unknown[] | undefined;
  /** What the policy is asked about every request. `questionsFrom` reads them, where they are needed. */
  questions?: readonly unknown[] | undefined;
  /** What the user's cluster serves. */
  clusterApi?: ClusterApi | undefined;
  /** Fields that a newer version of Auditorium wrote: saved unchanged. */
  later?: Readonly<Record<string, unknown>>;
}

/** The selection and filters, as the store names them. Only links carry them. Names may be unknown here. */
export interface View {
  request?: string;
  tab?: string;
  kind?: string;
  filter?: string;
}

/** How a field is checked, and where it is written. The functions never throw. */
export interface Field<Value> {
  /** Returns a valid value; undefined for anything else. */
  check: (value: unknown) => Value | undefined;
  /** The value when a record or link lacks the field, given its text. */
  fallback?: (text: string) => Value;
  /** The user's own work: two tabs that both change it are in conflict. For other fields, the last save wins. */
  isWork?: true;
  /** Links carry the field under this letter, unless the value written is undefined. */
  link?: {
    letter: string;
    write?: (value: unknown) => unknown;
    read?: (written: unknown) => Value | undefined;
  };
  /** Links carry the list on a line of its own, because it may be long. */
  linkLine?: true;
  /** Part of a `View`, so not written to records. */
  isView?: true;
}

type WorkspaceField = Exclude<keyof Workspace, 'later'>;
export type FieldName = WorkspaceField | keyof View;
/** Fields without a fallback: readers supply an id and a name, and a record without a text is not a workspace. */
type Given = 'id' | 'name' | 'text';
type Value<Name extends FieldName> = Exclude<(Workspace & View)[Name], undefined>;

/** Required fields need a fallback. */
type FieldTable = {
  [Name in FieldName]-?: Name extends Given
    ? Field<Value<Name>>
    : object extends Pick<Workspace & View, Name>
      ? Field<Value<Name>>
      : Field<Value<Name>> & Required<Pick<Field<Value<Name>>, 'fallback'>>;
};

/** In UTF-16 units. */
const longestWord = 300;
/** So many items of a list at most are kept. */
const listAtMost = 2000;
/** Links leave out longer questions, in characters of JSON. */
const longestInLink = 10_000;

const string = (value: unknown) => (typeof value === 'string' ? value : undefined);
const word = (value: unknown) => string(value)?.slice(0, longestWord);
const lineEnding = (value: unknown): LineEnding | undefined =>
  value === '\r\n' || value === '\n' ? value : undefined;
function exactly<Word extends string>(word: Word) {
  return (value: unknown) => (value === word ? word : undefined);
}

function originIn(value: unknown): Origin | undefined {
  const given = entriesIn(value);
  const text = string(given?.get('text'));
  const path = string(given?.get('path'));
  if (text === undefined || path === undefined) return undefined;
  const name = fileNameFrom(entriesIn(given?.get('file'))?.get('name'));
  return { text, path, index: Number(given?.get('index')), file: name ? { name } : undefined };
}

function someOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value.slice(0, listAtMost) : undefined;
}

/** Every field. Links list them in this order: add new rows at the end, so that links stay the same byte for byte. */
export const fields: FieldTable = {
  id: { check: (value) => string(value) || undefined },
  text: { check: string, isWork: true },
  kubernetes: {
    check: (value) => kubernetesVersions.find((each) => each === value),
    fallback: () => newestKubernetes,
    link: { letter: 'k' },
  },
  name: {
    check: workspaceName,
    link: { letter: 'n', write: (name) => (name === defaultName ? undefined : name) },
  },
  fileName: { check: fileNameFrom },
  request: { check: word, link: { letter: 'r' }, isView: true },
  tab: { check: word, link: { letter: 't' }, isView: true },
  kind: { check: word, link: { letter: 'q' }, isView: true },
  filter: { check: word, link: { letter: 'f' }, isView: true },
  lineEnding: {
    check: lineEnding,
    fallback: (text) => (text.includes('\r\n') ? '\r\n' : '\n'),
    link: {
      letter: 'e',
      write: (ending) => (ending === '\r\n' ? 'crlf' : undefined),
      read: (written) => (written === 'crlf' ? '\r\n' : '\n'),
    },
  },
  origin: { check: originIn },
  note: { check: noteFrom, link: { letter: 'm' } },
  notePanel: { check: exactly('closed') },
  answer: { check: exactly('hidden'), link: { letter: 'a' } },
  ownRequests: { check: ownRequestsFrom, isWork: true, linkLine: true },
  callers: { check: callersFrom, isWork: true, link: { letter: 'c' } },
  sentBy: { check: callerFrom, link: { letter: 's' } },
  // Not in links: decisions do not depend on it, it is long, and what a cluster runs is not everybody's to know.
  clusterApi: { check: clusterApiFrom, isWork: true },
  expectations: { check: someOf, isWork: true, linkLine: true },
  questions: {
    check: someOf,
    isWork: true,
    // The line of fields is read up to a length.
    link: {
      letter: 'p',
      write: (value) => (JSON.stringify(value).length > longestInLink ? undefined : value),
    },
  },
};

/** The rows of the table, for code that handles all fields alike. */
export const fieldRows = Object.entries(fields) as [FieldName, Field<unknown>][];
