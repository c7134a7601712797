import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findPolicies } from '../manifests/findPolicies';
import { isPolicyFile, readOne, stdinName, type Input, type Search } from './inputs';
import { Unusable, type Io } from './io';
import type { Option } from './options';
import { positionIn, type Position } from './position';
import { oneLine } from './style';

/** A policy of a file: the file itself, or one inside it. */
export interface PolicyText {
  text: string;
  /** The place of an offset of the policy in its file. */
  at: (offset: number) => Position;
  /** For a policy inside another file: where, and which of the policies there it is, from 0. */
  inside?: { path: string; index: number };
}

/** Returns what to look for below directories; with `extracts`, files with policies inside, too. */
export const searchFor = (extracts: boolean): Search => ({
  wants: (text) =>
    isPolicyFile(text) ||
    (extracts && /audit|rules/i.test(text) && findPolicies(text).embedded.length > 0),
  isEvery: extracts,
});

/** Returns the text of a file as a policy, or with `extracts` the policies in it, if it is not one itself. */
export function policiesIn({ text }: Input, extracts: boolean): PolicyText[] {
  const found = extracts ? findPolicies(text).embedded : [];
  if (found.length === 0) return [{ text, at: positionIn(text) }];
  return found.map((policy, index) => ({
    text: policy.text,
    at: placeOf(text, policy.at.start, policy.text),
    inside: { path: policy.path, index },
  }));
}

/** The option of commands about one policy, or two. */
export const extractOption = {
  extract: {
    help: 'Take the policy inside another file: a ConfigMap, script, Terraform, Markdown and others. Of several, FILE#2 is the second.',
  },
} satisfies Record<string, Option>;

/** Returns the one policy that a name stands for, with its file. Throws Unusable if there are several: the message lists them. */
export async function onePolicy(
  name: string,
  extracts: boolean,
  io: Pick<Io, 'cwd' | 'stdin'>,
): Promise<{ input: Input; policy: PolicyText }> {
  const { file, number } = extracts ? numbered(name, io) : { file: name, number: undefined };
  const input = await readOne(file, io, searchFor(extracts));
  const all = policiesIn(input, extracts);
  const policy = number === undefined && all.length > 1 ? undefined : all[(number ?? 1) - 1];
  if (policy) return { input, policy };
  const lines = all.map(({ at, inside }, index) => {
    const where = inside?.path ? ` (${oneLine(inside.path)})` : '';
    return `\n  ${oneLine(file)}#${index + 1}  line ${at(0).line}${where}`;
  });
  const count = all.length === 1 ? 'one policy' : `${all.length} policies`;
  throw new Unusable(`${oneLine(input.name)} has ${count}. Name one of them:${lines.join('')}`);
}

/** A file may have such a name itself. */
function numbered(name: string, { cwd }: Pick<Io, 'cwd'>) {
  const [, file = name, number] = /^(.+)#(\d{1,4})$/.exec(name) ?? [];
  return number === undefined || existsSync(resolve(cwd, name))
    ? { file: name, number: undefined }
    : { file: file === stdinName ? '-' : file, number: Number(number) };
}

/**
 * Returns a lookup from offsets of an extracted policy to the place in its file: line by line, if the file has the same
 * lines with any indentation; if they are written in another way, always the place where the policy starts.
 */
function placeOf(holder: string, from: number, policy: string): (offset: number) => Position {
  const whole = positionIn(holder);
  const own = positionIn(policy);
  const lines = holder.split('\n');
  const start = whole(from);
  const wanted = policy.split('\n').map((line) => line.trim());
  const isSame = (first: number) =>
    wanted.every((line, index) => line === '' || lines[first - 1 + index]?.trim() === line);
  // A block scalar starts in the line below its key.
  const first = [start.line, start.line + 1, start.line - 1].find(
    (line) => line > 0 && isSame(line),
  );
  return (offset) => {
    if (first === undefined) return start;
    const { line, column } = own(offset);
    const [inside = '', outside = ''] = [policy.split('\n')[line - 1], lines[first + line - 2]];
    return { line: first + line - 1, column: column + Math.max(0, outside.indexOf(inside)) };
  };
}
