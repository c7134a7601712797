import { shownText } from '../audit/shownValue';
import { Isolated } from './Isolated';

/** A longer message is truncated to this many characters. */
const shownAtMost = 600;

/** A message in which each value in double quotes, which is user text, is isolated. */
export function Message({ text }: { text: string }) {
  return shownText(text, shownAtMost)
    .split(/("[^"]*")/)
    .map((part, index) => <Isolated key={index} text={part} />);
}
