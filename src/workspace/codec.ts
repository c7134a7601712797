import { entriesIn } from './entriesIn';
import { stamps } from './stamps';
import { fieldRows, fields, type Workspace } from './workspace';
import { defaultName } from './workspaceName';

const recordRows = fieldRows.filter(([, { isView }]) => !isView);
const known = new Set<string>([...recordRows.map(([name]) => name), ...Object.keys(stamps)]);

/**
 * Reads a workspace from a record of any version and origin. A missing or invalid field gets its fallback;
 * fields of newer versions go into `later`. `id` and `name` stand in for missing ones. Returns undefined when
 * there is no text or no id. Never throws.
 */
export function readRecord(
  record: unknown,
  { id, name = defaultName }: Partial<Pick<Workspace, 'id' | 'name'>> = {},
): Workspace | undefined {
  const given = entriesIn(record);
  const text = fields.text.check(given?.get('text'));
  if (!given || text === undefined) return undefined;
  const absent = new Map<string, unknown>(Object.entries({ id, name }));
  const found = recordRows.map(([field, { check, fallback }]): [string, unknown] => [
    field,
    check(given.get(field)) ?? absent.get(field) ?? fallback?.(text),
  ]);
  const workspace = defined(found) as unknown as Partial<Workspace>;
  if (!isWhole(workspace)) return undefined;
  const later = [...given].filter(([key]) => !known.has(key) && key !== '__proto__');
  return later.length === 0 ? workspace : { ...workspace, later: Object.fromEntries(later) };
}

const isWhole = (workspace: Partial<Workspace>): workspace is Workspace =>
  workspace.id !== undefined;

/** Returns the record of a workspace: plain data with every field that has a value. */
export function writeRecord(workspace: Workspace): Record<string, unknown> {
  const { later, ...own } = workspaceIn(workspace);
  return { ...later, ...own };
}

/** Returns only the workspace of an object that holds more, such as a session or a revision. */
export function workspaceIn(holder: Workspace): Workspace {
  const own = defined(recordRows.map(([field]) => [field, fieldOf(holder, field)]));
  return { ...own, ...(holder.later && { later: holder.later }) } as unknown as Workspace;
}

/** Returns whether two workspaces are equal in every field, apart from `later`. */
export const isSameWorkspace = (a: Workspace, b: Workspace): boolean =>
  recordRows.every(([field]) => isEqual(fieldOf(a, field), fieldOf(b, field)));

/** Returns whether two workspaces are equal in the user's own work. */
export const isSameWork = (a: Workspace, b: Workspace): boolean =>
  recordRows.every(
    ([field, { isWork }]) => !isWork || isEqual(fieldOf(a, field), fieldOf(b, field)),
  );

const fieldOf = (holder: object, field: string): unknown =>
  Object.hasOwn(holder, field) ? (holder as Record<string, unknown>)[field] : undefined;

const defined = (entries: [string, unknown][]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));

/** Values are plain data, so objects are compared as JSON. */
const isEqual = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
