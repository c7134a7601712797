import { isStep, resultOf } from '../audit/steps';
import { commandLine, typography, whyNoCommand } from './commandLine';
import { commandRequests, isCurl, type Translate } from './commandRequests';
import { commandsIn, isShell, notKnown } from './commandsIn';
import { eventRequest, type Read } from './eventRequest';
import { eventsIn, whyNoEvent, type EventFields } from './eventsIn';
import { hereDocument } from './hereDocuments';
import { jsonPiece, type JsonPiece } from './jsonPieces';
import { kubectlLog } from './kubectlLog';
import { methodRequest, pathRequest, takesBody } from './pathRequest';
import type { Sender } from './ownCallers';
import { ownAtMost, type OwnRequest } from './ownRequest';
import type { YamlValue } from './safeYaml';
import { yamlPiece } from './yamlPieces';

export interface ReadOptions {
  /** Who sends what does not name its sender. */
  sender: Sender;
  /** Absent as long as it is not loaded. */
  kubectl?: Translate;
  yaml?: (text: string) => YamlValue;
  /** In ms since 1970: when tokens would be checked. */
  now?: number;
  /** Is told how much of the text is read, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** What became of a text: the requests, and what was refused, by line from 1. */
export interface Reading {
  requests: { line: number; request: OwnRequest; notes: readonly string[] }[];
  refused: { line: number; text: string; reason: string }[];
  /** The kubectl commands that were read, each once, and the files that they are given. */
  commands: { command: string; files: Record<string, string> }[];
}

/** Longer texts are not read, in UTF-16 units. */
export const textAtMost = 20_000_000;

/** After so many lines that cannot be read, the rest is not tried. */
const refusedAtMost = 1000;

/**
 * Returns the requests in a pasted text: kubectl and curl commands, "METHOD /path", and audit events in any dress. Good
 * lines are taken, bad ones are listed with a reason; comments and blank lines are skipped. The events of one request
 * become one. No request has an id yet. Never throws.
 */
export const readRequests = (text: string, options: ReadOptions): Reading =>
  resultOf(readRequestsInSteps(text, options));

/** Does the same in steps. */
export function* readRequestsInSteps(
  text: string,
  options: ReadOptions,
): Generator<undefined, Reading> {
  const reading: Reading = { requests: [], refused: [], commands: [] };
  const commands = new Map<string, Reading['commands'][number]>();
  const files: Record<string, string> = Object.create(null);
  const refuse = (line: number, said: string, reason: string) =>
    reading.refused.push({ line, text: said.trim().slice(0, 200), reason });
  if (text.length > textAtMost) {
    refuse(1, '', 'This text is too long to read: at most 20 MB. Paste a part of it.');
    return reading;
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const events: { line: number; events: EventFields[] }[] = [];
  const ofEvents = new Map<string, (typeof events)[number]>();
  const takeEvent = (line: number, event: EventFields) => {
    const key = JSON.stringify(['auditID', 'verb', 'requestURI'].map((name) => event.get(name)));
    const begun = event.get('auditID') === undefined ? undefined : ofEvents.get(key);
    if (begun) return begun.events.push(event);
    const first = { line, events: [event] };
    events.push(first);
    if (event.get('auditID') !== undefined) ofEvents.set(key, first);
  };
  const take = (line: number, said: string, read: Read) => {
    if ('refused' in read) refuse(line, said, read.refused);
    else reading.requests.push({ line, ...read });
  };
  let leftOut = 0;
  const isFull = () => reading.requests.length > ownAtMost;
  const run = (number: number, said: string, command: string, more: readonly string[] = []) => {
    if (isFull()) return (leftOut += 1);
    const slip = typography(command);
    if (slip !== undefined) return refuse(number, said, slip);
    const given = { ...files };
    if (!isCurl(command)) commands.set(command, { command, files: given });
    const reads = commandRequests(command, { ...options, files: given });
    for (const [index, read] of reads.entries()) {
      const isFirst = index === 0 && !('refused' in read);
      take(number, said, isFirst ? { ...read, notes: [...read.notes, ...more] } : read);
    }
  };
  for (let at = 0; at < lines.length; at++) {
    options.onProgress?.(at / lines.length);
    yield;
    const whole = (lines[at] ?? '').trim();
    const started = commandLine(whole);
    const line = started?.text ?? whole;
    const number = at + 1;
    if (reading.refused.length >= refusedAtMost) {
      refuse(number, line, 'Too many lines cannot be read. The text is not read from here on.');
      break;
    }
    const logged = kubectlLog(line);
    const here = started && hereDocument(lines, at, line);
    if (here) {
      at += here.lines - 1;
      if (here.refused !== undefined) refuse(number, line, here.refused);
      else if (here.command === '') files[here.file] = here.text;
      else {
        files['-'] = here.text;
        run(number, line, here.command, here.notes);
        delete files['-'];
      }
    } else if (started || isShell(line)) {
      const [all, taken] = continued(lines, at, line);
      at += taken - 1;
      for (const found of commandsIn(all, started?.notes)) {
        if ('refused' in found) refuse(number, found.text, found.refused);
        else run(number, found.text, found.text, found.notes);
      }
    } else if (isPath(line)) {
      const next = takesBody(line) ? yield* bodyAt(lines, at + 1) : undefined;
      take(number, line, pathRequest(line, options.sender, next));
      at += next?.lines ?? 0;
    } else if (logged !== undefined) {
      if (logged !== 'aside') take(number, line, methodRequest(logged, options.sender));
    } else if (line !== '' && !/^(?:#|\/\/|```|---$|[\]},;]+$)/.test(line)) {
      const piece = yamlOf(lines, at, options) ?? (yield* jsonPiece(lines, at));
      if (!piece) refuse(number, line, whyNoCommand(line) ?? notKnown);
      else {
        const isRead = piece.refused === undefined;
        const found = isRead ? yield* eventsIn(piece.value) : [];
        for (const [index, event] of found.entries()) {
          if (isStep(index)) yield;
          takeEvent(number, event);
        }
        const isAside = isRead && piece.value === undefined;
        if (found.length === 0 && !isAside)
          refuse(piece.line, line, piece.refused ?? whyNoEvent(piece.value));
        at += isRead || piece.lines > 1 ? piece.lines - 1 : skipped(lines, at);
        // Several on one line.
        if (piece.rest !== undefined) {
          lines[at] = piece.rest;
          at -= 1;
        }
      }
    }
  }
  // Those after more than a workspace holds are only counted.
  let count = 0;
  for (const { line, events: stages } of events) {
    yield;
    if (count > ownAtMost) {
      leftOut += 1;
      continue;
    }
    const read = eventRequest(stages);
    if (!('refused' in read)) count += 1;
    take(line, lines[line - 1] ?? '', read);
  }
  return capped(
    {
      requests: reading.requests.toSorted((a, b) => a.line - b.line),
      refused: reading.refused.toSorted((a, b) => a.line - b.line),
      commands: [...commands.values()],
    },
    leftOut,
  );
}

/** The YAML that begins in a line, like a piece of JSON; undefined if none does. */
function yamlOf(
  lines: readonly string[],
  at: number,
  { yaml }: ReadOptions,
): JsonPiece | undefined {
  const piece = yamlPiece(lines, at);
  if (!piece) return undefined;
  const place = { line: at + 1, lines: piece.lines };
  if (piece.text === undefined) return { ...place, value: undefined };
  const read = yaml?.(piece.text) ?? { refused: 'What reads YAML is not loaded yet.' };
  if ('value' in read) return { ...place, ...read };
  return { ...place, line: at + 1 + (read.line ?? 0), refused: read.refused };
}

const isPath = (line: string) =>
  /^(?:[A-Z]{3,10}\s+\S|\/(?!\/)|https?:\/\/)/.test(line) ||
  /^(?:get|post|put|patch|delete|head|options)\s+\/\S*$/i.test(line);

/** The JSON body in the lines after a method and a path, unless it is an audit event. */
function* bodyAt(
  lines: readonly string[],
  at: number,
): Generator<undefined, JsonPiece | undefined> {
  if (!/^\s*\{/.test(lines[at] ?? '')) return undefined;
  const piece = yield* jsonPiece(lines, at);
  if (!piece || piece.refused !== undefined || piece.rest !== undefined) return undefined;
  return (yield* eventsIn(piece.value)).length === 0 ? piece : undefined;
}

/** How many lines after a broken one belong to it: those that are indented, or close it. */
function skipped(lines: readonly string[], at: number): number {
  let count = 0;
  while (/^(?:\s|[\]}"])/.test(lines[at + count + 1] ?? '')) count += 1;
  return count;
}

function capped({ requests, refused, commands }: Reading, leftOut: number): Reading {
  if (requests.length <= ownAtMost) return { requests, refused, commands };
  const [first] = requests.slice(ownAtMost);
  const reason = `A workspace has at most ${ownAtMost.toLocaleString('en')} requests. ${(requests.length - ownAtMost + leftOut).toLocaleString('en')} from here on are left out.`;
  return {
    commands,
    requests: requests.slice(0, ownAtMost),
    refused: [...refused, { line: first?.line ?? 1, text: first?.request.command ?? '', reason }],
  };
}

/** A command with the lines that continue it: after a backslash, or within a quote, and how many lines it takes. */
function continued(lines: readonly string[], from: number, first: string): [string, number] {
  const taken: string[] = [];
  let quote = '';
  let isOpen = true;
  for (let at = from; isOpen && at < lines.length; at++) {
    const line = at === from ? first : (lines[at] ?? '');
    if (quote !== '' && /^(?:kubectl|curl)\b/.test(line)) break;
    // cmd.exe continues a line after ^, and PowerShell after `.
    const isWindows = quote === '' && /\s[\^`]\s*$/.test(line);
    taken.push(isWindows ? line.replace(/[\^`]\s*$/, '\\') : line);
    quote = isWindows ? '' : quoteAfter(line, quote);
    isOpen = isWindows || quote !== '' || /(?:(?<!\\)(?:\\\\)*\\|\||&&)$/.test(line);
  }
  // A quote that is never closed is one of its line only.
  return quote === '' ? [taken.join('\n'), taken.length] : [first, 1];
}

/** The quote that is open at the end of a line, given the one at its beginning; "" for none. */
function quoteAfter(line: string, begun: string): string {
  let quote = begun;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    if (char === '\\' && quote !== "'") at += 1;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return quote;
}
