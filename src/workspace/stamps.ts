/** What autosave and library store beside the fields of a workspace, and how each is checked. */
export const stamps = {
  /** The version of the format. */
  version: (value: unknown) => (value === formatVersion ? formatVersion : undefined),
  /** Incremented with each change of the text. A save must know the latest. */
  revision: (value: unknown) => (Number.isSafeInteger(value) ? Number(value) : undefined),
  /** Whether the library has the same work. */
  isInLibrary: (value: unknown) => value === true,
  /** Times in ms since 1970, within the range of a Date. */
  changedAt: time,
  savedAt: time,
  /** The page that saved it, an id made anew with each load of the page. */
  savedBy: (value: unknown) => (typeof value === 'string' ? value : undefined),
};

/** The version of autosave records and export files. Increment it for changes that older versions would misread. */
export const formatVersion = 1;

function time(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : undefined;
}
