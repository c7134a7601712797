import { shownText } from '../audit/shownValue';
import { Isolated } from './Isolated';

/** A message of more characters than this is cut. */
const shownAtMost = 600;

/** A sentence about the user's text, with their values in double quotes each kept to itself. */
export function Message({ text }: { text: string }) {
  return shownText(text, shownAtMost)
    .split(/("[^"]*")/)
    .map((part, index) => <Isolated key={index} text={part} />);
}
