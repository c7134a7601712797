import { entriesIn } from './entriesIn';
import { stamps } from './stamps';
import { fieldRows, fields, type Workspace } from './workspace';
import { usualName } from './workspaceName';

const recordRows = fieldRows.filter(([, { isView }]) => !isView);
const known = new Set<string>([...recordRows.map(([name]) => name), ...Object.keys(stamps)]);

/**
 * Reads a workspace from a record of any age and origin: a missing or wrong field takes its default, fields
 * of newer versions are kept in `later`. Returns undefined when there is no text, or no id here or there.
 * Never throws.
 */
export function readRecord(
  record: unknown,
  { id, name = usualName }: Partial<Pick<Workspace, 'id' | 'name'>> = {},
): Workspace | undefined {
  const given = entriesIn(record);
  const text = fields.text.check(given?.get('text'));
  if (!given || text === undefined) return undefined;
  const absent = new Map<string, unknown>(Object.entries({ id, name }));
  const found = recordRows.map(([field, { check, usual }]): [string, unknown] => [
    field,
    check(given.get(field)) ?? absent.get(field) ?? usual?.(text),
  ]);
  const workspace = defined(found) as unknown as Partial<Workspace>;
  if (!isWhole(workspace)) return undefined;
  const later = [...given].filter(([key]) => !known.has(key) && key !== '__proto__');
  return later.length === 0 ? workspace : { ...workspace, later: Object.fromEntries(later) };
}

const isWhole = (workspace: Partial<Workspace>): workspace is Workspace =>
  workspace.id !== undefined;

/** The record of a workspace, with every field that it has. Plain data: JSON and IndexedDB take it. */
export function writeRecord(workspace: Workspace): Record<string, unknown> {
  const { later, ...own } = workspaceIn(workspace);
  return { ...later, ...own };
}

/** The workspace in an object that holds more: the fields of the table and nothing else. */
export function workspaceIn(holder: Workspace): Workspace {
  const own = defined(recordRows.map(([field]) => [field, fieldOf(holder, field)]));
  return { ...own, ...(holder.later && { later: holder.later }) } as unknown as Workspace;
}

/** Whether two workspaces are equal in every field. */
export const isSameWorkspace = (a: Workspace, b: Workspace): boolean =>
  recordRows.every(([field]) => isEqual(fieldOf(a, field), fieldOf(b, field)));

/** Whether two workspaces are equal in what the user wrote. */
export const isSameWork = (a: Workspace, b: Workspace): boolean =>
  recordRows.every(
    ([field, { isWork }]) => !isWork || isEqual(fieldOf(a, field), fieldOf(b, field)),
  );

const fieldOf = (holder: object, field: string): unknown =>
  Object.hasOwn(holder, field) ? (holder as Record<string, unknown>)[field] : undefined;

const defined = (entries: [string, unknown][]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));

/** Plain values: JSON tells objects apart. */
const isEqual = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
