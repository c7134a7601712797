import { hasLine, readLinked, writeLinked, type SharedWorkspace } from '../workspace/linked';
import { packText, unpackText, type LinkFault } from './linkText';

/** The contents of a link, or a message for the user why it cannot be opened. */
export type OpenedLink =
  | SharedWorkspace
  /** `isLater`: a newer version of Auditorium may be able to open it. */
  | { refused: string; isLater?: boolean };

/** Links longer than this many characters cannot be ours. */
const longestLink = 1_500_000;

/**
 * Encodes a workspace for the fragment of an address (linkText.ts). Version 2 is the same as version 1 with own requests,
 * which earlier readers would take for a part of the text. Returns undefined when the workspace is too large.
 */
export function encodeLink(shared: SharedWorkspace): string | undefined {
  const letters = packText(writeLinked(shared));
  return letters === undefined ? undefined : `v${hasLine(shared) ? 2 : 1}=${letters}`;
}

/** Decodes what `encodeLink` returned. Refuses anything else with a reason. Never throws. */
export function decodeLink(link: string): OpenedLink {
  const [, version, letters = ''] = /^v(\d{1,6})=(.*)$/su.exec(link) ?? [];
  if (version === undefined) return { refused: 'This is not an Auditorium link.' };
  if (version !== '1' && version !== '2') {
    const isLater = Number(version) > 2;
    const refused = `This link has format version ${version}, which this version of Auditorium cannot read.`;
    return isLater ? { refused: `${refused} Reload to update.`, isLater } : { refused };
  }
  if (link.length > longestLink)
    return { refused: 'This link is too long to be an Auditorium link.' };
  const plain = unpackText(letters);
  if ('fault' in plain) return { refused: faults[plain.fault] };
  return readLinked(plain.text) ?? { refused: faults.empty };
}

const faults: Record<LinkFault, string> = {
  damaged:
    'This link is damaged: part of it was cut off or changed. Ask for a new link, or for the file.',
  empty: 'This link contains no workspace.',
  'too large': 'This link unpacks to more than 1 MB, the limit for links.',
};
