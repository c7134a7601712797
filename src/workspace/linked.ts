import { entriesIn } from './entriesIn';
import { fieldRows, fields, type View, type Workspace } from './workspace';

/** A workspace in a link: without an id, and with a name only if the user gave one. */
export type Linked = Omit<Workspace, 'id' | 'name' | 'later'> & Partial<Pick<Workspace, 'name'>>;

/** The contents of a link. */
export interface SharedWorkspace {
  shared: Linked;
  view: View;
  /** How many requests of the link were left out: they cannot be read, or are too many. */
  leftOut?: number;
}

/** The key of a text with half a surrogate pair: UTF-8 cannot hold it, but JSON can escape it. */
const textLetter = 'x';

/** The fields before a text take a few hundred characters. A hundred thousand fields would hold up the page. */
const longestHead = 20_000;

/** Returns whether a link has the line of own requests and expectations, which earlier versions cannot read. */
export const hasLine = ({ shared }: SharedWorkspace): boolean => lineOf(shared).length > 0;

/** The own requests; then, as a list in the list, the expectations: earlier versions read the requests. */
function lineOf({ ownRequests, expectations }: Linked): unknown[] {
  const expected = fields.expectations.check(expectations);
  return [...(fields.ownRequests.check(ownRequests) ?? []), ...(expected ? [expected] : [])];
}

/**
 * Writes the contents of a link: a line of JSON with the fields by letter, then the text. Own requests and expectations
 * are a list on a line before them.
 */
export function writeLinked(contents: SharedWorkspace): string {
  const line = lineOf(contents.shared);
  const rest = writeFields(contents);
  return line.length > 0 ? `${JSON.stringify(line)}\n${rest}` : rest;
}

function writeFields({ shared, view }: SharedWorkspace): string {
  const given = new Map<string, unknown>(Object.entries({ ...view, ...shared }));
  const head = fieldRows.flatMap(([name, { check, link }]): [string, unknown][] => {
    const value = check(given.get(name));
    const written = value !== undefined && link?.write ? link.write(value) : value;
    return link && written !== undefined ? [[link.letter, written]] : [];
  });
  const { text } = shared;
  if (/\p{Surrogate}/u.test(text)) head.push([textLetter, text]);
  const line = JSON.stringify(Object.fromEntries(head));
  return /\p{Surrogate}/u.test(text) ? line : `${line}\n${text}`;
}

/** Reads what `writeLinked` wrote, ignoring unknown letters. Returns undefined for anything else. Never throws. */
export function readLinked(written: string): SharedWorkspace | undefined {
  const end = written.startsWith('[') ? written.indexOf('\n') : -1;
  const read = readFields(written.slice(end + 1));
  if (end < 0 || !read) return read;
  const line = listIn(written.slice(0, end));
  const listed = line.filter((each) => !Array.isArray(each));
  const ownRequests = fields.ownRequests.check(listed);
  const expectations = fields.expectations.check(line.find((each) => Array.isArray(each)));
  const leftOut = listed.length - (ownRequests?.length ?? 0);
  return {
    shared: {
      ...read.shared,
      ...(ownRequests && { ownRequests }),
      ...(expectations && { expectations }),
    },
    view: read.view,
    ...(leftOut > 0 && { leftOut }),
  };
}

function readFields(written: string): SharedWorkspace | undefined {
  const end = written.indexOf('\n');
  if (end > longestHead) return undefined;
  const head = objectIn(end < 0 ? written : written.slice(0, end));
  const text = end < 0 ? fields.text.check(head?.get(textLetter)) : written.slice(end + 1);
  if (!head || text === undefined) return undefined;
  const valuesOf = (isView: boolean) =>
    Object.fromEntries(
      fieldRows.flatMap(([name, { check, fallback, link, isView: is = false }]) => {
        const value = (link && (link.read ?? check)(head.get(link.letter))) ?? fallback?.(text);
        return is === isView && value !== undefined ? [[name, value]] : [];
      }),
    );
  return { shared: { ...valuesOf(false), text } as Linked, view: valuesOf(true) };
}

function listIn(json: string): unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function objectIn(json: string): Map<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? undefined : entriesIn(value);
  } catch {
    return undefined;
  }
}
