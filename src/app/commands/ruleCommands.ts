import { flushSync } from 'react-dom';
import { ruleSentence } from '../../analysis/sentences/ruleSentence';
import { focusRule, ruleActions, type RuleActions } from '../../features/rule-builder/ruleActions';
import { isFormLocked } from '../../state/rows';
import { selectFormPolicy } from '../../state/rules';
import type { State } from '../../state/state';
import type { Command, Studio } from './command';
import { noText } from './keyed';

const lockedReason = 'the YAML has an error';
const locked = (state: State) => isFormLocked(state) && state.text.trim() !== '';
const rulesOf = (state: State) => selectFormPolicy(state)?.rules ?? [];

/** Shows the Rules pane and acts on the rules as that pane does, including its focus. */
function onRules({ store, root }: Studio, act: (actions: RuleActions) => void) {
  flushSync(() => store.getState().showPane('Rules'));
  act(ruleActions(store, root));
}

/** A command that acts on the selected rule. */
function onRule(
  id: string,
  title: string,
  keywords: string,
  run: (studio: Studio, index: number) => void,
  impossible: (index: number, last: number) => string | undefined = () => undefined,
): Command {
  return {
    id,
    title,
    keywords,
    group: 'Rules',
    unavailable: ({ store }) => {
      const state = store.getState();
      if (locked(state)) return lockedReason;
      const { selectedRule } = state;
      if (selectedRule === undefined) return 'no rule is selected';
      return impossible(selectedRule, rulesOf(state).length - 1);
    },
    run: (studio) => {
      const { selectedRule } = studio.store.getState();
      if (selectedRule !== undefined) run(studio, selectedRule);
    },
  };
}

const move = (by: 1 | -1) => (studio: Studio, from: number) =>
  onRules(studio, (actions) => actions.move(from, from + by, 'head'));

/** Commands that add, remove and move rules. */
export const ruleCommands: readonly Command[] = [
  {
    id: 'add-rule',
    title: 'Add rule',
    group: 'Rules',
    keywords: 'new',
    unavailable: ({ store }) => (locked(store.getState()) ? lockedReason : undefined),
    run: (studio) => onRules(studio, (actions) => actions.add()),
  },
  onRule('duplicate-rule', 'Duplicate the selected rule', 'copy', (studio, index) =>
    onRules(studio, (actions) => actions.duplicate(index)),
  ),
  onRule('delete-rule', 'Delete the selected rule', 'remove', (studio, index) =>
    onRules(studio, (actions) => actions.remove(index)),
  ),
  onRule('move-rule-up', 'Move the selected rule up', 'order before', move(-1), (index) =>
    index === 0 ? 'it is the first rule' : undefined,
  ),
  onRule('move-rule-down', 'Move the selected rule down', 'order after', move(1), (index, last) =>
    index === last ? 'it is the last rule' : undefined,
  ),
  {
    id: 'simplify',
    title: 'Simplify the policy…',
    group: 'Rules',
    keywords: 'shorter remove unused without effect merge duplicate minimize clean up',
    unavailable: (studio) => (locked(studio.store.getState()) ? lockedReason : noText(studio)),
    run: ({ open }) => open('simplify'),
  },
];

/** Returns one command for each rule of the current policy. */
export function goingToRules(state: State): Command[] {
  const rules = rulesOf(state);
  return rules.map((rule, index) => {
    const sentence = ruleSentence(rule, index > 0 && index === rules.length - 1);
    return {
      id: `rule-${index + 1}`,
      title: `Rule ${index + 1}: ${sentence.map(({ text }) => text).join('')}`,
      group: 'Rules',
      keywords: `go to ${rule.level}`,
      isThing: true,
      run: (studio) => {
        flushSync(() => studio.store.getState().showRule(index));
        focusRule(studio.root, index);
      },
    };
  });
}
