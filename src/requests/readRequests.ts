import { requestInfo } from '../audit/request/requestInfo';
import type { Sender } from './ownCallers';
import { curlRequest } from './curl';
import { eventRequest, type Read } from './eventRequest';
import { eventsIn, whyNoEvent, type EventFields } from './eventsIn';
import { jsonPiece, parsed } from './jsonPieces';
import type { KubectlRequest } from './kubectl/session';
import { ownAtMost, ownRequestFrom, type OwnRequest } from './ownRequest';

/** Returns the requests that a kubectl command makes, in order, or why they are not known. */
export type Translate = (
  command: string,
) => { requests: readonly KubectlRequest[]; notes?: readonly string[] } | { refused: string };

export interface ReadOptions {
  /** Who sends what does not name its sender. */
  sender: Sender;
  /** Absent as long as it is not loaded. */
  kubectl?: Translate;
}

/** What became of a text: the requests, and what was refused, by line from 1. */
export interface Reading {
  requests: { line: number; request: OwnRequest; notes: readonly string[] }[];
  refused: { line: number; text: string; reason: string }[];
}

/** Longer texts are not read, in UTF-16 units. */
export const textAtMost = 5_000_000;

/** After so many lines that cannot be read, the rest is not tried. */
const refusedAtMost = 1000;

const methodLine = /^([A-Z]{3,10})\s+(\S+)(?:\s+HTTP\/[\d.]+)?(?:\s+([{[].*))?$/s;
const prompt =
  /^(?:[$%>#❯»➜]\s+|[\w.-]+@[\w.-]+[:~][^$#]*[$#]\s+)?(?:sudo\s+)?(?=(?:\w+=\S*\s+)*(?:\S*[/\\])?(?:kubectl|curl)(?:\.exe)?(?:\s|$))/;
const kubectlLine = /^(?:\w+=\S*\s+)*(?:\S*[/\\])?kubectl(?:\.exe)?(?:\s|$)/;
const curlLine = /^(?:\S*[/\\])?curl(?:\.exe)?(?:\s|$)/;

/**
 * Returns the requests in a pasted text: kubectl and curl commands, "METHOD /path", and audit events in any dress. Good
 * lines are taken, bad ones are listed with a reason; comments and blank lines are skipped. The events of one request
 * become one. No request has an id yet. Never throws.
 */
export function readRequests(text: string, options: ReadOptions): Reading {
  const reading: Reading = { requests: [], refused: [] };
  const refuse = (line: number, said: string, reason: string) =>
    reading.refused.push({ line, text: said.trim().slice(0, 200), reason });
  if (text.length > textAtMost) {
    refuse(1, '', 'This text is too long to read: at most 5 MB. Paste a part of it.');
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
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim().replace(prompt, '');
    const number = at + 1;
    if (reading.refused.length >= refusedAtMost) {
      refuse(number, line, 'Too many lines cannot be read. The text is not read from here on.');
      break;
    }
    if (kubectlLine.test(line) || curlLine.test(line)) {
      const [command, taken] = continued(lines, at, line);
      at += taken - 1;
      for (const read of commandRequests(command, options)) take(number, line, read);
    } else if (/^[A-Z]{3,10}\s+\S/.test(line) || line.startsWith('/')) {
      take(number, line, pathRequest(line, options.sender));
    } else if (line !== '' && !/^(?:#|\/\/|```|[\]},;]+$)/.test(line)) {
      const piece = jsonPiece(lines, at);
      if (!piece) refuse(number, line, notKnown(line));
      else {
        const found = piece.refused === undefined ? eventsIn(piece.value) : [];
        for (const event of found) takeEvent(number, event);
        if (found.length === 0) refuse(number, line, piece.refused ?? whyNoEvent(piece.value));
        at += piece.refused === undefined ? piece.lines - 1 : skipped(lines, at);
      }
    }
  }
  for (const { line, events: stages } of events) {
    take(line, lines[line - 1] ?? '', eventRequest(stages));
  }
  return capped({
    requests: reading.requests.toSorted((a, b) => a.line - b.line),
    refused: reading.refused.toSorted((a, b) => a.line - b.line),
  });
}

/** How many lines after a broken one belong to it: those that are indented, or close it. */
function skipped(lines: readonly string[], at: number): number {
  let count = 0;
  while (/^(?:\s|[\]}"])/.test(lines[at + count + 1] ?? '')) count += 1;
  return count;
}

function capped({ requests, refused }: Reading): Reading {
  if (requests.length <= ownAtMost) return { requests, refused };
  const [first] = requests.slice(ownAtMost);
  const reason = `A workspace has at most ${ownAtMost.toLocaleString('en')} requests. ${(requests.length - ownAtMost).toLocaleString('en')} from here on are left out.`;
  return {
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
    taken.push(line);
    quote = quoteAfter(line, quote);
    isOpen = quote !== '' || (quote === '' && /(?<!\\)(?:\\\\)*\\$/.test(line));
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

function commandRequests(command: string, { sender, kubectl }: ReadOptions): Read[] {
  if (curlLine.test(command)) return [curlRequest(command, sender)];
  const translated = kubectl?.(command) ?? {
    refused: 'What translates kubectl commands is not loaded yet.',
  };
  if ('refused' in translated) return [translated];
  const { requests, notes = [] } = translated;
  const others = requests.filter(({ discovery }) => discovery !== true);
  // kubectl api-resources and kubectl version ask for nothing else.
  const asked = others.length > 0 ? others : requests;
  if (asked.length === 0) return [{ refused: 'This command sends no requests.' }];
  const said = command
    .split('\n')
    .map((line) => line.trim().replace(/\\$/, '').trimEnd())
    .join(' ');
  return asked.map((each, at): Read => {
    const request = ownRequestFrom(
      {
        ...sender,
        ...each,
        command: asked.length > 1 ? `${said} (${at + 1}/${asked.length} ${whatOf(each)})` : said,
        title: `From a kubectl command${asked.length > 1 ? `, request ${at + 1} of ${asked.length}` : ''}: ${each.method} ${each.url}`,
        requestBody: each.body,
        ...(each.method === 'PATCH' && { patch: each.bodyType }),
        response: responseTo(each),
      },
      '',
    );
    return request
      ? { request, notes: at === 0 ? [...notes] : [] }
      : { refused: 'Its URL is too long.' };
  });
}

/** What tells the requests of one command apart: "get pods/exec". */
function whatOf({ method, url }: KubectlRequest): string {
  const { verb, resource, subresource, path } = requestInfo(method, url);
  return `${verb} ${resource === '' ? path : resource}${subresource === '' ? '' : `/${subresource}`}`;
}

/** The response that a request usually gets, without a body. */
export function responseTo({ method, url, code }: { method: string; url: string; code?: number }) {
  const { verb, subresource } = requestInfo(method, url);
  const isTakenOver = ['exec', 'attach', 'portforward'].includes(subresource);
  const usual = isTakenOver ? 101 : verb === 'create' ? 201 : 200;
  return { code: code ?? usual, ...((code ?? usual) === 101 && { hijacked: true }) };
}

/** "POST /api/v1/namespaces/dev/pods", with or without a host and a body as JSON; a path alone is a GET. */
function pathRequest(line: string, sender: Sender): Read {
  const [, method = '', address = '', json] =
    methodLine.exec(line.startsWith('/') ? `GET ${line}` : line) ?? [];
  const url = address.replace(/^https?:\/\/[^/?#]*/, '').replace(/#.*$/s, '');
  if (method === '' || !url.startsWith('/')) return { refused: notKnown(line) };
  const body = json === undefined ? undefined : parsed(json);
  if (json !== undefined && !body) return { refused: 'The body after the path is not valid JSON.' };
  const request = ownRequestFrom(
    {
      ...sender,
      method,
      url,
      command: `${method} ${url}`,
      title: 'From a method and a path',
      userAgent: 'kubectl/v1.37.0 (linux/amd64) kubernetes/5f2c9a1',
      requestBody: body?.value,
      response: responseTo({ method, url }),
    },
    '',
  );
  return request ? { request, notes: [] } : { refused: 'This URL is too long.' };
}

function notKnown(line: string): string {
  if (/^(?:auditID|requestURI|stage|verb|kind|apiVersion|level)\s*:/.test(line))
    return 'Audit events as YAML are not read. Paste them as JSON.';
  return 'Not a kubectl or curl command, a method and a path, or an audit event.';
}
