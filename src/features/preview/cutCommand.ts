/** A command in parts, of which `start` may be cut at its end to fit. */
export interface CutCommand {
  /** `kubectl ` or nothing: most commands have it in common. */
  tool: string;
  start: string;
  /** What stays visible; empty if the command is short. */
  end: string;
}

const tool = 'kubectl ';
/** From this length on, a command may not fit. */
const longFrom = 24;
/** How much of the end stays visible: whole words if possible, or so many characters of a longer one. */
const endAtMost = 16;
const endOfWord = 12;

/** Divides a command so that its middle can be cut where there is no room: the end names the namespace and the format. */
export function cutCommand(text: string): CutCommand {
  const rest = text.startsWith(tool) ? text.slice(tool.length) : text;
  const from = rest.length > longFrom ? endFrom(rest) : rest.length;
  return {
    tool: text.slice(0, text.length - rest.length),
    start: rest.slice(0, from),
    end: rest.slice(from),
  };
}

function endFrom(rest: string): number {
  const least = rest.length - endAtMost;
  const word = rest.indexOf(' ', least);
  return word === -1 ? rest.length - endOfWord : word;
}
