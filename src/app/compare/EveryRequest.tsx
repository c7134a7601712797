import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  capitalized,
  changesBeside,
  differenceWords,
  records,
} from '../../analysis/sentences/differenceSentence';
import {
  differenceMarkdown,
  exampleWords,
  usersNote,
  verdictOf,
  verdictSentence,
} from '../../analysis/sentences/differenceText';
import { ruleSentence } from '../../analysis/sentences/ruleSentence';
import { plain, textOf, type Piece } from '../../analysis/sentences/sentencePiece';
import type { Policy, RequestAuditConfig } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import { attributesFor } from '../../engine/decide';
import { useDifference } from '../../state/useDifference';
import { Pieces } from '../../features/rule-builder/Pieces';
import type { DifferenceSet } from '../../proofs/differenceSet';
import { isInSet } from '../../proofs/isInSet';
import { openWitness } from '../../state/own/openWitness';
import { useApp, useAppStore, useStudioRoot } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { counted } from '../../ui/counted';
import { LevelName } from '../../ui/LevelMark';
import { focusRule } from '../../features/rule-builder/ruleActions';
import { focusInPane } from '../panes';
import styles from './EveryRequest.module.css';

interface Props {
  before: Policy;
  after: Policy;
  /** Which of them are the policy in the editor. */
  isNow: Readonly<Record<'before' | 'after', boolean>>;
  onClose: () => void;
}

/** More would push the texts out of sight. */
const shownAtFirst = 8;

/** What the two policies treat differently, of every request that kube-apiserver can receive, or that nothing is. */
export function EveryRequest({ before, after, isNow, onClose }: Props) {
  const [isWhole, setWhole] = useState(false);
  const requests = useApp((state) => state.requests);
  const difference = useDifference(before, after);
  if (!difference) {
    return (
      <p className={styles.verdict} role="status">
        Comparing them for every request…
      </p>
    );
  }
  const { sets } = difference;
  const verdict = verdictOf(difference);
  const aboutUsers = usersNote(sets);
  const note = (set: DifferenceSet) =>
    `${countIn(set, requests, before, after)} of ${counted(requests.length, 'sample request')}`;
  const rest = isWhole ? 0 : Math.max(0, sets.length - shownAtFirst);
  const [head, ...more] = verdictSentence(difference).split(/(?<=[:.]) /);
  return (
    <section aria-label="Every request" className={styles.every}>
      <p className={styles.verdict} data-verdict={verdict} role="status">
        {verdict === 'equal' && <Check size={16} aria-hidden="true" />}
        <span>
          <b>{head}</b>
          {more.map((each) => ` ${each}`)}
        </span>
      </p>
      {sets.length > 0 && (
        <ul className={styles.sets}>
          {sets.slice(0, sets.length - rest).map((set, index) => (
            <Set key={index} {...{ set, before, after, isNow, onClose }} />
          ))}
        </ul>
      )}
      {sets.length > 0 && (
        <p className={styles.foot}>
          {rest > 0 && (
            <Button look="link" onClick={() => setWhole(true)}>
              Show {counted(rest, 'more set')}
            </Button>
          )}
          <CopyButton
            label="Copy Markdown"
            title="Copy these sets for a review"
            text={() => differenceMarkdown(difference, { before, after }, note)}
          />
          {aboutUsers !== undefined && <small>{aboutUsers}</small>}
        </p>
      )}
    </section>
  );
}

/** How many of the requests in the preview are in a set. */
const countIn = (
  set: DifferenceSet,
  requests: readonly SampleRequest[],
  before: Policy,
  after: Policy,
) => requests.filter((request) => isInSet(set, attributesFor(request), before, after)).length;

interface SetProps extends Props {
  set: DifferenceSet;
}

function Set({ set, before, after, isNow, onClose }: SetProps) {
  const store = useAppStore();
  const root = useStudioRoot();
  const requests = useApp((state) => state.requests);
  const words = useMemo(() => {
    const { requests: which, except } = differenceWords(set, { before, after });
    return [...capitalized(which), ...except, plain('.')];
  }, [set, before, after]);
  const count = useMemo(
    () => countIn(set, requests, before, after),
    [requests, set, before, after],
  );
  const show = () => {
    // The dialog gives the focus back before it goes elsewhere.
    flushSync(onClose);
    const id = openWitness(store, set.request);
    if (id !== undefined) focusInPane(root, 'Preview', `[data-id="${id}"]`);
  };
  return (
    <li className={styles.set}>
      <span className={styles.change}>
        <Recorded config={set.was} />
        {isSameLevel(set) ? null : (
          <>
            {' → '}
            <Recorded config={set.is} />
          </>
        )}
        {records(set.is) && (
          <span>
            <Pieces pieces={withoutComma(changesBeside(set.was, set.is))} />
          </span>
        )}
        <span className="visually-hidden">: </span>
      </span>
      <div>
        <p>
          <Pieces pieces={words} />
        </p>
        <p className={styles.about}>
          <span>
            <Rules rules={set.before} policy={before} isNow={isNow.before} onClose={onClose} /> →{' '}
            <Rules rules={set.after} policy={after} isNow={isNow.after} onClose={onClose} />
          </span>
          <span>
            {count === 0 ? 'none' : count} of {counted(requests.length, 'sample request')}
          </span>
          <Button look="link" onClick={show} title={textOf(exampleWords(set))}>
            Show such a request
          </Button>
        </p>
      </div>
    </li>
  );
}

/** On a line of their own, they begin without one. */
const withoutComma = ([first, ...rest]: readonly Piece[]): Piece[] =>
  first ? [{ ...first, text: first.text.replace(/^, /, '') }, ...rest] : [];

const isSameLevel = ({ was, is }: DifferenceSet) =>
  was.level === is.level && records(was) === records(is);

function Recorded({ config }: { config: RequestAuditConfig }) {
  const isEmpty = config.level !== 'None' && !records(config);
  return (
    <>
      <LevelName level={config.level} isEmpty={isEmpty} />
      {isEmpty && ' (every stage is omitted)'}
    </>
  );
}

interface RulesProps {
  /** From 0; undefined: no rule. */
  rules: readonly (number | undefined)[];
  policy: Policy;
  isNow: boolean;
  onClose: () => void;
}

/** More rules are only counted. */
const rulesAtMost = 4;

/** The rules that decide the requests. Those of the policy in the editor lead there. */
function Rules({ rules, policy, isNow, onClose }: RulesProps) {
  const store = useAppStore();
  const root = useStudioRoot();
  const more = rules.length - rulesAtMost;
  const shown = rules.slice(0, more > 0 ? rulesAtMost - 1 : rulesAtMost);
  return (
    <>
      {shown.map((index, at) => {
        const rule = index === undefined ? undefined : policy.rules[index];
        const before = at > 0 ? ', ' : '';
        if (index === undefined || !rule) return `${before}no rule`;
        const title = textOf(ruleSentence(rule));
        const name = `rule ${index + 1}`;
        if (!isNow)
          return (
            <span key={index} title={title}>
              {before}
              {name}
            </span>
          );
        const lead = () => {
          flushSync(onClose);
          flushSync(() => store.getState().showRule(index));
          focusRule(root, index);
        };
        return (
          <span key={index}>
            {before}
            <Button look="link" title={title} onClick={lead}>
              {name}
            </Button>
          </span>
        );
      })}
      {more > 0 && ` and ${rules.length - shown.length} more`}
    </>
  );
}
