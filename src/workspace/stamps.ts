/** What autosave and library note beside the fields of a workspace, and how each is checked. */
export const stamps = {
  /** Of the record's format. */
  version: (value: unknown) => (value === formatVersion ? formatVersion : undefined),
  /** Goes up by one with each change of the text: a save must have seen the last one. */
  revision: (value: unknown) => (Number.isSafeInteger(value) ? Number(value) : undefined),
  /** Whether the library has the same text. */
  isInLibrary: (value: unknown) => value === true,
  /** Times in ms since 1970, as far as a Date can hold them. */
  changedAt: time,
  savedAt: time,
};

/** Of autosave records and export files. A change that older studios would misread makes it 2. */
export const formatVersion = 1;

function time(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : undefined;
}
