const done = {
  Add: 'added',
  Change: 'changed',
  Convert: 'converted',
  Extract: 'extracted',
  Move: 'moved',
  Omit: 'omitted',
  Remove: 'removed',
  Rename: 'renamed',
  Set: 'set',
  Start: 'started',
  Use: 'changed to',
} as const;

/** What the button of a fix says, e.g. "Convert to a list". */
export type FixTitle = `${keyof typeof done} ${string}`;

/** The same once it is done: "Fixed: converted to a list.". */
export function fixedText(title: FixTitle): string {
  const end = title.indexOf(' ');
  const verb = title.slice(0, end) as keyof typeof done;
  return `Fixed: ${done[verb]}${title.slice(end)}.`;
}
