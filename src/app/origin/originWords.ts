import { shownValue } from '../../audit/shownValue';
import type { Origin } from '../../workspace/workspace';

/** Returns where a policy was extracted from, as precisely as it is known: its place, and what the place is in. */
export function originWords({ path, file }: Origin): { place: string; holder: string } {
  return {
    place: path === '' ? 'a document' : shownValue(path),
    holder: file ? shownValue(file.name) : 'another text',
  };
}

/** Returns the title of the command that puts the policy back; the file says more than the place in it. */
export function putBackTitle(origin: Origin): string {
  const { place, holder } = originWords(origin);
  return `Put back into ${origin.file || origin.path === '' ? holder : place}`;
}
