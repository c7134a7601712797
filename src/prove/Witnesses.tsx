import { use } from 'react';
import type { Answer, Decided } from '../questions/ask';
import { recordedText, methodAndUrl, requestSentence, ruleName } from '../questions/report/words';
import { witnessRequest } from '../requests/witnessRequest';
import { useAppStore } from '../state/useApp';
import { Button } from '../ui/Button';
import { LevelName } from '../ui/LevelMark';
import { showWitness } from './showWitness';
import { ToStudio } from './ToStudio';
import styles from './ProvePage.module.css';

/** More would only slow the page down. */
const shownAtMost = 40;

/** The rules that decide a question's requests, each with one of them: first those that make the claim false. */
export function Witnesses({ answer }: { answer: Answer }) {
  const { decided, question } = answer;
  const sides = [
    { holds: false, title: question.kind === 'list' ? 'In the list' : 'Not as claimed' },
    { holds: true, title: question.kind === 'list' ? 'Not in the list' : 'As claimed' },
  ];
  return sides.map(({ holds, title }) => {
    const own = decided.filter((each) => each.holds === holds);
    if (own.length === 0) return null;
    return (
      <div key={title} className={styles.side} data-holds={holds}>
        <h3>{title}</h3>
        <ul>
          {own.slice(0, shownAtMost).map((each) => (
            <Witness key={String(each.rule)} decided={each} />
          ))}
        </ul>
        {own.length > shownAtMost && <p>And {own.length - shownAtMost} more rules.</p>}
      </div>
    );
  });
}

function Witness({ decided: { rule, config, holds, request } }: { decided: Decided }) {
  const store = useAppStore();
  const toStudio = use(ToStudio);
  const found = request();
  const name = ruleName(rule);
  return (
    <li className={styles.witness}>
      <div className={styles.decides}>
        {rule === undefined ? (
          <span>No rule</span>
        ) : (
          <Button
            look="link"
            onClick={() => {
              store.getState().showRule(rule);
              toStudio.go();
            }}
          >
            {name.replace('r', 'R')}
          </Button>
        )}
        <LevelName level={config.level} />
        {!holds && config.level !== 'None' && config.omitStages.length > 0 && (
          <span className={styles.muted}>{recordedText(config).replace(/^\S+ /, '')}</span>
        )}
      </div>
      <div className={styles.request}>
        <span>{requestSentence(found)}</span>
        <code>{methodAndUrl(found)}</code>
      </div>
      {witnessRequest(found) && (
        <Button
          look="outlined"
          className={styles.show}
          aria-label={`Show in the studio: ${requestSentence(found)}`}
          onClick={() => {
            showWitness(store, found, rule);
            toStudio.go();
          }}
        >
          Show in the studio
        </Button>
      )}
    </li>
  );
}
