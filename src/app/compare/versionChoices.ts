import { timeText } from '../../features/workspaces/timeText';
import type { KeptState } from '../../storage/kept';
import type { ChoiceGroup } from './side';

/**
 * Returns the earlier versions of a workspace to choose from, in their order, without those that equal its text. They are
 * named by time as in the history; versions that would have one name, by the time of day as well. `now` is in ms since 1970.
 */
export function versionChoices(
  states: readonly KeptState[],
  text: string,
  now: number,
): ChoiceGroup {
  const earlier = states
    .map((state, index) => ({ ...state, index, when: timeText(state.at, now) }))
    .filter((state) => state.text !== text);
  const isAlone = (when: string) => earlier.filter((each) => each.when === when).length === 1;
  return {
    name: 'Earlier versions of this policy',
    choices: earlier.map(({ at, text, index, when }) => ({
      value: `version ${index}`,
      name: `version from ${isAlone(when) ? when : `${when} (${timeOfDay(at)})`}`,
      text,
    })),
  };
}

const timeOfDay = (at: number) => new Date(at).toLocaleTimeString('en', { timeStyle: 'medium' });
