import { shownValue } from '../../audit/shownValue';
import { seemsPolicy } from '../../manifests/seemsPolicy';
import { normalized } from '../../state/actions/textChange';
import { extractionsFrom } from '../files/extractionsFrom';
import { readFile } from '../files/readFile';
import { linkedSide } from './linkedSide';
import type { Side } from './side';

/** A side that was asked for, or why there is none; an empty reason: nothing was given yet. */
export type Read = Side | { refused: string };

/** Reads a file as a side: the policy, or the only one in it. Never rejects. */
export async function readFileSide(file: File): Promise<Read> {
  const name = shownValue(file.name);
  const { text, refused } = await readFile(file);
  return text === undefined ? { refused: `${name} ${refused}.` } : policyIn({ name, text });
}

/** Reads a pasted link as a side: its policy, or the only one in its text. Never rejects. */
export async function readLinkSide(pasted: string): Promise<Read> {
  const side = await linkedSide(pasted);
  return 'refused' in side ? side : policyIn(side);
}

async function policyIn({ name, text: raw }: Side): Promise<Side> {
  const { text } = normalized(raw);
  if (seemsPolicy(text)) return { name, text };
  const [only, ...others] = await extractionsFrom(text);
  return only && others.length === 0
    ? { name: `the policy in ${name}`, text: normalized(only.extract).text }
    : { name, text };
}
