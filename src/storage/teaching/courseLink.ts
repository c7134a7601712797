import { openCourse, writeCourse } from '../../course/teaching/courseFile';
import type { OpenedCourse, Refused, SharedCourse } from '../../course/teaching/courseFile';
import { packText, unpackText, type LinkFault } from '../linkText';

/** Links longer than this many characters cannot be ours. */
const longestLink = 1_500_000;

/** Encodes exercises for an address, as students get them. Returns undefined when they are too large. */
export function encodeCourse(course: SharedCourse): string | undefined {
  const letters = packText(writeCourse(course, 'student'));
  return letters === undefined ? undefined : `c1=${letters}`;
}

/** Opens what `encodeCourse` returned. Refuses anything else with a reason. Never throws. */
export function decodeCourse(link: string): OpenedCourse | Refused {
  const [, version, letters = ''] = /^c(\d{1,6})(?:=|%3D)(.*)$/isu.exec(link) ?? [];
  if (version === undefined) return { refused: faults.damaged };
  if (version !== '1') {
    return {
      refused: `This link has format version ${version}, which this version of Auditorium cannot read. Reload the page to update.`,
    };
  }
  if (link.length > longestLink) return { refused: 'This link is too long to be of Auditorium.' };
  const plain = unpackText(letters);
  return 'fault' in plain ? { refused: faults[plain.fault] } : openCourse(plain.text);
}

const faults: Record<LinkFault, string> = {
  damaged:
    'This link is damaged: part of it was cut off or changed. Ask your teacher for a new link, or for the file.',
  empty: 'This link contains no exercise.',
  'too large': 'This link unpacks to more than 1 MB, the limit for links.',
};
